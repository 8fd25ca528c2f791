#include "records/presence.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

// Two people at the same record know of each other, through a real server.
class PresenceTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Desk> m_colleague;
    QString m_deal;

    static const Entity &deals(const Desk &desk) { return *desk.catalog.entity(u"deal"); }
    static Presence at(Desk &desk, Presence::Purpose purpose) { return Presence(desk.backend, deals(desk), purpose); }
    qlonglong told() { return m_office.ask(u"select count(*) as n from core.presence"_s).number(0, u"n"); }

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = m_office.signIn(u"sales@baltic.example"_s);
        m_colleague = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY(m_desk && m_colleague);
        QTRY_VERIFY(m_desk->live.isListening() && m_colleague->live.isListening());
        m_deal = m_office.ask(u"select id::text as id from sales.deal where owner_id = ?::uuid limit 1"_s, {m_desk->session.person().id})
                     .text(0, u"id");
        QVERIFY(!m_deal.isEmpty());
    }

    void cleanup() { QTRY_COMPARE(told(), 0); }

    void whoLooksIsToldOfWhoEdits()
    {
        Presence editing = at(*m_colleague, Presence::Purpose::Editing);
        editing.open(m_deal);
        QTRY_COMPARE(told(), 1);
        Presence looking = at(*m_desk, Presence::Purpose::Looking);
        looking.open(m_deal);
        QTRY_COMPARE(looking.others().size(), 1);
        QCOMPARE(looking.others().first().name, m_colleague->session.person().name);
        QVERIFY(looking.others().first().isEditing);
    }

    void whoWasThereFirstHearsOfTheSecondAndOfTheirGoing()
    {
        Presence first = at(*m_desk, Presence::Purpose::Looking);
        first.open(m_deal);
        QTRY_COMPARE(told(), 1);
        Presence second = at(*m_colleague, Presence::Purpose::Looking);
        second.open(m_deal);
        QTRY_COMPARE(first.others().size(), 1);
        QVERIFY(!first.others().first().isEditing);
        second.close();
        QTRY_VERIFY(first.others().isEmpty());
    }

    void aRecordThatIsWalkedPastIsNotTold()
    {
        Presence walking = at(*m_desk, Presence::Purpose::Looking);
        QSignalSpy changed(&walking, &Presence::othersChanged);
        walking.open(m_deal);
        walking.close();
        QTest::qWait(Presence::DwellMilliseconds + 300);
        QCOMPARE(told(), 0);
        QVERIFY(changed.isEmpty());
    }

    void ownWindowsAreNotOthers()
    {
        Presence one = at(*m_desk, Presence::Purpose::Looking);
        Presence two = at(*m_desk, Presence::Purpose::Editing);
        one.open(m_deal);
        two.open(m_deal);
        QTRY_COMPARE(told(), 2);
        QTest::qWait(LiveChanges::CoalesceMilliseconds + 200);
        QVERIFY(one.others().isEmpty() && two.others().isEmpty());
    }
};

QTEST_GUILESS_MAIN(PresenceTest)
#include "presencetest.moc"
