#include "answered.h"
#include "bench.h"
#include "catalog/entity.h"
#include "jobs.h"
#include "records/recordtable.h"

using namespace Qt::StringLiterals;

namespace {
constexpr double pageLimit = 5; // ms

void waitForPage(RecordTable &table)
{
    QEventLoop loop;
    QObject::connect(&table, &RecordTable::pageArrived, &loop, &QEventLoop::quit);
    QObject::connect(&table, &RecordTable::failed, &loop, [](const Error &error) { qFatal("refused: %s", qPrintable(error.message)); });
    loop.exec();
}

// Counts arrive after the rows; they must not be on their way when the next page is timed.
void waitForCount(RecordTable &table)
{
    QEventLoop loop;
    QObject::connect(&table, &RecordTable::countChanged, &loop, [&] {
        if (table.count().precision == RecordTable::Precision::Exact)
            loop.quit();
    });
    if (table.count().precision != RecordTable::Precision::Exact)
        loop.exec();
}

using Prepare = std::function<void(RecordTable &)>;

// From asking for a list, or for its end, to those rows in the model.
class Opening
{
public:
    Opening(Desk &desk, const QString &entity, Prepare prepare, bool isLast = false)
        : m_desk(desk)
        , m_entity(entity)
        , m_prepare(std::move(prepare))
        , m_isLast(isLast)
    {
    }

    // As somebody comes to it: the list's rows and counts were there before.
    void prepare()
    {
        makeTable();
        m_table->refresh();
        waitForPage(*m_table);
        waitForCount(*m_table);
        if (!m_isLast)
            makeTable();
    }

    double open()
    {
        QElapsedTimer clock;
        clock.start();
        if (m_isLast)
            m_table->showEnd();
        else
            m_table->refresh();
        waitForPage(*m_table);
        return elapsed(clock);
    }

private:
    void makeTable()
    {
        m_table.emplace(m_desk.backend, *m_desk.catalog.entity(m_entity));
        m_table->setTotals(false);
        m_prepare(*m_table);
    }

    Desk &m_desk;
    QString m_entity;
    Prepare m_prepare;
    bool m_isLast = false;
    std::optional<RecordTable> m_table;
};

QByteArray bare(const Bench &bench, const QByteArray &condition, const QByteArray &order)
{
    return "select d.number_seq, d.id, d.number, c.name, d.description, d.amount_minor, d.currency, d.paid_minor, d.status, d.due_date,"
           " d.owner_id, m.display_name, d.version from sales.deal d"
           " left join crm.client c on c.tenant_id = d.tenant_id and c.id = d.client_id"
           " left join core.membership m on m.tenant_id = d.tenant_id and m.user_id = d.owner_id where d.tenant_id = '"
           + bench.tenant + "'" + condition + " and d.deleted_at is null order by " + order + " limit "
           + QByteArray::number(RecordChunks::PageSize);
}

Prepare filtered(const Filter &filter)
{
    return [filter](RecordTable &table) { table.setFilter(filter); };
}

Prepare sorted(Qt::SortOrder order)
{
    return [order](RecordTable &table) { table.setSort(u"amount_minor"_s, order); };
}

void measurePerson(Bench &bench, const QString &name, const QByteArray &mine)
{
    const std::unique_ptr<Desk> desk = bench.signIn(name);
    const auto add
        = [&](const QString &job, const Prepare &prepare, const QByteArray &sql, std::optional<double> timesRaw, bool isLast = false) {
              Opening opening(*desk, u"deal"_s, prepare, isLast);
              bench.measureBeside(
                  {.job = u"%1: %2"_s.arg(name, job), .limit = pageLimit, .timesRaw = timesRaw}, [&] { return opening.open(); },
                  [&] { return bench.raw->timed(sql); }, [&] { opening.prepare(); });
          };
    const auto asItIs = [](RecordTable &) {};
    add(u"first page of deals"_s, asItIs, bare(bench, mine, "d.number_seq desc, d.id desc"), 2);
    add(u"last page of deals, jumping there"_s, asItIs, bare(bench, mine, "d.number_seq, d.id"), 2, true);
    add(u"deals by amount, largest first"_s, sorted(Qt::DescendingOrder), bare(bench, mine, "d.amount_minor desc, d.id desc"), {});
    add(u"deals by amount, smallest first"_s, sorted(Qt::AscendingOrder), bare(bench, mine, "d.amount_minor, d.id"), {});
    add(u"deals filtered by currency and work type"_s,
        filtered({{{u"currency"_s, Condition::Op::Is, {u"EUR"_s}}, {u"work_type"_s, Condition::Op::Is, {u"Battery"_s}}}, {}}),
        bare(bench, mine + " and d.currency = 'EUR' and d.work_type = 'Battery'", "d.number_seq desc, d.id desc"), {});
    add(u"overdue deals"_s, filtered({{{u"state"_s, Condition::Op::Is, {u"overdue"_s}}}, {}}),
        bare(bench,
             mine
                 + " and d.status in ('pending', 'active') and d.due_date < current_date and d.rejected_count = 0"
                   " and d.paid_minor + d.waiting_minor < d.amount_minor",
             "d.number_seq desc, d.id desc"),
        {});
}
}

void measureLists(Bench &bench)
{
    measurePerson(bench, u"sales"_s, " and d.owner_id = '" + bench.person(u"sales"_s) + "'");
    measurePerson(bench, u"manager"_s, {});
    const std::unique_ptr<Desk> desk = bench.signIn(u"manager"_s);
    for (const auto &[entity, job] : {std::pair{u"client"_s, u"clients"_s}, {u"deal"_s, u"deals"_s}}) {
        Opening opening(*desk, entity, filtered({{}, u"burszt"_s}));
        bench.measure({.job = u"manager: %1 by a part of the client's name"_s.arg(job), .limit = 30}, [&] {
            opening.prepare();
            return opening.open();
        });
    }
}
