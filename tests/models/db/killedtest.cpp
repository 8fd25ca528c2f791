#include "shell/errortext.h"
#include "support/books.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <csignal>

using namespace Qt::StringLiterals;

// Programs that save and approve are killed (kill -9), and so is the server under them, at random moments: what somebody was told is
// there, nothing is there twice, and the books are equal.
class KilledTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestOffice> m_office;

    struct Worker
    {
        QString work;
        std::unique_ptr<QProcess> process = {};
        QByteArray rest = {};
        int said = 0;
    };
    QStringList m_saved;
    QStringList m_approved;
    QMap<QString, int> m_refused;

    static bool isLong() { return qEnvironmentVariableIsSet("KONTOR_LONG"); }

    void hire(Worker &worker)
    {
        worker.process = std::make_unique<QProcess>();
        worker.process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        worker.process->start(QCoreApplication::applicationDirPath() % u"/workingclient"_s, {m_office->peopleUri(), worker.work});
        QVERIFY(worker.process->waitForStarted());
    }

    void hear(Worker &worker)
    {
        worker.rest += worker.process->readAllStandardOutput();
        for (qsizetype end = worker.rest.indexOf('\n'); end >= 0; end = worker.rest.indexOf('\n')) {
            const QString line = QString::fromLatin1(worker.rest.first(end));
            worker.rest.remove(0, end + 1);
            ++worker.said;
            if (line.startsWith("saved "_L1))
                m_saved << line.mid(6);
            else if (line.startsWith("approved "_L1))
                m_approved << line.mid(9);
            else
                ++m_refused[line];
        }
    }

    void kill(Worker &worker)
    {
        ::kill(pid_t(worker.process->processId()), SIGKILL);
        worker.process->waitForFinished();
        hear(worker);
        hire(worker);
    }

    int countOf(const QString &table, const QString &condition, const QStringList &ids)
    {
        return int(m_office->ask(u"select count(*) as n from "_s % table % u" where id = any (?::uuid[]) and "_s % condition, {ids})
                       .number(0, u"n"));
    }

