#include "support/caller.h"

#include <QList>
#include <libpq-fe.h>
#include <poll.h>

namespace {
constexpr int Patience = 10'000; // milliseconds

bool isReady(PGconn *connection, PostgresPollingStatusType wanted)
{
    pollfd socket{PQsocket(connection), short(wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    return poll(&socket, 1, Patience) == 1;
}
}

Caller::Caller(const ServerAddress &address)
    : m_connection(nullptr, PQfinish)
{
    const auto keywords = address.keywords();
    QList<QByteArray> texts;
    for (const auto &[name, value] : keywords.asKeyValueRange())
        texts << name.toUtf8() << value.toUtf8();
    QList<const char *> names;
    QList<const char *> values;
    for (qsizetype i = 0; i < texts.size(); i += 2) {
        names << texts.at(i).constData();
        values << texts.at(i + 1).constData();
    }
    names << nullptr;
    values << nullptr;
    m_connection.reset(PQconnectStartParams(names.constData(), values.constData(), 0));
}

bool Caller::knock()
{
    PostgresPollingStatusType status = PGRES_POLLING_WRITING;
    while (PQstatus(m_connection.get()) != CONNECTION_AWAITING_RESPONSE) {
        if (status == PGRES_POLLING_FAILED || !isReady(m_connection.get(), status))
            return false;
        status = PQconnectPoll(m_connection.get());
    }
    return isReady(m_connection.get(), PGRES_POLLING_READING); // its question has come, and waits
}

bool Caller::comeIn()
{
    PostgresPollingStatusType status
        = PQstatus(m_connection.get()) == CONNECTION_AWAITING_RESPONSE ? PGRES_POLLING_READING : PGRES_POLLING_WRITING;
    while (status != PGRES_POLLING_OK) {
        if (status == PGRES_POLLING_FAILED || !isReady(m_connection.get(), status))
            return false;
        status = PQconnectPoll(m_connection.get());
    }
    return true;
}

QByteArray Caller::ask(const QByteArray &sql)
{
    const std::unique_ptr<PGresult, void (*)(PGresult *)> result(PQexec(m_connection.get(), sql.constData()), PQclear);
    const char *state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    if (PQstatus(m_connection.get()) != CONNECTION_OK)
        return "gone";
    if (state)
        return state;
    return PQntuples(result.get()) > 0 && PQnfields(result.get()) > 0 ? QByteArray(PQgetvalue(result.get(), 0, 0)) : QByteArray();
}
