#pragma once
#include "db/result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QProcessEnvironment>
#include <QStringList>

// A program run to its end. Fails (KOL00) with the last words of its error output.
struct Command
{
    QString program;
    QStringList arguments;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QByteArray input = {};
    int patience = 120'000; // ms

    // PostgreSQL's own programs refuse to run as root: then they run as the user `postgres`.
    Command asServer() const;
    Result<QByteArray> run() const;
};

// The words of the local office, for the translators.
struct OfficeText
{
    Q_DECLARE_TR_FUNCTIONS(Office)
};

// A failure of the local office: `code` is KOL and two digits, `sentence` says what happened and what to do.
Error officeError(QLatin1StringView code, const QString &sentence);
bool isRoot();
