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

    static qlonglong count(TestOffice &office, const QString &of)
    {
        return office.ask(u"select count(*) as n from %1"_s.arg(of)).number(0, u"n");
    }

    // What a salesperson would read of the first organization's deals and payments, as one number.
    static QString contents(TestOffice &office)
    {
        return office
            .ask(u"select md5(string_agg(concat_ws(' ', d.number, d.amount_minor, d.currency, d.status, d.paid_minor, p.number, p.status), "
                 u"',' "
                 "order by d.number_seq, p.number_seq)) as contents from sales.deal d left join sales.payment p on p.tenant_id = "
                 "d.tenant_id "
                 "and p.deal_id = d.id where d.tenant_id = demo.tenant('baltic-solar')"_s)
            .text(0, u"contents");
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
        // the trail says of every row that it was entered
        QCOMPARE(
            count(
                office,
                u"sales.commission c where not exists (select from audit.change a where a.tenant_id = c.tenant_id and a.row_id = c.id and a.action = 'insert')"_s),
            0);
    }

    void theSameSeedMakesTheSameRows()
    {
        TestOffice one;
        TestOffice another;
        QCOMPARE(demo(one, {u"--deals"_s, u"200"_s}).code, 0);
        QCOMPARE(demo(another, {u"--deals"_s, u"200"_s}).code, 0);
        QCOMPARE(contents(one), contents(another));
    }

    void aBrokenKeyFailsTheRun()
    {
        TestOffice office;
        office.ask(
            u"do $$ begin set local session_replication_role = replica; update sales.deal set client_id = id where number_seq = 7; end $$"_s);
        const Outcome outcome = demo(office, {u"--deals"_s, u"20"_s});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.problem.contains(u"deal_client"_s), qPrintable(outcome.problem));
    }

    void aBrokenSumFailsTheRun()
    {
        TestOffice office;
        office.ask(
            u"do $$ begin set local session_replication_role = replica; update sales.deal set paid_minor = paid_minor - 1 where status = 'completed' and number_seq = (select min(number_seq) from sales.deal where status = 'completed'); end $$"_s);
        const Outcome outcome = demo(office, {u"--deals"_s, u"20"_s});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.problem.contains(u"books are wrong"_s), qPrintable(outcome.problem));
    }
};

QTEST_GUILESS_MAIN(BulkDemoTest)
#include "bulkdemotest.moc"
