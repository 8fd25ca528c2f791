#include "serverprobe.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

class ServerProbeTest : public QObject
{
    Q_OBJECT

    // Answers "S" or "N" to whoever asks for encryption, as PostgreSQL does.
    static ServerReach reachOf(char answer)
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        connect(&server, &QTcpServer::newConnection, &server, [&server, answer] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                if (socket->readAll() == QByteArray::fromHex("0000000804d2162f"))
                    socket->write(&answer, 1);
            });
        });
        return asked(server.serverPort());
    }

    static ServerReach asked(quint16 port)
    {
        ServerProbe probe;
        ServerReach reach;
        connect(&probe, &ServerProbe::answered, &probe, [&reach](const ServerReach &found) { reach = found; });
        probe.ask(u"postgresql://127.0.0.1:%1/kontor"_s.arg(port));
        (void)QTest::qWaitFor([&reach] { return reach.state != ServerReach::State::Unknown; });
        return reach;
    }

private Q_SLOTS:
    void anEncryptedServerIsSaidSo() { QCOMPARE(reachOf('S').state, ServerReach::State::Encrypted); }

    void oneThatEncryptsNothingIsSaidSo() { QCOMPARE(reachOf('N').state, ServerReach::State::Unencrypted); }

    void oneThatDoesNotAnswerIsDown()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        const quint16 port = server.serverPort();
        server.close();
        QCOMPARE(asked(port).state, ServerReach::State::Down);
    }
};

QTEST_MAIN(ServerProbeTest)
#include "serverprobetest.moc"
