#include "db/scram.h"
#include "session/session.h"
#include "support/caller.h"
#include "support/faultyproxy.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
Q_DECLARE_METATYPE(FaultyProxy::Fault)

// Whoever knows the password that was: connected before, on their way in while the new one is set, and while it is settled. They get
// nothing, whichever way it was set, and whatever they try; the person comes in.
class NewPasswordTest : public QObject
{
    Q_OBJECT
    static constexpr int Rounds = 3;

    TestOffice m_office;
    const QString m_email = u"agent@atlas.example"_s;
    const QString m_login = Session::loginName(m_email);
    const QString m_before = u"demo-Kontor-1"_s;
    const QString m_after = u"known-to-nobody-2"_s;
    QByteArray m_atlas;
    QByteArray m_baltic;
    QByteArray m_user;

    std::unique_ptr<Caller> caller(const QString &password, const QString &email = u"agent@atlas.example"_s) const
    {
        return std::make_unique<Caller>(ServerAddress{m_office.peopleUri(), Session::loginName(email), password});
    }
    std::unique_ptr<Caller> connected(const QString &password, const QString &email = u"agent@atlas.example"_s) const
    {
        auto made = caller(password, email);
        return made->comeIn() ? std::move(made) : nullptr;
    }
    QByteArray one(const QString &sql) { return m_office.ask(sql).text(0, u"x").toUtf8(); }

    // As before anybody did anything.
    void begin(const QString &password)
    {
        m_office.ask(u"select core.write_login('%1', '%2')"_s.arg(m_login, scramVerifier(password)));
        m_office.ask(u"update core.app_user set trusted_from = null, status = 'active', must_change_password = false where login = '%1' "
                     "returning id"_s.arg(m_login));
        m_office.ask(u"update core.membership set status = case when tenant_id = '%1' then 'active' else 'invited' end, joined_at = null "
                     "where user_id = '%2' returning id"_s.arg(QLatin1StringView(m_atlas), QLatin1StringView(m_user)));
    }

    // What is tried with a connection that must not count, and what comes of it.
    QList<QPair<QByteArray, QByteArray>> attempts(const QByteArray &code) const
    {
        const QByteArray verifier = scramVerifier(u"the-squatters-own-3"_s).toUtf8();
        return {
            {"rollback", ""},
            {"select role_key from core.enter('" + m_atlas + "')", "KO008"},
            {"select role_key from core.enter('" + m_baltic + "')", "KO008"},
            {"select set_config('kontor.tenant', '" + m_baltic + "', false)", m_baltic},
            {"select count(*) from core.membership", "0"},
            {"select set_config('kontor.tenant', '" + m_atlas + "', false)", m_atlas},
            {"select count(*) from core.membership", "0"},
            {"select count(*) from sales.deal", "0"},
            {"select coalesce(core.tenant_id()::text, 'none')", "none"},
            {"select core.scope('client.read')", "none"},
            {"select coalesce(core.me()::text, 'nobody')", "nobody"},
            {"select core.is_platform_admin()", "f"},
            {"select count(*) from core.my_memberships()", "0"},
            {"select count(*) from core.app_user", "0"},
            {"insert into core.user_address (user_id, street, city) values ('" + m_user + "', 'x', 'x')", "42501"},
            {"select core.start_session('x', 'x', 'x')", "KO008"},
            {"select core.change_password('" + verifier + "')", "KO008"},
            {"select core.accept_invitation('" + m_baltic + "', '" + code + "', '" + verifier + "')", "KO008"},
            {"select coalesce(core.channel(), 'none')", "none"},
            // in a parallel worker, which began a moment ago
            {"set force_parallel_mode = on", ""},
            {"select coalesce(core.tenant_id()::text, 'none')", "none"},
            {"select count(*) from core.membership", "0"},
            {"reset force_parallel_mode", ""},
            // in a transaction that would see the past
            {"begin isolation level repeatable read", ""},
            {"select coalesce(core.me()::text, 'nobody')", "nobody"},
            {"select core.change_password('" + verifier + "')", "KO008"},
            {"rollback", ""},
        };
    }
    void getsNothing(Caller &squatter, const QByteArray &code = "00000000000000000000")
    {
        const auto tried = attempts(code);
        for (const auto &[sql, answer] : tried)
            QCOMPARE(sql + ": " + squatter.ask(sql), sql + ": " + answer);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_atlas = one(u"select id::text as x from core.tenant where slug like 'atlas%'"_s);
        m_baltic = one(u"select id::text as x from core.tenant where slug like 'baltic%'"_s);
        m_user = one(u"select id::text as x from core.app_user where login = '%1'"_s.arg(m_login));
        const auto admin = m_office.signIn(u"admin@baltic.example"_s);
        QVERIFY_RESULT(settled(admin->database.write({u"select core.invite_member(?, 'N', '', 'manager')"_s, {m_email}})));
    }

