#pragma once
#include <QByteArray>
#include <QList>
#include <QString>

typedef struct pg_conn PGconn;

// libpq as the owner, whom row-level security does not concern: what the bare statement costs. Ends the program when one fails.
class Raw
{
public:
    explicit Raw(const QString &uri);
    ~Raw();
    Q_DISABLE_COPY(Raw)

    // Plain SQL; the first cell of the last answer.
    QByteArray run(const QByteArray &sql);
    // Milliseconds of a statement that was prepared once; all its rows are fetched.
    double timed(const QByteArray &sql, const QList<QByteArray> &parameters = {});
    // Milliseconds of COPY (select) TO STDOUT, read to its end.
    double copied(const QByteArray &select);

private:
    QByteArray prepared(const QByteArray &sql);

    PGconn *m_connection;
    QList<QByteArray> m_prepared;
};
