#include "records/listexport.h"
#include "records/bulkrun.h"
#include "records/listcopy.h"
#include "records/viewcounts.h"
#include "session/jobs.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// Long lists as files, from a server that is really stopped in the middle.
class ListExportTest : public QObject
{
    Q_OBJECT
    static constexpr int Many = 50'000;

    std::unique_ptr<TestOffice> m_office;
    std::unique_ptr<Desk> m_desk;
    QTemporaryDir m_folder;

    const Entity &deals() const { return *m_desk->catalog.entity(u"deal"); }
    static ListExport wanted(const QStringList &fields) { return {fields, {}, u"number_seq"_s, Qt::AscendingOrder}; }

    Job *start(const ListExport &list, const QString &path)
    {
        return startExport(m_desk->backend, deals(), list, path, u"Exporting"_s, [](qlonglong rows) { return QString::number(rows); });
    }
    // Comes to a halt in the middle, and stays there.
    Job *startHeld(Desk &desk, const QString &name)
    {
        m_office->ask(u"grant execute on function pg_sleep(double precision) to kontor_app"_s); // people may not
        return startWide(desk, u"select n, case when n = 20000 then pg_sleep(600)::text end from generate_series(1, 30000) n"_s, name);
    }
    Job *startWide(Desk &desk, const QString &select, const QString &name)
    {
        return startExport(desk.backend, {{select}, deals().listPageId(), {}}, m_folder.filePath(name), u"Exporting"_s,
                           [](qlonglong rows) { return QString::number(rows); });
    }
    // The most that this program had in memory since it was asked last, in kB.
    static qlonglong peak()
    {
        const QByteArray status = content(u"/proc/self/status"_s);
        const qlonglong most = status.mid(status.indexOf("VmHWM:") + 6, 30).simplified().split(' ').first().toLongLong();
        QFile reset(u"/proc/self/clear_refs"_s);
        if (most <= 0 || !reset.open(QIODevice::WriteOnly) || reset.write("5") != 1)
            qFatal("what memory this program takes is not told");
        return most;
    }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // What the trail says came of the latest export.
    QString lastOutcome()
    {
        return m_office
            ->ask(u"select outcome from audit.activity where kind = 'export' and user_id = ? order by at desc limit 1"_s,
                  {m_desk->session.person().id})
            .text(0, u"outcome");
    }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files); }

    // What a program that is not ours would write of them, for spreadsheets: with the mark of UTF-8.
    QByteArray expected()
    {
        return "\xef\xbb\xbf"
               + m_office
                     ->ask(
                         u"select 'Deal,Amount,Currency,Deal date' || E'\\r\\n'"
                         "  || string_agg(number || ',' || (amount_minor / 100)::text || '.' || lpad((amount_minor % 100)::text, 2, '0') || ','"
                         "     || currency || ',' || to_char(deal_date, 'YYYY-MM-DD') || E'\\r\\n', '' order by number_seq) as text"
                         " from sales.deal where tenant_id = ? and deleted_at is null"_s,
                         {m_desk->session.tenant().id})
                     .text(0, u"text")
                     .toUtf8();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_office = std::make_unique<TestOffice>();
        m_desk = m_office->signIn(u"manager@baltic.example"_s);
        QVERIFY(m_desk);
        m_office->ask(
            u"insert into sales.deal (tenant_id, number_seq, client_id, amount_minor, currency, owner_id, deal_date, due_date) "
            "select c.tenant_id, 1000000 + n, c.id, 1000 + n * 7, 'PLN', c.owner_id, date '2026-01-01' + n % 300, date '2027-01-01' "
            "from (select * from crm.client where tenant_id = ? order by id limit 1) c, generate_series(1, ?::int) n"_s,
            {m_desk->session.tenant().id, Many});
    }
    void cleanupTestCase()
    {
        m_desk.reset();
        m_office.reset();
    }
    void cleanup()
    {
        for (const QString &file : files())
            QFile::remove(m_folder.filePath(file));
    }

    void everyRowThatTheFilterShowsIsInTheFileToTheByte()
    {
        const QString path = m_folder.filePath(u"deals.csv"_s);
        Job *job = start(wanted({u"number"_s, u"amount_minor"_s, u"deal_date"_s}), path);
        QSignalSpy ended(job, &Job::ended);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60'000);
        QCOMPARE(job->state(), Job::State::Done);
        QVERIFY(job->result().words.toInt() > Many);
        QCOMPARE(job->result().file, path);
        QVERIFY(content(path) == expected());
        QTRY_COMPARE(lastOutcome(), u"done"_s);
        const Rows noted = m_office->ask(
            u"select detail ->> 'list' as list, detail ->> 'written' as rows from audit.activity where kind = 'export' and user_id = ?"_s,
            {m_desk->session.person().id});
        QCOMPARE(noted.text(0, u"list"), u"deal"_s);
        QCOMPARE(noted.text(0, u"rows"), job->result().words);
    }

    void valuesAreWrittenAsRfc4180AndPeopleReadThem()
    {
        const QString tenant = m_desk->session.tenant().id;
        m_office->ask(u"update crm.client set name = E'O''Hara, \"Żagiel\"\\nMarina' where tenant_id = ? and id = (select client_id from "
                      "sales.deal where tenant_id = ? and number_seq = 1000001)"_s,
                      {tenant, tenant});
        m_office->ask(u"update sales.deal set currency = 'JPY', amount_minor = 12500 where tenant_id = ? and number_seq = 1000001"_s,
                      {tenant});
        m_office->ask(u"update sales.deal set currency = 'KWD', amount_minor = 12500, description = 'Roof' where tenant_id = ? and "
                      "number_seq = 1000002"_s,
                      {tenant});
        ListExport list = wanted({u"client_name"_s, u"amount_minor"_s, u"state"_s, u"owner_id"_s});
        list.filter = {{{u"currency"_s, Condition::Op::Is, {u"JPY"_s, u"KWD"_s}}}, {}};
        const QString path = m_folder.filePath(u"some.csv"_s);
        Job *job = start(list, path);
        QTRY_COMPARE(job->state(), Job::State::Done);
        const QString owner
            = m_office->ask(u"select owner_name from sales.deal_list where tenant_id = ? and number_seq = 1000001"_s, {tenant})
                  .text(0, u"owner_name");
        const QString text = u"Client,What was sold,Amount,Currency,Status,Owner\r\n"
                             "\"O'Hara, \"\"Żagiel\"\"\nMarina\",\"\",12500,JPY,Awaiting payment,%1\r\n"
                             "\"O'Hara, \"\"Żagiel\"\"\nMarina\",Roof,12.500,KWD,Awaiting payment,%1\r\n"_s.arg(owner);
        QCOMPARE(QString::fromUtf8(content(path)), text);
    }

    void whoMayExportTheirOwnGetsTheirOwn()
    {
        const auto sales = m_office->signIn(u"sales@baltic.example"_s);
        const Entity &clients = *sales->catalog.entity(u"client");
        const QString path = m_folder.filePath(u"clients.csv"_s);
        Job *job
            = startExport(sales->backend, clients, wanted({u"email"_s}), path, {}, [](qlonglong rows) { return QString::number(rows); });
        QTRY_COMPARE(job->state(), Job::State::Done);
        const Rows own = m_office->ask(u"select count(*) as n, (select count(*) from crm.client_list where tenant_id = ?) as whole "
                                       "from crm.client_list where tenant_id = ? and owner_id = ?"_s,
                                       {sales->session.tenant().id, sales->session.tenant().id, sales->session.person().id});
        QCOMPARE(job->result().words.toLongLong(), own.number(0, u"n"));
        QVERIFY(own.number(0, u"n") < own.number(0, u"whole"));
    }

    void copiedRowsAreATableForSpreadsheetsAndLetters()
    {
        const RowsAsTable list{{u"number"_s, u"amount_minor"_s, u"deal_date"_s},
                               {{{{u"number_seq"_s, Condition::Op::AtLeast, {1'000'003}}}, {}}, true},
                               u"number_seq"_s};
        const auto rows = settled(readAsTable(m_desk->backend, deals(), list));
        QVERIFY_RESULT(rows);
        QCOMPARE(rows->size(), RowsAsTable::Most);
        QVERIFY(asTabbedText(*rows).startsWith(u"Deal\tAmount\tCurrency\tDeal date\nDLID1000003\t10.21\tPLN\t2026-01-04\n"_s));
        QVERIFY(asHtml(*rows).startsWith(u"<table>\n<tr><th>Deal</th><th>Amount</th>"_s));
    }

    // An export of many takes minutes, and only the next one waits for it.
    void whatElseIsAskedForGoesPastAnExport()
    {
        Job *held = startHeld(*m_desk, u"held.csv"_s);
        QTRY_VERIFY(held->done() > 0 && m_office->isSleeping());
        Job *next = start(wanted({u"number"_s}), m_folder.filePath(u"next.csv"_s));

        const Entity &clients = *m_desk->catalog.entity(u"client");
        const QString client
            = m_office->ask(u"select id::text as id from crm.client_list where tenant_id = ? limit 1"_s, {m_desk->session.tenant().id})
                  .text(0, u"id");
        QVERIFY_RESULT(settled(countRows(m_desk->backend, clients, {})));
        QVERIFY_RESULT(settled(readAsTable(m_desk->backend, clients, {{u"name"_s}, {{}, false, {client}}})));
        QStringList done;
        auto run = new BulkRun(m_desk->backend, {.entity = clients,
                                                 .action = *clients.action(u"assign"),
                                                 .choice = {{}, false, {client}},
                                                 .answer = m_desk->session.person().id,
                                                 .title = {},
                                                 .words = [](qlonglong, qlonglong) { return QString(); }});
        connect(run, &BulkRun::finished, this, [&] { done = run->done().keys(); });
        run->start();
        QTRY_COMPARE(done, QStringList(client));

        QVERIFY(held->isRunning());
        QVERIFY(next->isRunning());
        QCOMPARE(files(), QStringList());
        held->stop();
        QTRY_COMPARE(next->state(), Job::State::Done);
        QCOMPARE(files(), QStringList(u"next.csv"_s));
    }

    void signingOutEndsAnExport()
    {
        const auto desk = m_office->signIn(u"owner@baltic.example"_s);
        const auto connections = [this] {
            return m_office
                ->ask(u"select count(*) as n from pg_stat_activity where usename = ?"_s, {Session::loginName(u"owner@baltic.example"_s)})
                .number(0, u"n");
        };
        const Job *held = startHeld(*desk, u"held.csv"_s);
        QTRY_VERIFY(held->done() > 0 && m_office->isSleeping());
        QVERIFY(connections() > 0);
        desk->session.signOut();
        QTRY_COMPARE(connections(), 0);
        QTRY_VERIFY(!held->isRunning());
        QVERIFY(held->state() != Job::State::Done);
        QCOMPARE(files(), QStringList());
    }

    // However much it is, it goes from the server into the file line by line.
    void anExportTakesNoMoreMemoryTheLongerItIs()
    {
        constexpr qlonglong width = 2400; // 120 MB
        peak();
        const qlonglong before = peak();
        Job *job = startWide(*m_desk, u"select number, repeat('x', %1) from sales.deal_list where number_seq >= 1000000"_s.arg(width),
                             u"wide.csv"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!job->isRunning(), 120'000);
        QCOMPARE(job->state(), Job::State::Done);
        QCOMPARE(job->result().words.toInt(), Many);
        const qlonglong written = QFileInfo(job->result().file).size() / 1024;
        QVERIFY(written > Many * width / 1024);
        const qlonglong taken = peak() - before;
        QVERIFY2(taken < written / 8, qPrintable(u"%1 kB of %2"_s.arg(taken).arg(written)));
    }

    void anExportThatFailsIsNotedAsThat()
    {
        Job *job = start(wanted({u"number"_s}), m_folder.filePath(u"no such folder/deals.csv"_s));
        QTRY_COMPARE(job->state(), Job::State::Failed);
        QTRY_COMPARE(lastOutcome(), u"failed"_s);
    }

    void aStoppedExportLeavesNoFile()
    {
        // A fast server may be done before it hears of the wish: then once more.
        for (Job *job = nullptr; !job || job->state() == Job::State::Done;) {
            cleanup();
            job = start(wanted({u"number"_s, u"client_name"_s, u"amount_minor"_s}), m_folder.filePath(u"stopped.csv"_s));
            connect(job, &Job::changed, job, [job] {
                if (job->done() > 0)
                    job->stop();
            });
            QTRY_VERIFY(!job->isRunning());
            QVERIFY_RESULT(settled(m_desk->database.query({u"select 1"_s}, Database::Lane::Streams)));
            QVERIFY(job->state() == Job::State::Done || job->state() == Job::State::Stopped);
            QCOMPARE(files().size(), job->state() == Job::State::Done ? 1 : 0);
            QTRY_COMPARE(lastOutcome(), job->state() == Job::State::Done ? u"done"_s : u"stopped"_s);
        }
    }

    void aServerThatDiesInTheMiddleLeavesAWholeFileOrNone()
    {
        const QString path = m_folder.filePath(u"killed.csv"_s);
        Job *job = start(wanted({u"number"_s, u"amount_minor"_s, u"deal_date"_s}), path);
        QTRY_VERIFY(job->done() > 0 || !job->isRunning());
        m_office->crashServer();
        QVERIFY(!QFile::exists(path) || job->state() == Job::State::Done);
        m_office->startServer();
        QTRY_VERIFY_WITH_TIMEOUT(!job->isRunning(), 120'000);
        QCOMPARE(QFile::exists(path), job->state() == Job::State::Done);
        if (QFile::exists(path))
            QCOMPARE(content(path).count("\r\n"), job->result().words.toInt() + 1);
    }
};

QTEST_GUILESS_MAIN(ListExportTest)
#include "listexporttest.moc"
