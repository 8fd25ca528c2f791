#include "session/session.h"
#include "support/caller.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class SessionTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    const QString m_password = u"demo-Kontor-1"_s;

private Q_SLOTS:
    void theLoginIsTheOneThatTheServerComputes()
    {
        const Rows rows = m_office.ask(u"select core.login_name(?) as login"_s, {u"  Sales@Baltic.example "_s});
        QCOMPARE(Session::loginName(u"  Sales@Baltic.example "_s), rows.text(0, u"login"));
    }

    void aWrongPasswordIsToldApart()
    {
        Database database;
        Session session(database);
        const auto memberships = settled(session.signIn(m_office.peopleUri(), u"sales@baltic.example"_s, u"wrong"_s));
        QVERIFY(!memberships);
        QCOMPARE(memberships.error().sqlState, u"28P01"_s);
    }

    void aServerThatIsDownIsToldApart()
    {
        Database database;
        Session session(database);
        const auto memberships
            = settled(session.signIn(u"postgresql:///kontor?host=%2Ftmp%2Fkontor-nobody-is-here"_s, u"sales@baltic.example"_s, m_password));
        QVERIFY(!memberships);
        QVERIFY(memberships.error().isConnectionLost());
    }

    void permissionsAndPlaceAreKnownAfterEntering()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        const Session &session = desk->session;
        QVERIFY(session.isEntered());
        QCOMPARE(session.person().name, u"Anna Zielińska"_s);
        QCOMPARE(session.person().initials(), u"AZ"_s);
        QCOMPARE(session.tenant().currency, u"PLN"_s);
        QCOMPARE(session.tenant().timeZone, "Europe/Warsaw");
        QCOMPARE(session.scope(u"deal.write"_s), Session::Scope::Own);
        QCOMPARE(session.scope(u"client.read"_s), Session::Scope::All);
        QVERIFY(!session.may(u"payment.verify"_s));
        QVERIFY(session.may({}));
        QVERIFY(!session.may(u"platform"_s));
    }

    void organizationsAreSwitchedWithoutSigningOut()
    {
        const auto desk = m_office.signIn(u"dual@kontor.example"_s);
        QCOMPARE(desk->session.memberships().size(), 2);
        const auto day = [&desk] { return QDateTime::currentDateTimeUtc().toTimeZone(QTimeZone(desk->session.tenant().timeZone)).date(); };
        QCOMPARE(desk->session.today(), day());
        const QString first = desk->session.tenant().id;
        for (const Membership &membership : desk->session.memberships()) {
            if (membership.tenant == first)
                continue;
            QVERIFY_RESULT(settled(desk->session.enter(membership.tenant)));
            QCOMPARE(desk->session.tenant().name, membership.tenantName);
            QCOMPARE(desk->session.today(), day());
            // Every lane works there, as this person, not in the one before.
            for (const Database::Lane lane : {Database::Lane::Interactive, Database::Lane::Jobs, Database::Lane::Streams}) {
                const auto rows
                    = settled(desk->database.query({u"select core.tenant_id()::text as tenant, core.me()::text as me"_s}, lane));
                QVERIFY_RESULT(rows);
                QCOMPARE(rows->text(0, u"tenant"), membership.tenant);
                QCOMPARE(rows->text(0, u"me"), desk->session.person().id);
            }
        }
    }

    // Administrators see who is there: who went to another organization is not in the first one any more.
    void leavingAnOrganizationEndsTheSessionThere()
    {
        const auto desk = m_office.signIn(u"dual@kontor.example"_s);
        const auto pid = settled(desk->database.query({u"select pg_backend_pid() as pid"_s}));
        QVERIFY_RESULT(pid);
        const auto open = [this, connection = pid->text(0, u"pid")](const QString &tenant) {
            return m_office
                .ask(u"select count(*) as n from core.user_session s"
                     " where s.backend_pid = ?::int and s.tenant_id = ?::uuid and s.ended_at is null"_s,
                     {connection, tenant})
                .number(0, u"n");
        };
        const QString first = desk->session.tenant().id;
        const QString second = desk->session.memberships().at(first == desk->session.memberships().first().tenant ? 1 : 0).tenant;
        QCOMPARE(open(first), 1);
        QVERIFY_RESULT(settled(desk->session.enter(second)));
        QCOMPARE(open(first), 0);
        QCOMPARE(open(second), 1);

        // Their rights there have changed: the screens are made anew, the person was there all the time.
        QVERIFY_RESULT(settled(desk->session.enter(second)));
        QCOMPARE(open(second), 1);

        // Not let in elsewhere, they are where they were.
        QVERIFY(!settled(desk->session.enter(u"00000000-0000-7000-8000-000000000000"_s)));
        QTRY_COMPARE(open(second), 1);
        QCOMPARE(desk->session.tenant().id, second);

        desk->session.signOut();
        QTRY_COMPARE(open(second), 0);
    }

    // Administrators see who is there: a session whose connection is gone is ended by the server, unless the person is back on another.
    void aSessionOutlivesItsConnection()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        const auto sessions = [this] {
            return m_office.ask(
                u"select count(*) as n, bool_and(is_active) as open from core.user_session s join core.app_user u on u.id = s.user_id"
                " where u.email = 'sales@baltic.example' and s.started_at > now() - interval '1 minute' and exists ("
                "   select from pg_stat_activity a where a.usename = u.login and a.pid = s.backend_pid)"_s);
        };
        QCOMPARE(sessions().number(0, u"n"), 1);
        m_office.crashServer();
        m_office.startServer();
        QTRY_COMPARE(sessions().number(0, u"n"), 1);
        m_office.ask(u"select core.close_sessions()"_s);
        QVERIFY(sessions().flag(0, u"open"));
    }

    void anotherOrganizationCantBeEntered()
    {
        const auto desk = m_office.signIn(u"sales@baltic.example"_s);
        const Rows other = m_office.ask(u"select id::text from core.tenant where slug like 'atlas%'"_s);
        const auto entered = settled(desk->session.enter(other.text(0, u"id")));
        QVERIFY(!entered);
        QCOMPARE(entered.error().sqlState, u"KO008"_s);
    }

    // Whoever left knows the old channel: it is silent, and the others hear on a new one without doing anything.
    void theChannelMovesWhenAMemberLeaves()
    {
        const auto desk = m_office.signIn(u"sales@atlas.example"_s);
        QSignalSpy listening(&desk->database, &Database::listening);
        QSignalSpy notified(&desk->database, &Database::notified);
        const QString before = m_office.ask(u"select channel from core.tenant where slug like 'atlas%'"_s).text(0, u"channel");
        const auto isHeard = [&] {
            m_office.ask(u"select pg_notify(?, 'x')"_s, {before});
            return !notified.isEmpty();
        };
        QTRY_VERIFY(isHeard());
        listening.clear();
        {
            const auto admin = m_office.signIn(u"admin@atlas.example"_s);
            const QString member
                = m_office.ask(u"select id::text from core.app_user where email = 'sales2@atlas.example'"_s).text(0, u"id");
            QVERIFY_RESULT(settled(admin->database.write({u"select core.suspend_member(?::uuid, 'left')"_s, {member}})));
        }
        QVERIFY(listening.wait());
        const QString after = m_office.ask(u"select channel from core.tenant where slug like 'atlas%'"_s).text(0, u"channel");
        QVERIFY(after != before);
        notified.clear();
        m_office.ask(u"select pg_notify(?, 'old')"_s, {before});
        m_office.ask(u"select pg_notify(?, 'new')"_s, {after});
        QTRY_COMPARE(notified.size(), 1);
        QCOMPARE(notified.front().front().toString(), u"new"_s);
    }

    // Whoever works elsewhere, too, keeps what works there.
    void suspendingEndsTheConnectionsThatWorkHere()
    {
        const auto works = [this](Caller &caller, const QString &slug) {
            const QByteArray tenant = m_office.ask(u"select id::text from core.tenant where slug like ?"_s, {slug}).text(0, u"id").toUtf8();
            return caller.ask("select name from core.enter('" + tenant + "')") != "KO008"
                   && caller.ask("select core.start_session('x', 'x', 'x') is not null") == "t";
        };
        Caller here(m_office.person(u"dual@kontor.example"_s));
        Caller there(m_office.person(u"dual@kontor.example"_s));
        QVERIFY(here.comeIn() && works(here, u"baltic%"_s));
        QVERIFY(there.comeIn() && works(there, u"atlas%"_s));
        const QString dual = m_office.ask(u"select id::text from core.app_user where email = 'dual@kontor.example'"_s).text(0, u"id");
        const auto admin = m_office.signIn(u"admin@baltic.example"_s);
        QVERIFY_RESULT(settled(admin->database.write({u"select core.suspend_member(?::uuid, 'left')"_s, {dual}})));
        QCOMPARE(here.ask("select 1"), "gone");
        QCOMPARE(there.ask("select core.tenant_id() is null"), "f");
        QVERIFY_RESULT(settled(admin->database.write({u"select core.resume_member(?::uuid)"_s, {dual}})));

        Caller back(m_office.person(u"dual@kontor.example"_s));
        QVERIFY(back.comeIn() && works(back, u"baltic%"_s));
        Caller root(m_office.person(u"root@kontor.example"_s));
        QVERIFY(root.comeIn());
        const QByteArray atlas = there.ask("select core.tenant_id()");
        QCOMPARE(root.ask("select core.suspend_tenant('" + atlas + "', 'unpaid')"), "");
        QCOMPARE(there.ask("select 1"), "gone");
        QCOMPARE(back.ask("select core.tenant_id() is null"), "f");
        QCOMPARE(root.ask("select core.resume_tenant('" + atlas + "')"), "");
    }

    // Whoever was on their way in when the login was closed sees nothing, and does not stay.
    void aClosedLoginKeepsNobody()
    {
        m_office.ask(u"select core.enable_login(login, false) from core.app_user where email = 'sales2@atlas.example'"_s);
        Caller closed(m_office.person(u"sales2@atlas.example"_s));
        QVERIFY(!closed.comeIn());
        m_office.ask(u"select core.enable_login(login, true) from core.app_user where email = 'sales2@atlas.example'"_s);
        Caller slipped(m_office.person(u"sales2@atlas.example"_s));
        QVERIFY(slipped.comeIn());
        m_office.ask(u"select core.enable_login(login, false) from core.app_user where email = 'sales2@atlas.example'"_s);
        QCOMPARE(slipped.ask("select 1"), "1");
        m_office.ask(u"select core.watchdog()"_s);
        QCOMPARE(slipped.ask("select 1"), "gone");
    }

    void aNewPasswordCountsFromNowOn()
    {
        {
            const auto desk = m_office.signIn(u"agent@atlas.example"_s);
            QVERIFY_RESULT(settled(desk->session.changePassword(u"another-Kontor-2"_s)));
            const auto rows = settled(desk->database.query({u"select core.tenant_id()::text as tenant"_s}));
            QVERIFY_RESULT(rows);
            QCOMPARE(rows->text(0, u"tenant"), desk->session.tenant().id);
        }
        Database database;
        Session session(database);
        QVERIFY(!settled(session.signIn(m_office.peopleUri(), u"agent@atlas.example"_s, m_password)));
        QVERIFY_RESULT(settled(session.signIn(m_office.peopleUri(), u"agent@atlas.example"_s, u"another-Kontor-2"_s)));
        QVERIFY_RESULT(settled(session.enter(session.memberships().front().tenant)));
        QVERIFY_RESULT(settled(session.changePassword(m_password)));
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "sessiontest.moc"
