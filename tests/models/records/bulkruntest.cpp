#include "records/bulkrun.h"
#include "records/recordtable.h"
#include "session/jobs.h"
#include "support/books.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;

// Steps with many records on a real server.
class BulkRunTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    std::unique_ptr<Desk> m_desk;

    const Entity &entity(QStringView key) const { return *m_desk->catalog.entity(key); }

    // Runs to its end; what it came to is read before it is gone.
    struct Ended
    {
        QStringList done;
        QHash<QString, Error> refused;
        std::optional<Error> interruption;
        QHash<QString, QString> refusedStates;
    };
    Ended run(const Entity &entity, const QString &action, const RowChoice &choice, const QVariant &answer = {},
              const std::function<void(BulkRun *)> &meanwhile = {})
    {
        Ended ended;
        bool isOver = false;
        auto run = new BulkRun(m_desk->backend, {.entity = entity,
                                                 .action = *entity.action(action),
                                                 .choice = choice,
                                                 .answer = answer,
                                                 .title = action,
                                                 .words = [](qlonglong done, qlonglong) { return QString::number(done); }});
        connect(run, &BulkRun::finished, this, [&] {
            ended = {run->done().keys(), run->refused(), run->interruption(), run->refusedStates()};
            isOver = true;
        });
        run->start();
        if (meanwhile)
            meanwhile(run);
        if (!QTest::qWaitFor([&] { return isOver; }, 60'000))
            qFatal("the run did not end");
        return ended;
    }
    qlonglong count(const QString &sql, const QVariantList &binds = {})
    {
        return m_office.ask(u"select count(*) as n from "_s + sql, QVariantList{m_desk->session.tenant().id} + binds).number(0, u"n");
    }
    static RowChoice choiceOf(const Rows &rows)
    {
        RowChoice choice;
        for (qsizetype row = 0; row < rows.size(); ++row)
            choice.exceptions.insert(rows.text(row, u"id"));
        return choice;
    }
    // Payments that wait for a verifier, each of a deal of its own.
    Rows recorded(int many)
    {
        const auto sales = m_office.signIn(u"sales@baltic.example"_s);
        QList<QFuture<Result<Rows>>> saving;
        for (int i = 0; i < many; ++i)
            saving << sales->database.write(dealWithPayment(QUuid::createUuid().toString(QUuid::WithoutBraces)));
        for (const auto &saved : saving)
            if (const auto rows = settled(saved); !rows)
                qFatal("not recorded: %s", described(rows.error()).constData());
        return m_office.ask(
            u"select p.id::text as id from sales.payment p join sales.deal d on d.tenant_id = p.tenant_id and d.id = p.deal_id"
            " join crm.client c on c.tenant_id = d.tenant_id and c.id = d.client_id"
            " where p.status = 'pending' and c.name like 'Client of %'"_s);
    }
    QSet<QString> verified(const RowChoice &choice)
    {
        const QStringList ids = choice.exceptions.values();
        return choiceOf(
                   m_office.ask(u"select id::text as id from sales.payment where id = any (?::uuid[]) and status = 'verified'"_s, {ids}))
            .exceptions;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = m_office.signIn(u"manager@baltic.example"_s);
        QVERIFY(m_desk);
    }

    void allThatAFilterShowsButOneAreDone()
    {
        const QString me = m_desk->session.person().id;
        const QString spared
            = m_office.ask(u"select id::text as id from crm.client_list where tenant_id = ? limit 1"_s, {m_desk->session.tenant().id})
                  .text(0, u"id");
        const qlonglong all = count(u"crm.client_list where tenant_id = ?"_s);
        const Ended ended = run(entity(u"client"), u"assign"_s, {{}, true, {spared}}, me);
        QVERIFY(ended.refused.isEmpty() && !ended.interruption);
        QCOMPARE(ended.done.size(), all - 1);
        QCOMPARE(count(u"crm.client_list where tenant_id = ? and owner_id = ?"_s, {me}), all - 1);
    }

    void whatIsRefusedLeavesTheOthersDone()
    {
        const Rows some = m_office.ask(
            u"(select id::text as id, state from sales.deal_list where tenant_id = ? and state = 'awaiting_payment' limit 3) "
            "union all (select id::text, state from sales.deal_list where tenant_id = ? and state = 'verified' limit 2)"_s,
            {m_desk->session.tenant().id, m_desk->session.tenant().id});
        const RowChoice choice = choiceOf(some);
        QCOMPARE(choice.exceptions.size(), 5);
        const Ended ended = run(entity(u"deal"), u"hold"_s, choice);
        QCOMPARE(ended.done.size(), 3);
        QCOMPARE(ended.refused.size(), 2);
        for (const Error &error : ended.refused)
            QCOMPARE(error.sqlState, u"KO006"_s);
        QCOMPARE(ended.refusedStates.values(), QStringList(2, u"verified"_s));
        const Ended back = run(entity(u"deal"), u"resume"_s, choice);
        QCOMPARE(back.done.size(), 3);
    }

    void whatTheServerRefusesRowByRowSaysWhy()
    {
        const Rows waiting
            = m_office.ask(u"select id::text as id from sales.payment_list where tenant_id = ? and state = 'in_verification'"_s,
                           {m_desk->session.tenant().id});
        const RowChoice choice = choiceOf(waiting);
        const Ended ended = run(entity(u"payment"), u"approve"_s, choice);
        QVERIFY2(!ended.interruption, ended.interruption ? described(*ended.interruption).constData() : "");
        QCOMPARE(ended.done.size() + ended.refused.size(), waiting.size());
        QVERIFY(!ended.done.isEmpty());
        QCOMPARE(ended.refusedStates.values(), QStringList(ended.refused.size(), u"in_verification"_s));
        for (const Error &error : ended.refused)
            QVERIFY2(error.sqlState.startsWith(u"KO"_s), described(error).constData());
    }

    // Whoever takes one of many away does not take the ones after it out of the step.
    void ofManyThatAreNamedOneThatIsGoneIsSaidAndTheOthersAreDone()
    {
        const Rows named = m_office.ask(u"insert into crm.client (tenant_id, name, owner_id) "
                                        "select ?, 'Named ' || n, ? from generate_series(1, 1200) n returning id::text as id"_s,
                                        {m_desk->session.tenant().id, m_desk->session.person().id});
        const RowChoice choice = choiceOf(named);
        QCOMPARE(choice.exceptions.size(), 1200);
        const QString gone = named.text(700, u"id");
        m_office.ask(u"delete from crm.client where id = ?"_s, {gone});
        const Ended ended = run(entity(u"client"), u"delete"_s, choice);
        QVERIFY(!ended.interruption);
        QCOMPARE(ended.done.size(), 1199);
        QCOMPARE(ended.refused.keys(), QStringList(gone));
        QCOMPARE(ended.refused.value(gone).sqlState, u"KO002"_s);
        QCOMPARE(count(u"crm.client where tenant_id = ? and name like 'Named %' and deleted_at is null"_s), 0);
    }

    void whatIsStoppedLeavesTheRestAsItWas()
    {
        Job *job = nullptr;
        connect(&m_desk->jobs, &Jobs::started, this, [&](Job *started) { job = started; });
        m_office.ask(u"insert into crm.client (tenant_id, name, owner_id) select ?, 'Bulk ' || n, ? from generate_series(1, 20000) n"_s,
                     {m_desk->session.tenant().id, m_desk->session.person().id});
        const Filter bulk{{{u"name"_s, Condition::Op::Contains, {u"Bulk "_s}}}, {}};
        const Ended ended = run(entity(u"client"), u"delete"_s, {bulk, true, {}}, {}, [&](BulkRun *) {
            QVERIFY(QTest::qWaitFor([&] { return job && job->done() > 0; }, 10'000));
            job->stop();
        });
        QVERIFY(ended.interruption && ended.interruption->isCancelled());
        QVERIFY(!ended.done.isEmpty() && ended.done.size() < 20'000);
        QCOMPARE(count(u"crm.client_list where tenant_id = ? and name like 'Bulk %'"_s), 20'000 - ended.done.size());
    }

    // Three portions of approvals. In the second one the server is killed, and the person stops waiting; with what is left it is killed
    // once more, and comes back.
    void aServerThatIsKilledLeavesEachDoneOnceOrSelected()
    {
        m_office.ask(u"alter database kontor set synchronous_commit = on"_s); // what was told outlives it
        const RowChoice all = choiceOf(recorded(1100));
        QCOMPARE(all.exceptions.size(), 1100);
        m_desk = m_office.signIn(u"verifier@baltic.example"_s);
        RecordTable table(m_desk->backend, entity(u"payment"));
        for (const QString &id : all.exceptions)
            table.setChecked(id, true);

        const auto killIt = [this](BulkRun *run) {
            const QPointer running(run);
            if (!QTest::qWaitFor([&] { return !running || running->done().size() >= 500; }, 60'000) || !running)
                qFatal("it did not come to the second portion");
            m_office.crashServer();
        };
        QPointer<Job> job;
        connect(&m_desk->jobs, &Jobs::started, this, [&](Job *started) { job = started; });
        const Ended stopped = run(entity(u"payment"), u"approve"_s, table.choice(), {}, [&](BulkRun *run) {
            killIt(run);
            QVERIFY(QTest::qWaitFor([&] { return !job.isNull(); }, 60'000));
            job->stop();
            m_office.startServer();
            m_desk->database.retryNow();
        });
        QVERIFY(stopped.interruption && stopped.interruption->isCancelled());
        QVERIFY(stopped.refused.isEmpty());
        QVERIFY(stopped.done.size() == 500 || stopped.done.size() == 1000);
        QCOMPARE(verified(all), QSet(stopped.done.cbegin(), stopped.done.cend()));
        table.settle(stopped.done, {}, stopped.refusedStates, true);
        QCOMPARE(table.choice().exceptions, all.exceptions - verified(all));
        QCOMPARE(unequalBooks(m_office.owner()), QStringList());

        const QSet<QString> left = table.choice().exceptions;
        const Ended ended = run(entity(u"payment"), u"approve"_s, table.choice(), {}, [&](BulkRun *run) {
            if (left.size() > 500)
                killIt(run);
            else
                m_office.crashServer();
            m_office.startServer();
            m_desk->database.retryNow();
        });
        QVERIFY2(!ended.interruption, ended.interruption ? described(*ended.interruption).constData() : "");
        QVERIFY(ended.refused.isEmpty());
        QCOMPARE(QSet(ended.done.cbegin(), ended.done.cend()), left);
        QCOMPARE(verified(all), all.exceptions);
        QCOMPARE(unequalBooks(m_office.owner()), QStringList()); // each has its approvals, invoice and commission once
    }
};

QTEST_GUILESS_MAIN(BulkRunTest)
#include "bulkruntest.moc"
