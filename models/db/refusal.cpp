#include "db/refusal.h"
#include "db/keywords.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <libpq-fe.h>
#include <memory>
#include <poll.h>

using namespace Qt::StringLiterals;

Error refusal(const ServerAddress &address)
{
    const Keywords all(address.keywords());
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectStartParams(all.names(), all.values(), 0), PQfinish);
    PQsetErrorVerbosity(connection.get(), PQERRORS_SQLSTATE);
    QElapsedTimer elapsed;
    elapsed.start();
    PostgresPollingStatusType status = PGRES_POLLING_WRITING;
    while (PQstatus(connection.get()) != CONNECTION_BAD && status != PGRES_POLLING_OK && status != PGRES_POLLING_FAILED
           && elapsed.elapsed() < 5000) {
        pollfd socket{PQsocket(connection.get()), short(status == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
        poll(&socket, 1, 500);
        status = PQconnectPoll(connection.get());
    }
    const QString message = QString::fromUtf8(PQerrorMessage(connection.get())).trimmed();
    static const QRegularExpression state(u"(?:FATAL|ERROR|PANIC):\\s+([0-9A-Z]{5})\\s*$"_s);
    const auto match = state.match(message);
    if (!match.hasMatch())
        return {u"08001"_s, {}, {}, message, {}};
    // Whoever knows no password hears the same of an account that is closed and of one that was never there.
    const bool isClosed = match.captured(1) == "28000"_L1 && PQconnectionUsedPassword(connection.get());
    return {match.captured(1), {}, {}, {}, isClosed ? QString(AccountClosed) : QString()};
}
