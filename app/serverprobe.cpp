#include "serverprobe.h"

#include <QTcpSocket>
#include <QUrl>

using namespace Qt::StringLiterals;

ServerProbe::ServerProbe(QObject *parent)
    : QObject(parent)
{
}

void ServerProbe::ask(const QString &uri)
{
    const QUrl url(uri);
    const QString host = url.host();
    delete m_socket;
    m_socket = new QTcpSocket(this);
    m_clock.start();
    connect(m_socket, &QTcpSocket::connected, this, [this] {
        // Length 8, code 80877103: see "SSLRequest" in PostgreSQL's protocol.
        m_socket->write(QByteArray::fromHex("0000000804d2162f"));
    });
    connect(m_socket, &QTcpSocket::readyRead, this, [this, host] {
        const bool isEncrypted = m_socket->read(1) == "S"_ba;
        Q_EMIT answered({isEncrypted ? ServerReach::State::Encrypted : ServerReach::State::Unencrypted, host, int(m_clock.elapsed())});
        m_socket->disconnectFromHost();
    });
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this, host](QAbstractSocket::SocketError error) {
        if (error != QAbstractSocket::RemoteHostClosedError)
            Q_EMIT answered({ServerReach::State::Down, host, 0});
    });
    m_socket->connectToHost(host, quint16(url.port(5432)));
}
