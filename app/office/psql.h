#pragma once
#include "db/result.h"

#include <QProcessEnvironment>

class QProcess;

// libpq's environment for programs that are run on a server, so that a password never stands in a list of processes.
QProcessEnvironment serverEnvironment(const QString &uri);

// psql on a server: a script on its input, unaligned rows back, its end at the first error (KOL00). It reads no startup file.
class Psql
{
public:
    explicit Psql(const QString &uri);

    // Another database of the same server.
    Psql in(const QString &database) const;
    Result<QByteArray> run(const QByteArray &script, int patience = 120'000) const;
    // The same without waiting for its end; what it says is read from the process.
    void begin(QProcess &session, const QByteArray &script) const;

private:
    QProcessEnvironment m_environment;
};
