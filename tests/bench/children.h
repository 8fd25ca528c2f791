#pragma once
#include <QHash>
#include <QString>
#include <QStringList>

// What a child printed.
struct Told
{
    QHash<QString, QString> values;
    double askedAt = 0; // milliseconds, when its start was asked for

    double number(const QString &name) const { return values.value(name).toDouble(); }
    QString words(const QString &name) const { return values.value(name); }
};

// A part of the program in a process of its own: `kontor-bench --child NAME`, which prints "name value" lines.
class Child
{
public:
    // Runs to its end; ends this program when it fails.
    static Told run(const QString &name, const QStringList &arguments);
    // What the child does; its exit code.
    static int perform(const QString &name, int argc, char **argv);

    static void tell(const QByteArray &name, double value);
    static void say(const QByteArray &name, const QString &words);
    static double residentMegabytes(const char *line = "VmRSS:");
};
