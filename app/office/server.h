#pragma once
#include "db/result.h"
#include "office/officefolder.h"
#include "office/postgresql.h"

// The office's own PostgreSQL: made with checksums, reached over a unix socket alone, durable, running for this user.
class Server
{
public:
    Server(const OfficeFolder &folder, const PostgreSql &postgresql);

    Result<void> initialise() const;
    Result<void> start() const;
    Result<void> stop() const;
    bool isRunning() const;
    // Other clients than the one that asks; -1: nobody can tell.
    int clients() const;

    // One statement as the owner, its output as psql's unaligned text.
    Result<QByteArray> ask(const QString &sql, const QString &database = QStringLiteral("kontor")) const;
    Result<void> backUp(const QString &file) const;

private:
    Result<void> configure() const;
    QString lastOfLog() const;
    Error failedToStart(const Error &error) const;

    OfficeFolder m_folder;
    PostgreSql m_postgresql;
};
