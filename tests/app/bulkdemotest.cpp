#include "support/testoffice.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

// `kontorctl demo`: deals by the thousand, loaded without triggers, must be what triggers and foreign keys would have let in.
class BulkDemoTest : public QObject
{
    Q_OBJECT

    struct Outcome
    {
        int code;
        QString problem;
    };

    static Outcome demo(const TestOffice &office, const QStringList &options)
    {
        QProcess process;
        process.start(TestOffice::program(u"kontorctl"_s), QStringList{u"demo"_s, u"--server"_s, office.ownerUri()} + options);
        process.waitForFinished(240'000);
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
    }

    // A run that loses its connections as soon as some of its deals are in.
    static Outcome interruptedDemo(TestOffice &office, const QStringList &options)
    {
        QProcess process;
        process.start(TestOffice::program(u"kontorctl"_s), QStringList{u"demo"_s, u"--server"_s, office.ownerUri()} + options);
        const auto isLoading = [&office] {
            return count(office, u"pg_class c where c.oid = to_regclass('demo.unit')"_s) == 1
                   && count(office, u"demo.unit u where u.is_done and u.deals > 0"_s) > 0;
        };
        while (process.state() != QProcess::NotRunning && !isLoading())
            process.waitForFinished(10);
        office.ask(u"select pg_terminate_backend(a.pid) from pg_stat_activity a where a.datname = current_database() and a.query like "
                   "'select done, is_loaded from demo.work()%'"_s);
        process.waitForFinished(240'000);
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
    }

    // Every index and key of what is sold, as one number.
    static QString indexes(TestOffice &office)
    {
        return office
            .ask(u"select md5(string_agg(pg_get_indexdef(i.indexrelid) || coalesce(c.contype::text || pg_get_constraintdef(c.oid), ''), ','"
                 "   order by i.indexrelid::regclass::text)) as definitions"
                 " from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')"
                 " where i.indrelid::regclass::text like 'sales.%' and i.indisvalid and i.indisready"_s)
            .text(0, u"definitions");
    }

    // Why nobody but the load may write what is sold; empty if everybody may.
    static QString refusal(TestOffice &office)
    {
        office.ask(u"create or replace function demo.refusal() returns text language plpgsql as $$"
                   " begin update sales.commission set version = version where false; return '';"
                   " exception when read_only_sql_transaction then return sqlerrm; end $$"_s);
        return office.ask(u"select demo.refusal() as why"_s).text(0, u"why");
    }

    static qlonglong count(TestOffice &office, const QString &of)
    {
        return office.ask(u"select count(*) as n from %1"_s.arg(of)).number(0, u"n");
    }

    // What a salesperson would read of the first organization's deals, payments, invoices and commissions, as one number.
    static QString contents(TestOffice &office)
    {
        return office
            .ask(u"select md5(string_agg(concat_ws(' ', d.number, d.amount_minor, d.currency, d.status, d.paid_minor, p.number, p.status,"
                 "  i.number, c.final_minor), ',' order by d.number_seq, p.number_seq, c.kind)) as contents"
                 " from sales.deal d"
                 " left join sales.payment p on p.tenant_id = d.tenant_id and p.deal_id = d.id"
                 " left join sales.invoice i on i.tenant_id = p.tenant_id and i.payment_id = p.id"
                 " left join sales.commission c on c.tenant_id = p.tenant_id and c.payment_id = p.id"
                 " where d.tenant_id = demo.tenant('baltic-solar')"_s)
            .text(0, u"contents");
    }

    // A row that triggers and foreign keys would never have let in: what it is made, and what the run has to say of it.
    struct Break
    {
        QString table;
        QString where;
        QString columns;
        QString values;
        QString told;
    };

    // Breaks one row after the other; the next run has to find each of them, and nothing once it is mended.
    static void findEach(const QList<Break> &breaks)
    {
        TestOffice office;
        const Outcome whole = demo(office, {u"--deals"_s, u"60"_s});
        QVERIFY2(whole.code == 0, qPrintable(whole.problem));
        QCOMPARE(count(office, u"unnest(demo.loaded_tables()) t cross join lateral demo.keys_of(t)"_s),
                 count(office, u"pg_constraint c where c.contype = 'f' and c.conrelid = any (demo.loaded_tables())"_s));
        // triggers sleep while a row is broken and mended, as they do while deals are loaded
        const QString quietly = u"do $$ declare v_place tid; begin set local session_replication_role = replica; %1 end $$"_s;
        for (const Break &broken : breaks) {
            office.ask(quietly.arg(u"select r.ctid into v_place from %1 r where r.tenant_id = demo.tenant('baltic-solar') and %2 limit 1; "
                                   "drop table if exists demo.was; create table demo.was as select r.* from %1 r where r.ctid = v_place; "
                                   "update %1 r set (%3) = row(%4) where r.ctid = v_place returning r.ctid into v_place; "
                                   "alter table demo.was add place tid; update demo.was set place = v_place;"_s.arg(
                                       broken.table, broken.where, broken.columns, broken.values)));
            const Outcome outcome = demo(office, {u"--deals"_s, u"20"_s});
            QCOMPARE(outcome.code, 1);
            QVERIFY2(outcome.problem.contains(u"books are wrong"_s) && outcome.problem.contains(broken.told),
                     qPrintable(broken.told + u": "_s + outcome.problem));
            if (broken.table.startsWith(u"report."_s))
                office.ask(u"select report.rebuild(demo.tenant('baltic-solar'))"_s);
            else
                office.ask(quietly.arg(
                    u"update %1 r set (%2) = (select w.%3 from demo.was w) where r.ctid = (select w.place from demo.was w);"_s.arg(
                        broken.table, broken.columns, QString(broken.columns).replace(u", "_s, u", w."_s))));
            office.ask(u"truncate demo.unit"_s); // the run that failed is not gone on with
        }
        const Outcome mended = demo(office, {u"--deals"_s, u"20"_s});
        QVERIFY2(mended.code == 0, qPrintable(mended.problem));
    }

private Q_SLOTS:
    void twoRunsAddUpAndTheBooksAgree()
    {
        TestOffice office;
        const qlonglong before = count(office, u"sales.deal"_s);
        const Outcome first = demo(office, {u"--deals"_s, u"600"_s, u"--small"_s, u"196"_s});
        QVERIFY2(first.code == 0, qPrintable(first.problem));
        QCOMPARE(count(office, u"sales.deal"_s), before + 796);
        QCOMPARE(
            count(office, u"core.tenant t where t.slug like 'small-%' and exists (select from sales.deal d where d.tenant_id = t.id)"_s),
            49);

        const Outcome second = demo(office, {u"--deals"_s, u"400"_s});
        QVERIFY2(second.code == 0, qPrintable(second.problem));
        QCOMPARE(count(office, u"sales.deal"_s), before + 1196);
        QCOMPARE(count(office, u"report.recount()"_s), 0);
        QCOMPARE(
            count(
                office,
                u"sales.payment p where p.status = 'pending' and p.stage = 'in_verification' and p.method <> 'cash' and p.receipt_id is null"_s),
            0);
        // the trail says of every row that it was entered, and as what
        for (const QString &table : {u"crm.client"_s, u"sales.deal"_s, u"sales.payment"_s, u"sales.payment_approval"_s, u"sales.invoice"_s,
                                     u"sales.commission"_s}) {
            const QString trail
                = u"%1 r join audit.change a on a.tenant_id = r.tenant_id and a.id = r.id and a.relation = '%1'"_s.arg(table);
            QVERIFY(count(office, trail) > 0);
            QCOMPARE(
                count(
                    office,
                    trail
                        + u" and (a.action, a.new_values) is distinct from ('insert', to_jsonb(r) - '{id,tenant_id,updated_at}'::text[])"_s),
                0);
            QCOMPARE(count(office,
                           u"%1 r where not exists (select from audit.change a where a.tenant_id = r.tenant_id and a.row_id = r.id)"_s.arg(
                               table)),
                     0);
        }
    }

    void theSameSeedMakesTheSameRows()
    {
        TestOffice one;
        TestOffice another;
        QCOMPARE(demo(one, {u"--deals"_s, u"200"_s}).code, 0);
        QCOMPARE(demo(another, {u"--deals"_s, u"200"_s}).code, 0);
        QCOMPARE(contents(one), contents(another));
    }

    // The next run does what is left of one that was cut off, before anything else: in the end the office has what it would have had, with
    // the indexes that a big load does without. Until then nobody else writes what they would guard.
    void anInterruptedRunIsMadeGood()
    {
        TestOffice whole;
        TestOffice cut;
        const QString left = u"demo.unit u where not u.is_done"_s;
        const QString unattended = u"pg_class c where 'autovacuum_enabled=false' = any (c.reloptions)"_s;
        const QString before = indexes(cut);
        const Outcome interrupted = interruptedDemo(cut, {u"--deals"_s, u"5000"_s});
        QCOMPARE(interrupted.code, 1);
        QVERIFY(count(cut, left) > 0);
        QVERIFY(count(cut, unattended) > 0);
        QVERIFY(indexes(cut) != before);
        for (const auto name : {u"deal_by_due", u"deal_number", u"payment_bank_reference_once", u"invoice_pkey"})
            QCOMPARE(count(cut, u"pg_class c where c.oid = to_regclass('sales.%1')"_s.arg(name)), 0);
        QVERIFY(refusal(cut).contains(u"demo data are loaded"_s));

        const Outcome mended = demo(cut, {u"--deals"_s, u"5000"_s});
        QVERIFY2(mended.code == 0, qPrintable(mended.problem));
        QCOMPARE(demo(whole, {u"--deals"_s, u"5000"_s}).code, 0);
        for (TestOffice *office : {&whole, &cut}) {
            QCOMPARE(count(*office, left), 0);
            QCOMPARE(count(*office, unattended), 0);
            QCOMPARE(indexes(*office), before);
            QCOMPARE(refusal(*office), QString());
            QCOMPARE(count(*office, u"report.recount()"_s), 0);
        }
        QCOMPARE(contents(cut), contents(whole));
    }

    void everyBrokenKeyFailsTheRun()
    {
        const QString any = u"true"_s;
        const QString verified = u"r.status = 'verified'"_s;
        findEach({{u"crm.client"_s, any, u"owner_id"_s, u"r.id"_s, u"client_owner"_s},
                  {u"sales.deal"_s, any, u"client_id"_s, u"r.id"_s, u"deal_client"_s},
                  {u"sales.deal"_s, any, u"currency"_s, u"'QQQ'"_s, u"deal_currency"_s},
                  {u"sales.payment"_s, verified, u"deal_id"_s, u"r.id"_s, u"payment_deal"_s},
                  {u"sales.payment"_s, u"r.receipt_id is null"_s, u"receipt_id"_s, u"r.id"_s, u"payment_receipt"_s},
                  {u"sales.payment_approval"_s, any, u"payment_id"_s, u"r.id"_s, u"payment_approval_payment"_s},
                  {u"sales.invoice"_s, any, u"client_id"_s, u"r.id"_s, u"invoice_client"_s},
                  {u"sales.commission"_s, any, u"deal_id"_s, u"r.id"_s, u"commission_deal"_s},
                  {u"sales.commission"_s, any, u"rule_id"_s, u"r.id"_s, u"commission_rule_applied"_s}});
    }

    void everyBrokenBookFailsTheRun()
    {
        const QString any = u"true"_s;
        findEach(
            {{u"sales.deal"_s, u"r.status = 'completed'"_s, u"paid_minor"_s, u"r.paid_minor - 1"_s,
              u"amounts are not those of their payments"_s},
             {u"sales.deal"_s, any, u"number_seq"_s, u"1000000"_s, u"deals' numbers have gaps"_s},
             {u"sales.payment"_s, any, u"number_seq"_s, u"1000000"_s, u"payments' numbers have gaps"_s},
             {u"sales.invoice"_s, any, u"number_seq"_s, u"1000000"_s, u"invoices' numbers have gaps"_s},
             {u"sales.invoice"_s, u"r.kind = 'invoice'"_s, u"status, void_reason"_s, u"'void', 'nothing'"_s, u"without an invoice"_s},
             {u"sales.commission"_s, u"r.kind = 'sale' and r.status = 'pending'"_s, u"payment_id"_s,
              u"(select p.id from sales.payment p where p.tenant_id = r.tenant_id and p.status = 'rejected' limit 1)"_s,
              u"without a commission"_s},
             {u"sales.payment_approval"_s, u"r.status = 'approved'"_s, u"status"_s, u"'undone'"_s, u"approvals that they count"_s},
             {u"report.figure_day"_s, u"r.measure = 'won'"_s, u"n"_s, u"r.n + 1"_s, u"figures that differ"_s},
             {u"report.figure_day"_s, u"r.measure = 'verified'"_s, u"amount_minor"_s, u"r.amount_minor + 1"_s, u"figures that differ"_s},
             {u"report.total_day"_s, u"r.measure = 'earned'"_s, u"n"_s, u"r.n + 1"_s, u"figures that differ"_s},
             {u"report.figure_day"_s, any, u"measure"_s, u"'guessed'"_s, u"measure that nothing counts"_s}});
    }
};

QTEST_GUILESS_MAIN(BulkDemoTest)
#include "bulkdemotest.moc"