    void whoeverKnowsThePasswordBeforeGetsNothing_data()
    {
        QTest::addColumn<QString>("setBy");
        QTest::addColumn<QString>("sql");
        QTest::newRow("an invitation is accepted") << m_email << u"select core.accept_invitation('BALTIC', 'CODE', 'VERIFIER')"_s;
        QTest::newRow("the password is changed") << m_email << u"select core.change_password('VERIFIER')"_s;
        QTest::newRow("an administrator resets it") << u"admin@atlas.example"_s << u"select core.reset_password('USER', 'VERIFIER')"_s;
        QTest::newRow("the address is given back")
            << u"root@kontor.example"_s << u"select core.free_login('agent@atlas.example', 'VERIFIER')"_s;
    }

    void whoeverKnowsThePasswordBeforeGetsNothing()
    {
        QFETCH(QString, setBy);
        QFETCH(QString, sql);
        for (int round = 0; round < Rounds; ++round) {
            begin(m_before);
            const auto balticAdmin = connected(m_before, u"admin@baltic.example"_s);
            balticAdmin->ask("select core.enter('" + m_baltic + "')");
            const QByteArray code = balticAdmin->ask("select core.invite_again('" + m_user + "')");
            QCOMPARE(code.size(), 20);

            const auto there = connected(m_before);
            const auto atWork = connected(m_before);
            QCOMPARE(there->ask("select role_key from core.enter('" + m_atlas + "')"), "agent");
            atWork->ask("begin");
            QCOMPARE(atWork->ask("select role_key from core.enter('" + m_atlas + "')"), "agent");
            const auto early = caller(m_before); // on their way in, and seen by nobody
            const auto late = caller(m_before);
            const auto latest = caller(m_before);
            QVERIFY(early->knock() && late->knock());

            const auto setting = connected(m_before, setBy);
            setting->ask("select core.enter('" + m_atlas + "')");
            setting->ask("begin");
            const QByteArray statement = sql.toUtf8()
                                             .replace("BALTIC", m_baltic)
                                             .replace("CODE", code)
                                             .replace("VERIFIER", scramVerifier(m_after).toUtf8())
                                             .replace("USER", m_user);
            QCOMPARE(setting->ask(statement), "");
            if (setBy == m_email) {
                setting->ask("savepoint unsettled");
                QCOMPARE(setting->ask("select core.settle_password()"), "KO006"); // not before it is committed
                setting->ask("rollback to unsettled");
            }
            // Not committed: the password before lets everybody in who comes now.
            const auto slipped = connected(m_before);
            const auto stubborn = connected(m_before);
            QVERIFY(slipped && stubborn && latest->knock());
            QCOMPARE(slipped->ask("select role_key from core.enter('" + m_atlas + "')"), "agent");
            stubborn->ask("begin isolation level repeatable read");
            QCOMPARE(stubborn->ask("select count(*) > 0 from pg_roles"), "t");
            QCOMPARE(there->ask("select 1"), "gone");
            QCOMPARE(atWork->ask("select 1"), "gone");

            QCOMPARE(setting->ask("commit"), "");
            QVERIFY(!connected(m_before));
            QVERIFY(early->comeIn()); // with what is no password any more
            for (Caller *squatter : {slipped.get(), stubborn.get(), early.get()})
                getsNothing(*squatter, code);

            // Settled: by the person on whatever connection, or by the watchdog for them.
            const auto first = connected(m_after);
            QVERIFY(first);
            QCOMPARE(first->ask("select count(*) from core.my_memberships()"), "0");
            QCOMPARE(first->ask("select core.settle_password()"), "f");
            for (Caller *squatter : {slipped.get(), stubborn.get(), early.get()})
                QCOMPARE(squatter->ask("select 1"), "gone");
            QVERIFY(late->comeIn() && latest->comeIn());
            for (Caller *squatter : {late.get(), latest.get()}) {
                getsNothing(*squatter, code);
                QCOMPARE(squatter->ask("select core.settle_password()"), "f");
                getsNothing(*squatter, code);
            }
            const auto second = connected(m_after);
            QCOMPARE(second->ask("select core.settle_password()"), "t");
            const QByteArray place = setBy == u"root@kontor.example"_s ? QByteArray("KO008") : QByteArray("agent");
            QCOMPARE(second->ask("select role_key from core.enter('" + m_atlas + "')"), place);
            QCOMPARE(second->ask("select role_key from core.enter('" + m_baltic + "')"), sql.contains(u"accept"_s) ? "manager" : "KO008");
            QCOMPARE(second->ask("select core.accept_invitation('" + m_baltic + "', '" + code + "', 'x')"),
                     sql.contains(u"accept"_s) ? "KO008" : "KO015");

            // The watchdog ends who is left, and calls it over when nobody can be on their way any more.
            m_office.ask(u"select core.watchdog()"_s);
            QCOMPARE(late->ask("select 1"), "gone");
            QCOMPARE(latest->ask("select 1"), "gone");
            QCOMPARE(second->ask("select core.me() is null"), "f");
            QCOMPARE(one(u"select (trusted_from is null)::text as x from core.app_user where login = '%1'"_s.arg(m_login)), "false");
            m_office.ask(
                u"update core.app_user set trusted_from = trusted_from - interval '10 min' where login = '%1' returning id"_s.arg(m_login));
            m_office.ask(u"select core.watchdog()"_s);
            QCOMPARE(one(u"select (trusted_from is null)::text as x from core.app_user where login = '%1'"_s.arg(m_login)), "true");
            QCOMPARE(second->ask("select core.me() is null"), "f");
        }
    }

