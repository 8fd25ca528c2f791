#include "support/faultyproxy.h"
#include "shell/errortext.h"
#include "support/books.h"
#include "support/heldtable.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;
using Fault = FaultyProxy::Fault;
Q_DECLARE_METATYPE(FaultyProxy::Fault)

// A proxy that breaks at a chosen message, between a person who saves a deal with its payment and a real server: whatever breaks, the deal
// is there once or not at all, the person is told which, and the books are equal.
class FaultyProxyTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestOffice> m_office;
    std::unique_ptr<FaultyProxy> m_proxy;
    std::unique_ptr<Database> m_database;
    QString m_tenant;

    static constexpr std::chrono::milliseconds Patience{2000};

    void open(const QString &email = u"sales@baltic.example"_s)
    {
        m_database = std::make_unique<Database>();
        m_database->setPatience(Patience);
        QVERIFY_RESULT(settled(m_database->open(m_proxy->through(m_office->person(email)))));
        m_database->setPrelude({{u"select * from core.enter(?::uuid)"_s, {m_tenant}}});
        QVERIFY_RESULT(settled(m_database->query({u"select 1"_s})));
    }

    static QString newId() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

    // How often the deal and its payment are there: "1 1" once.
    QString found(const QString &deal)
    {
        return m_office
            ->ask(u"select (select count(*) from sales.deal where id = ?::uuid) || ' ' || (select count(*) from sales.payment where deal_id"
                  " = ?::uuid) as n"_s,
                  {deal, deal})
            .text(0, u"n");
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_office = std::make_unique<TestOffice>();
        m_tenant = m_office->ask(u"select id::text from core.tenant where slug = 'baltic-solar'"_s).text(0, u"id");
        QCOMPARE(unequalBooks(m_office->owner()), QStringList());
    }

    void cleanupTestCase() { m_office.reset(); }

    void init()
    {
        m_proxy = std::make_unique<FaultyProxy>(
            QUrlQuery(m_office->peopleUri().section(u'?', 1)).queryItemValue(u"host"_s, QUrl::FullyDecoded));
        open();
    }

    void cleanup()
    {
        m_database.reset();
        m_proxy.reset();
        QCOMPARE(unequalBooks(m_office->owner()), QStringList());
    }

    void aSaveBrokenAtItsCommitHappensOnce_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("goesAlong"); // COMMIT with its statement
        for (const bool goesAlong : {false, true}) {
            const char *way = goesAlong ? ", along" : "";
            QTest::addRow("COMMIT never reached the server%s", way) << Fault::CutBefore << goesAlong;
            QTest::addRow("COMMIT reached it, and the connection ended%s", way) << Fault::CutAfter << goesAlong;
            QTest::addRow("COMMIT was done, and its answer was lost%s", way) << Fault::SwallowAnswer << goesAlong;
            QTest::addRow("COMMIT hangs on its way%s", way) << Fault::StallBefore << goesAlong;
            QTest::addRow("COMMIT was done, and its answer hangs%s", way) << Fault::StallAfter << goesAlong;
        }
    }

    void aSaveBrokenAtItsCommitHappensOnce()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, goesAlong);
        QSignalSpy states(m_database.get(), &Database::stateChanged);
        const QString deal = newId();
        m_proxy->arm(fault);
        const auto saved = settled(m_database->write(dealWithPayment(deal, goesAlong)));
        QVERIFY_RESULT(saved);
        QVERIFY(saved->text(0, u"number").startsWith("DLID"_L1));
        QCOMPARE(m_proxy->struck(), 1);
        QCOMPARE(m_proxy->commits(), 1);
        QCOMPARE(found(deal), u"1 1"_s);
        QCOMPARE(m_office->ask(u"select number from sales.deal where id = ?::uuid"_s, {deal}).text(0, u"number"),
                 saved->text(0, u"number"));
        QCOMPARE(states.front().front().value<Database::State>(), Database::State::Lost);
        QCOMPARE(m_database->state(), Database::State::Connected);
    }

    void aSaveBrokenInItsStatementHappensOnce_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("commitGoesAlong");
        for (const bool goesAlong : {false, true}) {
            const char *way = goesAlong ? ", COMMIT along" : "";
            QTest::addRow("never reached the server%s", way) << Fault::CutBefore << goesAlong;
            QTest::addRow("reached it%s", way) << Fault::CutAfter << goesAlong;
            QTest::addRow("answered%s", way) << Fault::SwallowAnswer << goesAlong;
            QTest::addRow("hangs on its way%s", way) << Fault::StallBefore << goesAlong;
            QTest::addRow("its answer hangs, and it holds its locks%s", way) << Fault::StallAfter << goesAlong;
        }
    }

    void aSaveBrokenInItsStatementHappensOnce()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, commitGoesAlong);
        const QString deal = newId();
        m_proxy->arm(fault, "enter_deal");
        QVERIFY_RESULT(settled(m_database->write(dealWithPayment(deal, commitGoesAlong))));
        QCOMPARE(m_proxy->struck(), 1);
        QCOMPARE(m_proxy->commits(), 1);
        QCOMPARE(found(deal), u"1 1"_s);
    }

    void aSaveThatNeverComesThroughIsSaidToBeUndecidedAndIsNotThere()
    {
        const QString deal = newId();
        m_proxy->arm(Fault::CutBefore, "commit", 3);
        const auto saved = settled(m_database->write(dealWithPayment(deal)));
        QVERIFY(!saved);
        QCOMPARE(saved.error().sqlState, u"40003"_s);
        QVERIFY2(errorText(saved.error()).contains(u"Look whether it is there"_s), qPrintable(errorText(saved.error())));
        QCOMPARE(found(deal), u"0 0"_s);
        QCOMPARE(m_proxy->commits(), 0);
        // Asked for once more with the ids it has, it is saved once.
        QVERIFY_RESULT(settled(m_database->write(dealWithPayment(deal))));
        QCOMPARE(found(deal), u"1 1"_s);
    }

    void aSaveWhoseStatementNeverComesThroughIsRefused()
    {
        const QString deal = newId();
        m_proxy->arm(Fault::CutBefore, "enter_deal", 3);
        const auto saved = settled(m_database->write(dealWithPayment(deal, false)));
        QVERIFY(!saved);
        QVERIFY2(saved.error().isConnectionLost() || saved.error().sqlState.startsWith("57P"_L1), described(saved.error()).constData());
        QVERIFY(hasErrorText(saved.error().sqlState));
        QCOMPARE(found(deal), u"0 0"_s);
        QCOMPARE(m_proxy->commits(), 0);
    }

    // Nobody can tell whether the COMMIT that was sent along has reached the server.
    void aSaveThatNeverComesThroughWithItsCommitIsSaidToBeUndecided()
    {
        const QString deal = newId();
        m_proxy->arm(Fault::CutBefore, "enter_deal", 3);
        const auto saved = settled(m_database->write(dealWithPayment(deal)));
        QVERIFY(!saved);
        QCOMPARE(saved.error().sqlState, u"40003"_s);
        QCOMPARE(found(deal), u"0 0"_s);
        QCOMPARE(m_proxy->commits(), 0);
    }

    void aSaveThatIsRefusedIsNotCommittedAndTheNextOneIs()
    {
        const QString deal = newId();
        Statement unknownClient = dealWithPayment(newId());
        unknownClient.binds[2] = QVariant(QMetaType::fromType<QString>());
        const auto refused = settled(m_database->write(unknownClient));
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlState, u"KO002"_s);
        QVERIFY_RESULT(settled(m_database->write(dealWithPayment(deal))));
        QCOMPARE(found(deal), u"1 1"_s);
    }

    void aReadThatHangsIsAskedAgain()
    {
        QSignalSpy states(m_database.get(), &Database::stateChanged);
        QElapsedTimer elapsed;
        elapsed.start();
        m_proxy->arm(Fault::StallAfter, "41 + 1");
        const auto rows = settled(m_database->query({u"select 41 + 1 as v"_s}));
        QVERIFY_RESULT(rows);
        QCOMPARE(rows->number(0, u"v"), 42);
        QVERIFY(elapsed.elapsed() >= Patience.count());
        QCOMPARE(states.size(), 2);
    }

    void enteringThatHangsIsDoneAgain()
    {
        m_proxy->arm(Fault::CutAfter, "41 + 1");
        m_proxy->arm(Fault::StallBefore, "core.enter");
        QVERIFY_RESULT(settled(m_database->query({u"select 41 + 1 as v"_s})));
        const auto rows = settled(m_database->query({u"select core.tenant_id()::text as tenant"_s}));
        QVERIFY_RESULT(rows);
        QCOMPARE(rows->text(0, u"tenant"), m_tenant);
        QCOMPARE(m_proxy->struck(), 2);
    }

    // Nobody can know yet whether the server works or is gone; that it owes an answer is known.
    void anAnswerThatIsOverdueIsSaidToBeBeforeTheConnectionIsGivenUp()
    {
        QSignalSpy overdue(m_database.get(), &Database::answerOverdue);
        QSignalSpy states(m_database.get(), &Database::stateChanged);
        m_proxy->arm(Fault::StallBefore, "41 + 1");
        const auto asked = m_database->query({u"select 41 + 1 as v"_s});
        QTRY_VERIFY(!overdue.isEmpty());
        QVERIFY(states.isEmpty());
        QVERIFY(!asked.isFinished());
        QVERIFY_RESULT(settled(asked)); // on a connection that is made anew
        QCOMPARE(states.first().first().value<Database::State>(), Database::State::Lost);
        QCOMPARE(m_database->state(), Database::State::Connected);
        QCOMPARE(m_proxy->struck(), 1);
    }

    void whatTakesLongIsNoLostConnection()
    {
        m_database->setPatience(std::chrono::seconds(20)); // the server gives a lock up before
        QSignalSpy measured(m_database.get(), &Database::roundTripMeasured);
        QVERIFY_RESULT(settled(m_database->open(m_proxy->through(m_office->person(u"sales@baltic.example"_s)))));
        QTRY_VERIFY(!measured.isEmpty());
        measured.clear();
        QSignalSpy overdue(m_database.get(), &Database::answerOverdue);
        QSignalSpy states(m_database.get(), &Database::stateChanged);
        HeldTable clients(*m_office, "crm.client");
        const auto asked = m_database->query({u"select count(*) from crm.client"_s});
        QTRY_VERIFY(!overdue.isEmpty());
        QVERIFY(overdue.first().first().toInt() >= 2);
        QVERIFY(measured.isEmpty());
        clients.letGo();
        QVERIFY_RESULT(settled(asked));
        QTRY_COMPARE(measured.size(), 1);
        const qsizetype before = overdue.size();
        QVERIFY_RESULT(settled(m_database->query({u"select 1"_s})));
        QCOMPARE(overdue.size(), before);
        QVERIFY(states.isEmpty());
    }

    // Both lanes and the listener are silent, then closed, as after hours with the lid down; work goes on by itself.
    void aLaptopThatSleptFindsItsWayBack()
    {
        QSignalSpy states(m_database.get(), &Database::stateChanged);
        QSignalSpy listening(m_database.get(), &Database::listening);
        QSignalSpy notified(m_database.get(), &Database::notified);
        m_database->listen(u"kontor_sleep"_s);
        QVERIFY(listening.wait());
        const QString before = newId();
        const QString after = newId();
        QVERIFY_RESULT(settled(m_database->write(dealWithPayment(before))));
        const int commits = m_proxy->commits();

        m_proxy->stall();
        QTest::qWait(300);
        m_proxy->hangUp();
        QVERIFY(listening.wait());
        QTRY_COMPARE(m_database->state(), Database::State::Connected);
        QCOMPARE(states.front().front().value<Database::State>(), Database::State::Lost);
        QCOMPARE(m_proxy->commits(), commits); // nothing was sent again
        QCOMPARE(found(before), u"1 1"_s);

        m_office->ask(u"select pg_notify('kontor_sleep', 'awake')"_s);
        QTRY_COMPARE(notified.size(), 1);
        QVERIFY_RESULT(settled(m_database->write(dealWithPayment(after))));
        QCOMPARE(found(after), u"1 1"_s);
        QVERIFY_RESULT(settled(m_database->query({u"select 1"_s}, Database::Lane::Jobs)));
    }

    // Asleep in the very moment of saving: the server has done it, and the answer is never heard.
    void aLaptopThatFellAsleepWhileSavingSavedOnce()
    {
        const QString deal = newId();
        m_proxy->arm(Fault::StallAfter);
        const auto saving = m_database->write(dealWithPayment(deal));
        QTRY_COMPARE(m_proxy->struck(), 1);
        m_proxy->hangUp();
        QVERIFY_RESULT(settled(saving));
        QCOMPARE(m_proxy->commits(), 1);
        QCOMPARE(found(deal), u"1 1"_s);
    }

    void whoLeavesAServerThatHangsWaitsForNothing_data()
    {
        QTest::addColumn<QString>("farewell");
        QTest::newRow("with a farewell") << u"select 'farewell'"_s;
        QTest::newRow("without one") << QString();
    }

    void whoLeavesAServerThatHangsWaitsForNothing()
    {
        QFETCH(QString, farewell);
        m_proxy->arm(Fault::StallAfter, "pg_sleep");
        const auto asked = m_database->query({u"select pg_sleep(60)"_s});
        QTRY_COMPARE(m_proxy->struck(), 1);
        m_database->close({farewell});
        QCOMPARE(m_database->state(), Database::State::Closed);
        QVERIFY(!asked.isFinished()); // its lane ends by itself
        QVERIFY_RESULT(settled(m_database->open(m_office->person(u"sales@baltic.example"_s))));
        QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), 20'000);
        QVERIFY_RESULT(settled(m_database->query({u"select 1"_s})));
    }

    void aServerThatIsTooOldIsSaidToBe_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::newRow("an older minor version") << QByteArray("15.19 (Debian 15.19-0+deb12u1)");
        QTest::newRow("an older major version") << QByteArray("14.23");
        QTest::newRow("long ago") << QByteArray("9.6.24");
    }

    void aServerThatIsTooOldIsSaidToBe()
    {
        QFETCH(QByteArray, version);
        m_proxy->pretendVersion(version);
        Database database;
        const auto opened = settled(database.open(m_proxy->through(m_office->person(u"sales@baltic.example"_s))));
        QVERIFY(!opened);
        QCOMPARE(opened.error().sqlState, u"KOV01"_s);
        QCOMPARE(opened.error().message, QString::fromLatin1(version));
        QVERIFY(errorText(opened.error()).startsWith(u"The server is too old for this program"_s));
        QCOMPARE(database.state(), Database::State::Closed);
    }

    void aServerThatIsNewEnoughIsTaken()
    {
        for (const char *version : {"15.20", "15.21 (Debian)", "16.1", "18.0"}) {
            m_proxy->pretendVersion(version);
            Database database;
            QVERIFY_RESULT(settled(database.open(m_proxy->through(m_office->person(u"sales@baltic.example"_s)))));
        }
    }
};

QTEST_MAIN(FaultyProxyTest)
#include "faultyproxytest.moc"
