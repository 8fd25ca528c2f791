#include "answered.h"
#include "bench.h"
#include "deal/dealbook.h"
#include "jobs.h"
#include "verification/verificationdesk.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace {
// The rows that a save and a verification write, written bare: one prepared statement a row or set, no triggers, no foreign keys, no
// row-level security. Copies of rows that are there already, under ids and moments of their own, with the changes that happen to them:
// the same indexes have work. They are removed in the end.
class BareRows
{
public:
    explicit BareRows(Raw &raw, const QByteArray &tenant)
        : m_raw(raw)
        , m_tenant(tenant)
    {
        m_raw.run("set session_replication_role = replica");
        m_raw.run("create unlogged table demo.bench_delta (like report.delta including all)");
        m_raw.run("alter table demo.bench_delta set logged");
        const QByteArray cash
            = "select id from sales.payment where tenant_id = '" + tenant + "' and method = 'cash' and approvals_needed = 1 and status = ";
        const QByteArray latest = " order by number_seq desc limit 1";
        m_waiting = m_raw.run(cash + "'pending'" + latest);
        m_deal = m_raw.run("select deal_id from sales.payment where tenant_id = '" + tenant + "' and id = '" + m_waiting + "'");
        m_verified = m_raw.run(cash + "'verified'" + latest);
        m_decision
            = m_raw.run("select format('status = %L, stage = %L, decided_at = %L, decided_by = %L, verified_at = %L, verified_by = %L, "
                        "approvals_given = %s', status, stage, decided_at, decided_by, verified_at, verified_by, approvals_given) "
                        "from sales.payment where tenant_id = '"
                        + tenant + "' and id = '" + m_verified + "'");
        m_deltas
            = "insert into demo.bench_delta select * from report.figure f where f.tenant_id = '" + tenant + "' order by f.measure limit 8";
    }

    ~BareRows()
    {
        for (const char *table :
             {"sales.deal", "sales.payment", "sales.payment_approval", "sales.invoice", "sales.commission", "core.notification"})
            m_raw.run("delete from " + QByteArray(table) + " where tenant_id = '" + m_tenant
                      + "' and id >= 'bbbbbbbb-0000-0000-0000-000000000000' and id < 'bbbbbbbc-0000-0000-0000-000000000000'");
        m_raw.run("delete from audit.change where at = '1999-01-01'");
        m_raw.run("drop table demo.bench_delta");
        m_raw.run("set session_replication_role = origin");
    }

    double save()
    {
        const QByteArray id = next();
        m_saved.append(id);
        return m_raw.timed("begin") + counter("deal") + counter("payment")
               + copy("sales.deal", {{"id", id}, {"number_seq", m_number}}, m_deal)
               + copy("sales.payment", {{"id", id}, {"number_seq", m_number}, {"deal_id", id}}, m_waiting)
               + update("sales.deal", "waiting_minor = waiting_minor - 1, sent_count = sent_count + 1", id) + streak() + trail(4)
               + m_raw.timed(m_deltas) + m_raw.timed("commit");
    }

    double verify()
    {
        const QByteArray id = next();
        const QByteArray saved = m_saved.takeFirst();
        return m_raw.timed("begin") + copy("sales.payment_approval", {{"id", id}, {"payment_id", id}}, m_verified, "payment_id")
               + update("sales.payment", m_decision, saved) + counter("payment")
               + copy("sales.invoice", {{"id", id}, {"payment_id", id}, {"number_seq", m_number}}, m_verified,
                      "status <> 'void' and payment_id")
               + copy("sales.commission", {{"id", id}, {"payment_id", id}}, m_verified, "payment_id")
               + update("sales.deal", "status = 'active', paid_minor = waiting_minor, waiting_minor = 0, collected_on = current_date",
                        saved)
               + streak() + notification(id) + trail(7) + m_raw.timed(m_deltas) + m_raw.timed("commit");
    }

private:
    QByteArray next()
    {
        const QByteArray id = "bbbbbbbb" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces).mid(8);
        m_number = QByteArray::number(1'000'000'000 + ++m_count);
        return id;
    }

    double update(const QByteArray &table, const QByteArray &changes, const QByteArray &id)
    {
        return m_raw.timed(
            "update " + table + " set " + changes + ", version = version + 1 where tenant_id = '" + m_tenant + "' and id = $1::uuid", {id});
    }

    double counter(const QByteArray &kind)
    {
        return m_raw.timed("update core.counter set value = value where tenant_id = '" + m_tenant + "' and kind = '" + kind + "'");
    }

    double streak()
    {
        if (m_streak.isEmpty())
            m_streak = m_raw.run("select id from sales.daily_streak where tenant_id = '" + m_tenant + "' order by day desc limit 1");
        return m_raw.timed("update sales.daily_streak set updated_at = clock_timestamp() where tenant_id = '" + m_tenant + "' and id = '"
                           + m_streak + "'");
    }

    double notification(const QByteArray &id)
    {
        return m_raw.timed("insert into core.notification (tenant_id, id, user_id, notification_type, title) select '" + m_tenant
                               + "', $1::uuid, owner_id, 'payment.verified', 'Payment verified' from sales.deal where tenant_id = '"
                               + m_tenant + "' and id = '" + m_deal + "'",
                           {id});
    }

