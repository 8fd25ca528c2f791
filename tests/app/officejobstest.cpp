#include "db/database.h"
#include "support/settled.h"
#include "support/testoffice.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <unistd.h>

using namespace Qt::StringLiterals;

// The office's own jobs, as pg_cron runs them: its shortest step is a minute, and that is how long this waits.
class OfficeJobsTest : public QObject
{
    Q_OBJECT

    const QString m_folder = u"/tmp/kontor-officejobstest-%1"_s.arg(getpid());
    Database m_owner;

    QByteArray office(const QString &action, const QStringList &options = {}) const
    {
        QProcess process;
        process.start(TestOffice::program(u"kontorctl"_s), QStringList{u"office"_s, action, u"--data"_s, m_folder} + options);
        process.waitForFinished(120'000);
        return process.exitCode() == 0 ? process.readAllStandardOutput() : process.readAllStandardError();
    }
    Rows ask(const QString &sql)
    {
        const auto rows = settled(m_owner.query({sql}));
        if (!rows)
            QTest::qFail(described(rows.error()).constData(), __FILE__, __LINE__);
        return rows.value_or(Rows());
    }

private Q_SLOTS:
    void initTestCase()
    {
        office(u"create"_s, {u"--demo"_s});
        const auto status = QJsonDocument::fromJson(office(u"status"_s, {u"--json"_s})).object();
        QVERIFY_RESULT(settled(m_owner.open({status.value(u"owner_uri"_s).toString(), {}, {}})));
    }
    void cleanupTestCase()
    {
        m_owner.close();
        office(u"destroy"_s);
    }

    void theyAreScheduled()
    {
        const Rows jobs = ask(
            u"select string_agg(jobname || ' ' || schedule || ' ' || active, ', ' order by jobname) as v from cron.job where database = current_database()"_s);
        QCOMPARE(jobs.text(0, u"v"), u"kontor-maintain */10 * * * * true, kontor-maintain-often * * * * * true"_s);
    }

    void theyFoldSealAndCloseByThemselves()
    {
        // The slower one every minute, too, so that one wait is enough.
        ask(u"select cron.alter_job(jobid, schedule => '* * * * *') from cron.job where jobname = 'kontor-maintain'"_s);
        // In one transaction, or a job might fold it before it is looked at.
        ask(u"do $$ begin update sales.deal set deleted_at = now() where status <> 'draft' and paid_minor = 0 and waiting_minor = 0;"
            " if not exists (select from report.delta) then raise exception 'nothing to fold'; end if; end $$"_s);
        ask(u"insert into core.user_session (tenant_id, user_id, key_hash, backend_pid, expires_at)"
            " select tenant_id, user_id, 'x', 1, now() - interval '1 minute' from core.membership limit 1 returning id"_s);
        const auto unsealed = u"select count(*) as n from audit.change where relation = 'sales.deal' and action = 'update' and xid >="
                              " (select coalesce(max(upto_xid), '0'::xid8) from audit.seal)"_s;
        QVERIFY(ask(unsealed).number(0, u"n") > 0);
        QTRY_COMPARE_WITH_TIMEOUT(ask(u"select count(*) as n from report.delta"_s).number(0, u"n"), 0, 90'000);
        QTRY_COMPARE_WITH_TIMEOUT(ask(unsealed).number(0, u"n"), 0, 90'000);
        QTRY_COMPARE_WITH_TIMEOUT(
            ask(u"select count(*) as n from core.user_session where key_hash = 'x' and ended_at is null"_s).number(0, u"n"), 0, 90'000);
        QCOMPARE(ask(u"select count(*) as n from audit.verify_chain() where not ok"_s).number(0, u"n"), 0);
        QCOMPARE(ask(u"select count(*) as n from report.recount()"_s).number(0, u"n"), 0);
    }
};

QTEST_GUILESS_MAIN(OfficeJobsTest)
#include "officejobstest.moc"
