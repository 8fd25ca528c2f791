#pragma once
#include "db/result.h"
#include "db/rows.h"
#include "db/serveraddress.h"
#include "db/statement.h"

#include <QHash>
#include <memory>

typedef struct pg_conn PGconn;
typedef struct pg_cancel PGcancel;

// One connection to the server, by libpq: each text is prepared once, and values travel beside it, never in it. Used by one thread only.
class Connection
{
public:
    Connection() = default;
    ~Connection();

    // `settings` are the server's, e.g. {"statement_timeout", "30s"}.
    Result<void> open(const ServerAddress &address, const QMap<QString, QString> &settings);
    void close();
    bool isOpen() const { return m_handle != nullptr; }
    // After an error: the connection is gone, and the statement's outcome unknown.
    bool isLost(const Error &error) const;

    Result<Rows> execute(const Statement &statement);
    // The statement and COMMIT in one round trip: what is refused is not committed, and the transaction is still there.
    Result<Rows> executeAndCommit(const Statement &statement);
    // SQL of our own without parameters; several statements are allowed, the last one answers.
    Result<Rows> plain(const char *sql);

    PGconn *handle() const { return m_handle; }
    std::shared_ptr<PGcancel> canceller() const;

private:
    Result<QByteArray> prepared(const QString &sql);
    Result<Rows> executeParams(const Statement &statement);
    Result<Rows> answerInPipeline();

    PGconn *m_handle = nullptr;
    QHash<QString, QByteArray> m_prepared;
    quint64 m_lastName = 0;
};