    double trail(int rows)
    {
        return m_raw.timed("insert into audit.change (tenant_id, at, relation, row_id, action, new_values) select d.tenant_id, "
                           "'1999-01-01', 'sales.deal', d.id, 'insert', to_jsonb(d) - '{id,tenant_id,updated_at}'::text[] "
                           "from sales.deal d, generate_series(1, "
                           + QByteArray::number(rows) + ") where d.tenant_id = '" + m_tenant + "' and d.id = '" + m_deal + "'");
    }

    double copy(const QByteArray &table, const QList<QPair<QByteArray, QByteArray>> &changed, const QByteArray &of,
                const QByteArray &key = "id")
    {
        QByteArray &sql = m_copies[table];
        if (sql.isEmpty()) {
            const QByteArray columns = m_raw.run("select string_agg(quote_ident(attname), ',') from pg_attribute where attrelid = '" + table
                                                 + "'::regclass and attnum > 0 and not attisdropped and attgenerated = ''");
            QByteArray values = ',' + columns + ',';
            int place = 0;
            for (const auto &[column, value] : changed)
                values.replace(QByteArray(',' + column + ','),
                               QByteArray(",$" + QByteArray::number(++place) + (column == "number_seq" ? "::bigint," : "::uuid,")));
            sql = "insert into " + table + " (" + columns + ") select " + values.mid(1, values.size() - 2) + " from " + table
                  + " where tenant_id = '" + m_tenant + "' and " + key + " = '" + of + "' limit 1";
        }
        QList<QByteArray> parameters;
        for (const auto &[column, value] : changed)
            parameters.append(value);
        return m_raw.timed(sql, parameters);
    }

    Raw &m_raw;
    QByteArray m_tenant, m_waiting, m_deal, m_verified, m_decision, m_streak, m_deltas, m_number;
    QList<QByteArray> m_saved; // whose payments wait
    QHash<QByteArray, QByteArray> m_copies;
    int m_count = 0;
};

DealEntry entry(const QUuid &client, QDate today)
{
    DealEntry entry;
    entry.clientId = client;
    entry.amount = 125'000;
    entry.currency = u"PLN"_s;
    entry.description = u"Service plan 12 months"_s;
    entry.dealDate = today;
    entry.dueDate = today.addDays(14);
    entry.payment.amount = 50'000;
    entry.payment.method = u"cash"_s;
    entry.payment.receivedOn = today;
    return entry;
}

QString text(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}
}

void measureWrites(Bench &bench)
{
    const std::unique_ptr<Desk> sales = bench.signIn(u"sales"_s);
    const std::unique_ptr<Desk> verifier = bench.signIn(u"verifier"_s);
    DealBook book(sales->database);
    const VerificationDesk desk(verifier->database, verifier->session);
    const QUuid client = QUuid::fromString(
        QString::fromLatin1(bench.raw->run("select id from crm.client where tenant_id = '" + bench.tenant + "' and owner_id = '"
                                           + bench.person(u"sales"_s) + "' order by created_at desc limit 1")));

    QStringList waiting;
    const auto save = [&] {
        const DealEntry one = entry(client, sales->session.today());
        QElapsedTimer clock;
        clock.start();
        expected(answered(book.enter(one, false)));
        waiting.append(text(one.payment.id));
        return elapsed(clock);
    };
    const auto verify = [&] {
        QueuedPayment payment;
        payment.id = waiting.takeFirst();
        payment.version = bench.raw
                              ->run("select version from sales.payment where tenant_id = '" + bench.tenant + "' and id = '"
                                    + payment.id.toLatin1() + "'")
                              .toInt();
        QElapsedTimer clock;
        clock.start();
        expected(answered(desk.approve(payment.id, payment.version, {})));
        return elapsed(clock);
    };
    save(); // one to make copies of
    {
        BareRows bare(*bench.raw, bench.tenant);
        bench.measureBeside({.job = u"sales: save a deal with a payment"_s, .timesRaw = 3}, save, [&] { return bare.save(); });
        bench.measureBeside({.job = u"verifier: verify a payment, all that follows included"_s, .timesRaw = 3}, verify,
                            [&] { return bare.verify(); });
    }

    QList<double> times;
    for (int round = 0; round < 3; ++round) {
        while (waiting.size() < 500)
            save();
        QHash<QString, int> versions;
        for (const QString &payment : std::as_const(waiting))
            versions.insert(payment, 1);
        QElapsedTimer clock;
        clock.start();
        const QList<BulkDecision> decided = expected(answered(desk.approveAll(versions)));
        times.append(elapsed(clock) / 1000);
        for (const BulkDecision &decision : decided)
            if (!decision.isDone)
                qFatal("%s was not verified: %s", qPrintable(decision.number), qPrintable(decision.error.message));
        waiting.clear();
    }
    bench.report.add({.job = u"verifier: verify 500 payments in bulk"_s,
                      .value = medianOf(times),
                      .unit = u"s"_s,
                      .limit = 3,
                      .note = u"median of 3"_s});
}