private Q_SLOTS:
    // The tests' server does not wait for its log at a commit, but what is told here must outlive it, as in an office.
    void init()
    {
        m_office = std::make_unique<TestOffice>();
        m_office->ask(u"alter database kontor set synchronous_commit = on"_s);
    }
    void cleanup() { m_office.reset(); }

    // 200 strikes in the long mode, in rounds that each begin with a fresh database.
    void programsAndServerAreKilledAtRandom_data()
    {
        QTest::addColumn<int>("strikes");
        for (int round = 1; round <= (isLong() ? 8 : 1); ++round)
            QTest::addRow("round %d", round) << (isLong() ? 25 : 8);
    }

    void programsAndServerAreKilledAtRandom()
    {
        QFETCH(int, strikes);
        m_saved.clear();
        m_approved.clear();
        m_refused.clear();
        Worker workers[]{{u"save"_s}, {u"save"_s}, {u"approve"_s}};
        for (Worker &worker : workers)
            hire(worker);
        int clients = 0;
        int servers = 0;
        int connections = 0;
        QElapsedTimer elapsed;
        elapsed.start();
        for (int strike = 0; strike < strikes; ++strike) {
            QTest::qWait(QRandomGenerator::global()->bounded(20, 250));
            const int what = strike < 3 ? strike * 4 : QRandomGenerator::global()->bounded(10); // each kind at least once
            if (what < 4) {
                kill(workers[QRandomGenerator::global()->bounded(3)]);
                ++clients;
            } else if (what < 8) {
                m_office->killConnections();
                ++connections;
            } else {
                m_office->crashServer();
                m_office->startServer();
                ++servers;
            }
            // Everybody finds back to work by themselves.
            for (Worker &worker : workers) {
                hear(worker);
                const int before = worker.said;
                QVERIFY2(QTest::qWaitFor([&] { return hear(worker), worker.said > before; }, 60'000),
                         qPrintable(u"%1 came to a halt after strike %2"_s.arg(worker.work).arg(strike)));
            }
            if (strike % 10 == 9)
                QCOMPARE(unequalBooks(m_office->owner()), QStringList());
        }
        for (Worker &worker : workers) {
            ::kill(pid_t(worker.process->processId()), SIGKILL);
            worker.process->waitForFinished();
            hear(worker);
        }
        qInfo("%d programs killed, %d servers, %d times all connections, in %lld s; %lld deals saved, %lld payments approved", clients,
              servers, connections, elapsed.elapsed() / 1000, qlonglong(m_saved.size()), qlonglong(m_approved.size()));
        // What was told is so; and nobody was refused what they may do.
        QCOMPARE(m_refused, (QMap<QString, int>()));
        QCOMPARE(countOf(u"sales.deal"_s, u"true"_s, m_saved), m_saved.size());
        QCOMPARE(countOf(u"sales.payment"_s, u"status = 'verified'"_s, m_approved), m_approved.size());
        QCOMPARE(QSet(m_approved.cbegin(), m_approved.cend()).size(), m_approved.size());
        // Whoever was killed may have saved one more than they could tell, and none twice.
        const Rows made = m_office->ask(
            u"select count(*) as clients, count(distinct name) as names, (select count(*) from sales.deal d join crm.client c on"
            " c.tenant_id = d.tenant_id and c.id = d.client_id where c.name like 'Client of %') as deals from crm.client where name like 'Client of %'"_s);
        QCOMPARE(made.number(0, u"clients"), made.number(0, u"names"));
        QCOMPARE(made.number(0, u"clients"), made.number(0, u"deals"));
        QVERIFY(made.number(0, u"deals") - m_saved.size() <= clients + 3);
        QCOMPARE(unequalBooks(m_office->owner()), QStringList());
    }

    void aServerKilledInABulkApprovalApprovesAllOfThemOnce()
    {
        const auto sales = m_office->signIn(u"sales@baltic.example"_s);
        const auto verifier = m_office->signIn(u"verifier@baltic.example"_s);
        for (int round = 0; round < (isLong() ? 20 : 2); ++round) {
            QList<QFuture<Result<Rows>>> saving;
            for (int i = 0; i < 40; ++i)
                saving << sales->database.write(dealWithPayment(QUuid::createUuid().toString(QUuid::WithoutBraces)));
            for (const auto &saved : saving)
                QVERIFY_RESULT(settled(saved));
            const Rows waiting = m_office->ask(
                u"select p.id::text as id, p.version from sales.payment p join crm.client c on c.tenant_id = p.tenant_id join sales.deal d"
                " on d.tenant_id = p.tenant_id and d.id = p.deal_id and d.client_id = c.id where p.status = 'pending' and c.name like 'Client of %'"_s);
            QStringList ids;
            QVariantList versions;
            for (qsizetype row = 0; row < waiting.size(); ++row) {
                ids << waiting.text(row, u"id");
                versions << waiting.number(row, u"version");
            }
            QCOMPARE(ids.size(), 40);
            const auto approving
                = verifier->database.write({u"select * from sales.approve_payments(?::uuid[], ?::int[])"_s, {ids, versions}});
            QTest::qSleep(QRandomGenerator::global()->bounded(5, 250));
            m_office->crashServer();
            const int done = approving.isFinished();
            m_office->startServer();
            verifier->database.retryNow();
            const auto approved = settled(approving, 60'000);
            QVERIFY2(approved || hasErrorText(approved.error().sqlState), approved ? "" : described(approved.error()).constData());
            QVERIFY(!done || approved);
            QCOMPARE(countOf(u"sales.payment"_s, u"status = 'verified'"_s, ids), approved ? 40 : 0);
            QCOMPARE(unequalBooks(m_office->owner()), QStringList());
            if (!approved)
                QVERIFY_RESULT(
                    settled(verifier->database.write({u"select * from sales.approve_payments(?::uuid[], ?::int[])"_s, {ids, versions}})));
        }
    }
};

QTEST_MAIN(KilledTest)
#include "killedtest.moc"
