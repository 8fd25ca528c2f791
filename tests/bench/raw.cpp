#include "raw.h"
#include "answered.h"

#include <libpq-fe.h>

namespace {
void check(PGconn *connection, const PGresult *result, const QByteArray &sql)
{
    const ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_OUT)
        qFatal("%s: %s", sql.constData(), PQerrorMessage(connection));
}
}

Raw::Raw(const QString &uri)
    : m_connection(PQconnectdb(uri.toUtf8().constData()))
{
    if (PQstatus(m_connection) != CONNECTION_OK)
        qFatal("%s", PQerrorMessage(m_connection));
}

Raw::~Raw()
{
    PQfinish(m_connection);
}

QByteArray Raw::run(const QByteArray &sql)
{
    PGresult *result = PQexec(m_connection, sql.constData());
    check(m_connection, result, sql);
    const QByteArray cell = PQntuples(result) > 0 && PQnfields(result) > 0 ? QByteArray(PQgetvalue(result, 0, 0)) : QByteArray();
    PQclear(result);
    return cell;
}

QByteArray Raw::prepared(const QByteArray &sql)
{
    const qsizetype known = m_prepared.indexOf(sql);
    const QByteArray name = "s" + QByteArray::number(known < 0 ? m_prepared.size() : known);
    if (known < 0) {
        PGresult *result = PQprepare(m_connection, name.constData(), sql.constData(), 0, nullptr);
        check(m_connection, result, sql);
        PQclear(result);
        m_prepared.append(sql);
    }
    return name;
}

double Raw::timed(const QByteArray &sql, const QList<QByteArray> &parameters)
{
    const QByteArray name = prepared(sql);
    QList<const char *> values;
    for (const QByteArray &parameter : parameters)
        values.append(parameter.constData());
    QElapsedTimer clock;
    clock.start();
    PGresult *result = PQexecPrepared(m_connection, name.constData(), int(values.size()), values.constData(), nullptr, nullptr, 0);
    const double took = elapsed(clock);
    check(m_connection, result, sql);
    PQclear(result);
    return took;
}

double Raw::copied(const QByteArray &select)
{
    QElapsedTimer clock;
    clock.start();
    const QByteArray copy = "copy (" + select + ") to stdout with (format csv, header)";
    PGresult *result = PQexec(m_connection, copy.constData());
    check(m_connection, result, copy);
    PQclear(result);
    char *line = nullptr;
    while (PQgetCopyData(m_connection, &line, 0) > 0)
        PQfreemem(line);
    PQclear(PQgetResult(m_connection));
    return elapsed(clock);
}
