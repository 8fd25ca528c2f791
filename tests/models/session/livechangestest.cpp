#include "session/livechanges.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class LiveChangesTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;

    static bool tells(const QSignalSpy &spy, const QString &relation)
    {
        return std::ranges::any_of(spy, [&relation](const QVariantList &call) { return call.front().toString() == relation; });
    }

private Q_SLOTS:
    void aChangeByOthersArrivesWithinASecond()
    {
        const auto mine = m_office.signIn(u"manager@baltic.example"_s);
        const auto theirs = m_office.signIn(u"sales@baltic.example"_s);
        QVERIFY(QTest::qWaitFor([&mine] { return mine->live.isListening(); }));
        QSignalSpy changes(&mine->live, &LiveChanges::changed);
        int watched = 0;
        mine->live.watch(this, {u"crm.client"_s}, [&watched] { ++watched; });
        QVERIFY_RESULT(settled(theirs->database.write(
            {u"update crm.client set city = city where tenant_id = ?::uuid and owner_id = core.me()"_s, {theirs->session.tenant().id}})));
        QTRY_VERIFY_WITH_TIMEOUT(tells(changes, u"crm.client"_s), 1000);
        QCOMPARE(watched, 1);
    }

    // However much others change, the server is not asked before it has answered.
    void nothingIsToldAgainBeforeWhatTheScreensAskedThenIsAnswered()
    {
        const auto mine = m_office.signIn(u"manager@baltic.example"_s);
        const auto theirs = m_office.signIn(u"sales@baltic.example"_s);
        QVERIFY(QTest::qWaitFor([&mine] { return mine->live.isListening(); }));
        QList<QFuture<Result<Rows>>> asked;
        bool isAskedEarly = false;
        mine->live.watch(this, {u"crm.client"_s}, [&] {
            isAskedEarly = isAskedEarly || (!asked.isEmpty() && !asked.last().isFinished());
            asked.append(mine->database.query({u"select count(*) from generate_series(1, 1000000)"_s}));
        });
        while (asked.size() < 3)
            QVERIFY_RESULT(
                settled(theirs->database.write({u"update crm.client set city = city where tenant_id = ?::uuid and owner_id = core.me()"_s,
                                                {theirs->session.tenant().id}})));
        QVERIFY(!isAskedEarly);
        asked.last().waitForFinished();
        mine->live.disconnect(this);
    }

    // Else every first screen would be loaded twice.
    void whoReadsWhatItShowsAfterTheServerListensIsToldNothingOfTheBeginning()
    {
        const auto mine = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY(QTest::qWaitFor([&mine] { return mine->live.isListening(); }));
        QSignalSpy changes(&mine->live, &LiveChanges::changed);
        QTest::qWait(2 * LiveChanges::CoalesceMilliseconds);
        QVERIFY(!tells(changes, {}));
    }

    void whatWasMissedIsToldAfterTheConnectionCameBack()
    {
        const auto mine = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY(QTest::qWaitFor([&mine] { return mine->live.isListening(); }));
        QSignalSpy changes(&mine->live, &LiveChanges::changed);
        m_office.killConnections();
        QTRY_VERIFY_WITH_TIMEOUT(tells(changes, {}), 15000);
    }
};

QTEST_GUILESS_MAIN(LiveChangesTest)
#include "livechangestest.moc"
