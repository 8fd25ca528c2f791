#include "db/listener.h"
#include "db/keywords.h"

#include <QSocketNotifier>
#include <QTimer>
#include <libpq-fe.h>

using namespace Qt::StringLiterals;

Listener::Listener(const ServerAddress &address, const QString &channel)
    : m_address(address)
    , m_channel(channel)
    , m_retry(new QTimer(this))
{
    m_retry->setSingleShot(true);
    connect(m_retry, &QTimer::timeout, this, &Listener::connectToServer);
}

Listener::~Listener()
{
    drop();
}

void Listener::start()
{
    connectToServer();
}

void Listener::connectToServer()
{
    const Keywords all(m_address.keywords());
    m_connection = PQconnectdbParams(all.names(), all.values(), 0);
    if (PQstatus(m_connection) != CONNECTION_OK)
        return scheduleRetry();
    const QByteArray channel = m_channel.toUtf8();
    const std::unique_ptr<char, decltype(&PQfreemem)> quoted(PQescapeIdentifier(m_connection, channel.constData(), channel.size()),
                                                             PQfreemem);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(m_connection, QByteArray("listen ").append(quoted.get()).constData()),
                                                               PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        return scheduleRetry();
    m_attempt = 0;
    m_notifier = new QSocketNotifier(PQsocket(m_connection), QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &Listener::read);
    Q_EMIT listening();
}

void Listener::read()
{
    if (!PQconsumeInput(m_connection)) {
        Q_EMIT lost();
        return scheduleRetry();
    }
    while (PGnotify *notification = PQnotifies(m_connection)) {
        Q_EMIT heard(QString::fromUtf8(notification->extra));
        PQfreemem(notification);
    }
}

void Listener::drop()
{
    if (m_notifier) {
        m_notifier->setEnabled(false);
        m_notifier->deleteLater(); // it may be its signal that brought us here
    }
    m_notifier = nullptr;
    PQfinish(m_connection);
    m_connection = nullptr;
}

void Listener::retryNow()
{
    if (!m_retry->isActive())
        return;
    m_retry->stop();
    connectToServer();
}

void Listener::scheduleRetry()
{
    drop();
    m_retry->start(std::min(1 << std::min(m_attempt++, 5), 30) * 1000);
}
