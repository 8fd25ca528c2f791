#include "runninginstance.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;

class RunningInstanceTest : public QObject
{
    Q_OBJECT
    const QString m_name = u"kontor-test-"_s + QUuid::createUuid().toString(QUuid::Id128);

private Q_SLOTS:
    void theSecondHandsItsLinkToTheFirst()
    {
        RunningInstance first(m_name);
        QVERIFY(!first.isSecond({}));
        const QSignalSpy asked(&first, &RunningInstance::asked);
        RunningInstance second(m_name);
        QVERIFY(second.isSecond(u"kontor://deal/DLID0042"_s));
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().toString(), u"kontor://deal/DLID0042"_s);
    }

    void withoutALinkTheFirstOnlyComesToTheFront()
    {
        RunningInstance first(m_name);
        QVERIFY(!first.isSecond({}));
        const QSignalSpy asked(&first, &RunningInstance::asked);
        QVERIFY(RunningInstance(m_name).isSecond({}));
        QTRY_COMPARE(asked.size(), 1);
        QVERIFY(asked.front().front().toString().isEmpty());
    }

    void aDeadOnesSocketHoldsNobodyUp()
    {
        {
            RunningInstance first(m_name);
            QVERIFY(!first.isSecond({}));
        }
        RunningInstance next(m_name);
        QVERIFY(!next.isSecond({}));
        const QSignalSpy asked(&next, &RunningInstance::asked);
        QVERIFY(RunningInstance(m_name).isSecond(u"kontor://deal/DLID0001"_s));
        QTRY_COMPARE(asked.size(), 1);
    }

    void nobodyElseCanSendMoreThanALink()
    {
        RunningInstance first(m_name);
        QVERIFY(!first.isSecond({}));
        const QSignalSpy asked(&first, &RunningInstance::asked);
        QLocalSocket socket;
        socket.connectToServer(m_name);
        QVERIFY(socket.waitForConnected());
        socket.write(QByteArray(100'000, 'x'));
        socket.flush();
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(asked.size(), 0);
    }
};

QTEST_MAIN(RunningInstanceTest)
#include "runninginstancetest.moc"
