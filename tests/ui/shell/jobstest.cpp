#include "session/jobs.h"
#include "shell/jobcorner.h"
#include "shell/jobrows.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "widgets/jobtray.h"
#include "widgets/keybar.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class JobsTest : public QObject
{
    Q_OBJECT
    TestOffice m_office;
    const Error m_refusal{u"KO006"_s, {}, {}, {}, {}};

    // A window's bottom, with its jobs.
    struct Corner
    {
        Jobs jobs;
        QWidget window;
        KeyBar keyBar{&window};
        JobCorner *corner = new JobCorner(jobs, &keyBar, &window);
        QAbstractItemModel *rows = corner->tray()->list()->model();
        QList<ToastText> toasts;
        QList<Target> targets;

        Corner()
        {
            window.resize(1200, 800);
            window.show();
            QObject::connect(corner, &JobCorner::said, corner, [this](const ToastText &text) { toasts << text; });
            QObject::connect(corner, &JobCorner::navigate, corner, [this](const Target &target) { targets << target; });
        }
        QVariant cell(int row, int role = Qt::DisplayRole) const { return rows->index(row, 0).data(role); }
    };

private Q_SLOTS:
    void theTraySaysHowFarAJobIsAndWhatCameOfIt()
    {
        Corner corner;
        const QAbstractItemModelTester tester(corner.rows);
        Job *job = corner.jobs.start(u"Exporting 342 deals"_s, 342);
        QCOMPARE(corner.cell(0).toString(), u"Exporting 342 deals"_s);
        QCOMPARE(corner.cell(0, JobCountRole).toString(), u"0 of 342"_s);
        job->setProgress(171, 342);
        QCOMPARE(corner.cell(0, JobCountRole).toString(), u"171 of 342"_s);
        QCOMPARE(corner.cell(0, JobPercentRole).toInt(), 50);
        job->finish({.words = u"342 deals exported"_s, .file = u"/tmp/deals.csv"_s});
        QCOMPARE(corner.cell(0).toString(), u"342 deals exported"_s);
        QCOMPARE(corner.cell(0, JobVerbRole).toString(), u"Open"_s);
        QCOMPARE(corner.toasts.size(), 1);
        QCOMPARE(corner.toasts.front().verb, u"Open"_s);
    }

    void howLongItTakesIsToldFromThePaceSoFar()
    {
        Corner corner;
        Job *job = corner.jobs.start(u"Importing"_s, 1000);
        job->setProgress(500, 1000);
        QCOMPARE(job->secondsLeft(), -1);
        QCOMPARE(corner.cell(0, JobCaptionRole).toString(), u"You can keep working."_s);
        // The other half takes as long as the first one; told within one second, however late this is looked at.
        qlonglong left = -1;
        QString caption;
        QTRY_VERIFY(
            (left = job->secondsLeft(), caption = corner.cell(0, JobCaptionRole).toString(), left > 0 && job->secondsLeft() == left));
        QCOMPARE(caption, u"About %1 s left. You can keep working."_s.arg(left));
    }

    void thoseThatFailedCanBeShown()
    {
        Corner corner;
        Job *job = corner.jobs.start(u"Approving 3 payments"_s, 3);
        job->finish({.words = u"1 of 3 approved"_s, .page = u"payments"_s, .failed = {u"a"_s, u"b"_s}});
        QCOMPARE(corner.cell(0, JobVerbRole).toString(), u"Show the 2 that failed"_s);
        Q_EMIT corner.corner->tray()->verbWanted(corner.rows->index(0, 0));
        QCOMPARE(corner.targets.size(), 1);
        QCOMPARE(corner.targets.front().page, u"payments"_s);
        QCOMPARE(corner.targets.front().arguments.value(u"ids"_s).toList(), QVariantList({u"a"_s, u"b"_s}));
    }

    void aRefusalEndsTheJobWithItsSentence()
    {
        Corner corner;
        Job *job = corner.jobs.start(u"Exporting"_s);
        job->await(QtFuture::makeReadyFuture(Result<Rows>(std::unexpected(m_refusal))), [](const Rows &) { QFAIL("it was refused"); });
        QTRY_COMPARE(job->state(), Job::State::Failed);
        QVERIFY(corner.cell(0).toString().startsWith(u"Exporting: That step isn’t possible"_s));
        QCOMPARE(corner.toasts.front().mood, ToastText::Problem);
    }

    void aRefusedRowMayBeToldAndTheJobGoesOn()
    {
        Jobs jobs;
        Job *job = jobs.start(u"Approving"_s, 2);
        job->await(
            QtFuture::makeReadyFuture(Result<Rows>(std::unexpected(m_refusal))), [](const Rows &) { QFAIL("it was refused"); },
            [job](const Error &) {
                job->finish({.words = u"1 of 2"_s, .failed = {u"a"_s}});
                return true;
            });
        QTRY_COMPARE(job->state(), Job::State::Done);
    }

    void stoppingEndsTheStatementOnTheServer()
    {
        const auto desk = m_office.signIn(u"manager@baltic.example"_s);
        const QTemporaryDir folder;
        Job *job = desk->jobs.start(u"Exporting"_s);
        const QString path = folder.filePath(u"all.csv"_s);
        job->await(
            desk->database.copyToFile({u"select a.number from sales.deal_list as a, sales.deal_list as b, sales.deal_list as c"_s}, path),
            [](qlonglong) { QFAIL("it was stopped"); });
        QTRY_VERIFY(job->done() > 0);
        job->stop();
        QCOMPARE(job->state(), Job::State::Stopped);
        QTRY_VERIFY(m_office.ask(u"select pid from pg_stat_activity where state = 'active' and query like 'COPY%'"_s).isEmpty());
        QVERIFY(!QFile::exists(path));
    }

    void anExportTellsItsRowsWhileTheyAreWritten()
    {
        const auto desk = m_office.signIn(u"manager@baltic.example"_s);
        const QTemporaryDir folder;
        Job *job = desk->jobs.start(u"Exporting"_s);
        const QString path = folder.filePath(u"deals.csv"_s);
        job->await(desk->database.copyToFile({u"select number from sales.deal_list"_s}, path),
                   [job, path](qlonglong rows) { job->finish({.words = u"%1 deals exported"_s.arg(rows), .file = path}); });
        QTRY_COMPARE(job->state(), Job::State::Done);
        QVERIFY(QFile::exists(path));
    }

    void theKeyBarOpensTheTrayAndEscGivesTheKeyboardBack()
    {
        Corner corner;
        auto field = new QWidget(&corner.window);
        field->setFocusPolicy(Qt::StrongFocus);
        field->show();
        corner.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&corner.window));
        field->setFocus();
        Job *job = corner.jobs.start(u"Exporting"_s, 10);
        Q_EMIT corner.keyBar.jobsWanted();
        QVERIFY(corner.corner->tray()->isVisible());
        QVERIFY(corner.corner->tray()->geometry().bottom() < corner.window.height());
        QTest::keyClick(corner.corner->tray()->list(), Qt::Key_Delete);
        QCOMPARE(job->state(), Job::State::Stopped);
        QTest::keyClick(corner.corner->tray()->list(), Qt::Key_Escape);
        QVERIFY(!corner.corner->tray()->isVisible());
        QVERIFY(field->hasFocus());
        Q_EMIT corner.keyBar.jobsWanted();
        QVERIFY(corner.corner->tray()->isVisible());
        field->setFocus(); // going on with something else: it is out of the way
        QVERIFY(!corner.corner->tray()->isVisible());
        QVERIFY(field->hasFocus());
    }

    void endedJobsGiveWayAndRunningOnesStay()
    {
        Jobs jobs;
        Job *first = jobs.start(u"first"_s);
        for (int i = 0; i < 2 * Jobs::Kept; ++i)
            jobs.start(u"short"_s)->finish({});
        QCOMPARE(jobs.all().size(), Jobs::Kept);
        QVERIFY(jobs.all().contains(first));
        QCOMPARE(jobs.running(), first);
    }
};

QTEST_MAIN(JobsTest)
#include "jobstest.moc"
