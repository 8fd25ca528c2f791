#include "home/adminhomepage.h"
#include "home/adminrows.h"
#include "home/hometext.h"
#include "records/listpage.h"
#include "records/recorddrawer.h"
#include "records/recordtable.h"
#include "shell/messagebar.h"
#include "support/figurecards.h"
#include "support/pagetest.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "widgets/barscard.h"
#include "widgets/barsview.h"

#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

// Every figure of the administrator's home opens exactly the people or sessions that it counts.
class AdminHomePageTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    ListLooks m_looks;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<AdminHomePage> m_page;

    KpiCard *card(const QString &label) const { return PageTest::figureCard(*m_page, label); }
    int figure(const QString &label) const { return PageTest::figure(*m_page, label); }

    // How many rows the list has that this opens; -1: none was opened.
    qlonglong listed(const std::function<void()> &activate)
    {
        QSignalSpy navigations(m_page.get(), &Page::navigate);
        activate();
        if (navigations.size() != 1)
            return -1;
        const auto target = navigations.first().first().value<Target>();
        ListPage list(m_desk->backend, m_looks, target.page == "members"_L1 ? u"member"_s : u"user_session"_s);
        list.show(target);
        list.refresh();
        const bool isCounted = QTest::qWaitFor([&] { return list.table()->count().precision == RecordTable::Precision::Exact; }, 20'000);
        return isCounted && !list.messages()->isError() ? list.table()->count().rows : -2;
    }

private Q_SLOTS:
    void initTestCase()
    {
        PageTest::useOwnFolders();
        m_desk = m_office.signIn(u"admin@baltic.example"_s);
        m_office.ask(u"update core.membership set status = 'suspended', suspended_at = now() where email = 'julia@baltic.example'"
                     " returning 1 as done"_s);
    }

    void init()
    {
        m_page = std::make_unique<AdminHomePage>(m_desk->backend);
        QVERIFY(PageTest::putOnScreen(*m_page));
        m_page->refresh();
        QTRY_VERIFY(m_page->hasFigures() && !m_page->isBusy());
    }
    void cleanup() { m_page.reset(); }

    void everyFigureOpensThoseThatItCounts_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<int>("least");
        QTest::newRow("members") << u"Members"_s << 5;
        QTest::newRow("invited") << u"Invited"_s << 0;
        QTest::newRow("suspended") << u"Suspended"_s << 1;
        QTest::newRow("signed in") << u"Signed in now"_s << 1;
        QTest::newRow("sign-ins") << u"Sign-ins in 7 days"_s << 1;
    }
    void everyFigureOpensThoseThatItCounts()
    {
        QFETCH(const QString, label);
        QFETCH(const int, least);
        QVERIFY(figure(label) >= least);
        QCOMPARE(listed([&] { Q_EMIT card(label)->activated(); }), qlonglong(figure(label)));
    }

    void everyRoleOpensItsPeopleAndTogetherTheyAreTheMembers()
    {
        auto roles = m_page->findChild<BarsCard *>();
        const QList<BarsView::Bar> bars = roles->findChild<BarsView *>()->bars();
        QVERIFY(bars.size() > 3);
        int sum = 0;
        for (int bar = 0; bar < bars.size(); ++bar) {
            QCOMPARE(listed([roles, bar] { Q_EMIT roles->activated(bar); }), qlonglong(bars.at(bar).value));
            sum += int(bars.at(bar).value);
        }
        QCOMPARE(sum, figure(u"Members"_s));
    }

    void invitingHasOneKeyHereAndAmongTheMembers()
    {
        ListPage members(m_desk->backend, m_looks, u"member"_s);
        QVERIFY(members.primaryAction() && m_page->primaryAction());
        QCOMPARE(members.primaryAction()->text(), m_page->primaryAction()->text());
        QCOMPARE(members.primaryAction()->shortcuts(), QList<QKeySequence>{Qt::Key_I});
        QCOMPARE(m_page->primaryAction()->shortcuts(), QList<QKeySequence>{Qt::Key_I});
    }

    void whoComesInIsSeenAndASessionCanBeEnded()
    {
        const auto other = m_office.signIn(u"agent@baltic.example"_s);
        const auto table = m_page->findChildren<QTableView *>().first();
        const auto isHere = [&] {
            for (int row = 0; row < table->model()->rowCount(); ++row)
                if (table->model()->index(row, 0).data().toString() == other->session.person().name)
                    return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isHere(), 10'000);
        ListPage list(m_desk->backend, m_looks, u"user_session"_s);
        QVERIFY(PageTest::putOnScreen(list));
        const QString session = m_office
                                    .ask(u"select id::text as id from core.user_session where user_id = ?::uuid and ended_at is null"_s,
                                         {other->session.person().id})
                                    .text(0, u"id");
        list.show(Target{u"sessions"_s, session});
        QTRY_COMPARE(list.drawer()->values().value(u"state"_s).toString(), u"open"_s);
        QVERIFY_RESULT(settled(m_desk->database.write({u"select core.end_session(?::uuid)"_s, {session}})));
        QTRY_COMPARE_WITH_TIMEOUT(list.drawer()->values().value(u"state"_s).toString(), u"ended"_s, 10'000); // by itself
    }

    void whatShouldBeKnownIsTold()
    {
        const auto note = [this](const QString &detail, const QString &outcome = u"done"_s) {
            const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
            QVERIFY_RESULT(
                settled(m_desk->database.write({u"select audit.log_activity('export', ?::jsonb, 'deals', ?::uuid)"_s, {detail, id}})));
            if (!outcome.isEmpty())
                QVERIFY_RESULT(settled(m_desk->database.write({u"select audit.tell_outcome(?::uuid, ?)"_s, {id, outcome}})));
        };
        note(u"{}"_s); // what other programs note is told as far as it can be
        note(uR"({"list": "deal", "rows": "many"})"_s);
        note(uR"({"list": "deal", "rows": -1})"_s);
        note(uR"({"list": "client", "rows": 1})"_s);
        note(uR"({"list": "deal", "rows": 1324})"_s);
        note(uR"({"list": "dashboard"})"_s);
        note(uR"({"list": "deal", "rows": 9})"_s, u"failed"_s); // told, too: whoever exports says what came of it
        note(uR"({"list": "deal", "rows": 9})"_s, u"stopped"_s);
        note(uR"({"list": "deal", "rows": 7})"_s, {}); // whoever was cut off may have it
        m_page->refresh();
        const auto activities = static_cast<ActivityRows *>(m_page->findChildren<QTableView *>().last()->model());
        QTRY_COMPARE(activities->rowCount(), 9);
        QCOMPARE(activities->index(0, 0).data().toString(), m_desk->session.person().name);
        QStringList told;
        for (int row = 0; row < activities->rowCount(); ++row)
            told.append(activityText(m_desk->catalog, activities->at(row)));
        QCOMPARE(told, QStringList({u"began to export 7 deals"_s, u"began to export 9 deals, and stopped it"_s,
                                    u"tried to export 9 deals, which failed"_s, u"exported the dashboard"_s,
                                    u"exported %1 deals"_s.arg(QLocale().toString(1324)), u"exported 1 client"_s, u"exported deals"_s,
                                    u"exported deals"_s, u"exported a list"_s}));
    }
};

QTEST_MAIN(AdminHomePageTest)
#include "adminhomepagetest.moc"
