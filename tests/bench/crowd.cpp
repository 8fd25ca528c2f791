#include "answered.h"
#include "bench.h"
#include "deal/dealbook.h"
#include "jobs.h"
#include "records/recordtable.h"
#include "verification/verificationdesk.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace {
constexpr int people = 16;
constexpr int milliseconds = 30'000;

// What came of everybody's work.
struct Tally
{
    QList<double> saves;
    QList<double> approvals;
    QList<double> lists;
    QStringList errors;
    bool isOver = false;
    int stillAtWork = people;
    QEventLoop loop;
};

// One person: a list, then a save or an approval, again and again until time is up.
class Worker : public QObject
{
public:
    Worker(std::unique_ptr<Desk> desk, bool verifies, const QUuid &client, Tally &tally)
        : m_desk(std::move(desk))
        , m_verifies(verifies)
        , m_client(client)
        , m_tally(tally)
        , m_book(m_desk->database)
        , m_verification(m_desk->database, m_desk->session)
        , m_table(m_desk->backend, *m_desk->catalog.entity(u"deal"_s))
    {
        m_table.setTotals(false);
        connect(&m_table, &RecordTable::failed, this,
                [this](const Error &error) { m_tally.errors.append(error.sqlState + u' ' + error.message); });
        connect(&m_table, &RecordTable::pageArrived, this, [this] {
            if (!m_isListing)
                return;
            m_isListing = false;
            m_tally.lists.append(elapsed(m_clock));
            QTimer::singleShot(0, this, [this] { m_verifies ? approve() : save(); });
        });
    }

    void work()
    {
        if (m_tally.isOver) {
            if (--m_tally.stillAtWork == 0)
                m_tally.loop.quit();
            return;
        }
        m_isListing = true;
        m_clock.start();
        m_table.refresh();
    }

private:
    void save()
    {
        DealEntry entry;
        entry.clientId = m_client;
        entry.amount = 80'000;
        entry.currency = u"PLN"_s;
        entry.description = u"Battery 20 kWh"_s;
        entry.dealDate = m_desk->session.today();
        entry.dueDate = entry.dealDate.addDays(14);
        entry.payment.amount = 30'000;
        entry.payment.method = u"cash"_s;
        entry.payment.receivedOn = entry.dealDate;
        m_clock.start();
        whenAnswered(m_book.enter(entry, false), this, [this](const Result<DealEntered> &entered) {
            m_tally.saves.append(elapsed(m_clock));
            note(entered);
            work();
        });
    }

    // Any that waits; a colleague may have been faster, which is no error.
    void approve()
    {
        whenAnswered(m_verification.queue({}), this, [this](const Result<QList<QueuedPayment>> &queue) {
            note(queue);
            QList<QueuedPayment> mine;
            for (const QueuedPayment &payment : queue.value_or(QList<QueuedPayment>()))
                if (payment.mayBeApprovedInBulk())
                    mine.append(payment);
            if (mine.isEmpty())
                return work();
            const QueuedPayment &chosen = mine.at(QRandomGenerator::global()->bounded(mine.size()));
            m_clock.start();
            whenAnswered(m_verification.approve(chosen.id, chosen.version, {}), this, [this](const Result<Decision> &decision) {
                m_tally.approvals.append(elapsed(m_clock));
                static const QStringList faster{u"KO003"_s, u"KO005"_s, u"KO006"_s, u"KO010"_s};
                if (!decision && !faster.contains(decision.error().sqlState))
                    note(decision);
                work();
            });
        });
    }

    template<typename T>
    void note(const Result<T> &result)
    {
        if (!result)
            m_tally.errors.append(result.error().sqlState + u' ' + result.error().message);
    }

    std::unique_ptr<Desk> m_desk;
    bool m_verifies;
    QUuid m_client;
    Tally &m_tally;
    DealBook m_book;
    VerificationDesk m_verification;
    RecordTable m_table;
    QElapsedTimer m_clock;
    bool m_isListing = false;
};
}

void measureCrowd(Bench &bench)
{
    static const QStringList names{u"sales"_s, u"piotr"_s, u"kinga"_s, u"julia"_s, u"lukas"_s, u"tomasz"_s, u"manager"_s, u"verifier"_s};
    Tally tally;
    std::vector<std::unique_ptr<Worker>> workers;
    for (int i = 0; i < people; ++i) {
        const QString name = names.at(i % names.size());
        const QUuid client = QUuid::fromString(QString::fromLatin1(bench.raw->run(
            "select id from crm.client where tenant_id = '" + bench.tenant + "' and owner_id = '"
            + bench.person(name == "verifier"_L1 || name == "manager"_L1 ? u"sales"_s : name) + "' order by created_at desc limit 1")));
        workers.push_back(std::make_unique<Worker>(bench.signIn(name), name == "verifier"_L1 || name == "manager"_L1, client, tally));
    }
    QTimer::singleShot(milliseconds, &tally.loop, [&] { tally.isOver = true; });
    for (const auto &worker : workers)
        worker->work();
    tally.loop.exec();
    workers.clear();

    QList<double> all = tally.saves + tally.approvals;
    bench.report.add(
        {.job = u"16 people for 30 s: saves and approvals"_s,
         .value = double(all.size()) * 1000 / milliseconds,
         .unit = u"a second"_s,
         .note = u"%1 saves, %2 approvals, %3 lists"_s.arg(tally.saves.size()).arg(tally.approvals.size()).arg(tally.lists.size())});
    bench.report.add({.job = u"16 people for 30 s: p99 of saves and approvals"_s,
                      .value = percentileOf(all, 99),
                      .note = u"median %1, lists %2"_s.arg(medianOf(all), 0, 'f', 1).arg(medianOf(tally.lists), 0, 'f', 1)});
    bench.report.add({.job = u"16 people for 30 s: errors"_s,
                      .value = double(tally.errors.size()),
                      .unit = {},
                      .limit = 0,
                      .note = tally.errors.value(0)});
    bench.report.add({.job = u"figures that differ from the recounted rows, afterwards"_s,
                      .value = bench.raw->run("select count(*) from report.recount('" + bench.tenant + "')").toDouble(),
                      .unit = {},
                      .limit = 0});
}
