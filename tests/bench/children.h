#pragma once
#include <QHash>
#include <QString>
#include <QStringList>

// A part of the program in a process of its own: `kontor-bench --child NAME`, which prints "name value" lines, moments as milliseconds
// since its start was asked for.
class Child
{
public:
    // Runs to its end; ends this program when it fails.
    static QHash<QString, double> run(const QString &name, const QStringList &arguments);
    // What the child does; its exit code.
    static int perform(const QString &name, int argc, char **argv);

    static double residentMegabytes(const char *line = "VmRSS:");
};
