#include "runninginstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>

using namespace Qt::StringLiterals;

namespace {
// Long enough for a program that is busy, short enough that a dead one's socket holds nobody up.
constexpr int patience = 1000;
constexpr qint64 longestLink = 4096;

QString usualName()
{
    const QByteArray home = QCryptographicHash::hash(QDir::homePath().toUtf8(), QCryptographicHash::Sha256);
    return u"kontor-"_s + QString::fromLatin1(home.toHex().first(12));
}
}

RunningInstance::RunningInstance(const QString &name, QObject *parent)
    : QObject(parent)
    , m_name(name.isEmpty() ? usualName() : name)
{
}

RunningInstance::~RunningInstance() = default;

bool RunningInstance::isSecond(const QString &link)
{
    QLocalSocket other;
    other.connectToServer(m_name);
    if (other.waitForConnected(patience)) {
        other.write(link.toUtf8() + '\n');
        other.waitForBytesWritten(patience);
        return true;
    }
    listen();
    return false;
}

void RunningInstance::listen()
{
    QLocalServer::removeServer(m_name);
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *socket = m_server->nextPendingConnection();
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->canReadLine())
                Q_EMIT asked(QString::fromUtf8(socket->readLine().trimmed()));
            else if (socket->bytesAvailable() > longestLink)
                socket->abort();
        });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    });
    m_server->listen(m_name);
}