    // PostgreSQL lets every role change its own password. Whoever does it on their way out closes the account to everybody, themselves too.
    void whoeverChangesItBehindKontorsBackGetsNothing()
    {
        for (int round = 0; round < Rounds; ++round) {
            begin(m_before);
            const auto late = caller(m_before);
            QVERIFY(late->knock());
            const auto person = connected(m_before);
            QCOMPARE(person->ask("select core.change_password('" + scramVerifier(m_after).toUtf8() + "')"), "");
            if (round == 0)
                QCOMPARE(person->ask("select core.settle_password()"), "f");
            QVERIFY(late->comeIn());
            QCOMPARE(late->ask("alter role current_user password 'the squatters'"), "");
            const auto squatter = connected(u"the squatters"_s);
            QVERIFY(squatter);
            getsNothing(*squatter);
            QCOMPARE(squatter->ask("select core.settle_password()"), "KO008");
            m_office.ask(
                u"update core.app_user set trusted_from = clock_timestamp() - interval '1 h' where login = '%1' returning id"_s.arg(
                    m_login));
            m_office.ask(u"select core.watchdog()"_s);
            getsNothing(*squatter);

            // They are told, and an administrator opens the account again.
            Database database;
            Session session(database);
            const auto told = settled(session.signIn(m_office.peopleUri(), m_email, u"the squatters"_s));
            QVERIFY(!told);
            QCOMPARE(told.error().hint, u"replaced"_s);
            const auto admin = connected(m_before, u"admin@atlas.example"_s);
            admin->ask("select core.enter('" + m_atlas + "')");
            QCOMPARE(admin->ask("select core.reset_password('" + m_user + "', '" + scramVerifier(m_before).toUtf8() + "')"), "");
            QCOMPARE(squatter->ask("select 1"), "gone");
            QVERIFY_RESULT(settled(session.signIn(m_office.peopleUri(), m_email, m_before)));
            QVERIFY_RESULT(settled(session.enter(session.memberships().front().tenant)));
            QVERIFY(session.mustChangePassword());
        }
    }

    // What they left behind for whoever comes is gone with the password.
    void theSettingsOfWhoeverWasThereAreForgotten()
    {
        begin(m_before);
        const auto squatter = connected(m_before);
        QCOMPARE(squatter->ask("alter role current_user set default_transaction_isolation = 'serializable'"), "");
        QCOMPARE(squatter->ask("alter role current_user in database " + one(u"select current_database()::text as x"_s)
                               + " set default_transaction_read_only = on"),
                 "");
        const auto admin = connected(m_before, u"admin@atlas.example"_s);
        admin->ask("select core.enter('" + m_atlas + "')");
        QCOMPARE(admin->ask("select core.reset_password('" + m_user + "', '" + scramVerifier(m_after).toUtf8() + "')"), "");
        const auto person = connected(m_after);
        QCOMPARE(person->ask("show default_transaction_isolation"), "read committed");
        QCOMPARE(person->ask("show default_transaction_read_only"), "off");
        QCOMPARE(person->ask("show statement_timeout"), "1min");
    }

    // Killed between the code and the first connection with the new password: it was accepted, and signing in goes on from there.
    void whoWasCutOffAfterTheCodeSignsInWithTheNewPassword()
    {
        begin(m_before);
        const auto admin = connected(m_before, u"admin@baltic.example"_s);
        admin->ask("select core.enter('" + m_baltic + "')");
        const QByteArray code = admin->ask("select core.invite_again('" + m_user + "')");
        {
            const auto person = connected(m_before);
            QCOMPARE(person->ask("select core.accept_invitation('" + m_baltic + "', 'wrong', '" + scramVerifier(m_after).toUtf8() + "')"),
                     "KO009");
            QCOMPARE(
                person->ask("select core.accept_invitation('" + m_baltic + "', '" + code + "', '" + scramVerifier(m_after).toUtf8() + "')"),
                "");
        }
        Database database;
        Session session(database);
        const auto refused = settled(session.signIn(m_office.peopleUri(), m_email, m_before));
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlState, u"28P01"_s);
        const auto memberships = settled(session.signIn(m_office.peopleUri(), m_email, m_after));
        QVERIFY_RESULT(memberships);
        QCOMPARE(memberships->size(), 2);
        for (const Membership &membership : *memberships)
            QVERIFY(!membership.isInvited);
        QVERIFY_RESULT(settled(session.enter(QString::fromUtf8(m_baltic))));
    }

    void aConnectionThatBreaksMeanwhileCostsThePersonNothing_data()
    {
        QTest::addColumn<FaultyProxy::Fault>("fault");
        QTest::addColumn<QByteArray>("at");
        const QList<QPair<FaultyProxy::Fault, QByteArray>> faults{{FaultyProxy::Fault::CutBefore, "never arrives"},
                                                                  {FaultyProxy::Fault::CutAfter, "arrives, and the connection ends"},
                                                                  {FaultyProxy::Fault::SwallowAnswer, "is answered, and nobody hears it"}};
        for (const auto &[fault, words] : faults)
            for (const QByteArray &at : {QByteArray("commit"), QByteArray("core.settle_password"), QByteArray("core.enter")})
                QTest::newRow(QByteArray(at + " " + words).constData()) << fault << at;
    }

    void aConnectionThatBreaksMeanwhileCostsThePersonNothing()
    {
        QFETCH(FaultyProxy::Fault, fault);
        QFETCH(QByteArray, at);
        begin(m_before);
        const auto admin = connected(m_before, u"admin@baltic.example"_s);
        admin->ask("select core.enter('" + m_baltic + "')");
        const QByteArray code = admin->ask("select core.invite_again('" + m_user + "')");
        FaultyProxy proxy(QUrlQuery(m_office.peopleUri().section(u'?', 1)).queryItemValue(u"host"_s, QUrl::FullyDecoded));
        Database database;
        Session session(database);
        QVERIFY_RESULT(settled(session.signIn(proxy.through({m_office.peopleUri(), {}, {}}).uri, m_email, m_before)));
        proxy.arm(fault, at);
        QVERIFY_RESULT(settled(session.join(QString::fromUtf8(m_baltic), QString::fromUtf8(code), m_after)));
        QCOMPARE(proxy.struck(), 1);
        QCOMPARE(session.person().roleKey, u"manager"_s);
        // Every lane works there.
        for (const Database::Lane lane : {Database::Lane::Interactive, Database::Lane::Jobs, Database::Lane::Streams})
            QCOMPARE(settled(database.query({u"select core.tenant_id()::text as x"_s}, lane)).value_or(Rows()).text(0, u"x").toUtf8(),
                     m_baltic);
        // And so does a new password of their own.
        proxy.arm(fault, at);
        QVERIFY_RESULT(settled(session.changePassword(m_before)));
        QCOMPARE(settled(database.query({u"select core.tenant_id()::text as x"_s})).value_or(Rows()).text(0, u"x").toUtf8(), m_baltic);
        QCOMPARE(proxy.struck(), 2);
        QVERIFY(session.isOwnPassword(m_before));
    }

    // Nobody came back: the watchdog settles it after a minute.
    void whatNobodySettlesIsSettledByTheWatchdog()
    {
        begin(m_before);
        const auto late = caller(m_before);
        QVERIFY(late->knock());
        QCOMPARE(connected(m_before)->ask("select core.change_password('" + scramVerifier(m_after).toUtf8() + "')"), "");
        const auto early = connected(m_after);
        m_office.ask(u"select core.watchdog()"_s);
        QCOMPARE(early->ask("select coalesce(core.me()::text, 'nobody')"), "nobody"); // a minute has not passed
        m_office.ask(
            u"update core.app_user set password_set_at = clock_timestamp() - interval '2 min' where login = '%1' returning id"_s.arg(
                m_login));
        m_office.ask(u"select core.watchdog()"_s);
        QCOMPARE(early->ask("select 1"), "gone");
        QVERIFY(late->comeIn());
        getsNothing(*late);
        QCOMPARE(connected(m_after)->ask("select core.settle_password()"), "t");
    }
};

QTEST_GUILESS_MAIN(NewPasswordTest)
#include "newpasswordtest.moc"
