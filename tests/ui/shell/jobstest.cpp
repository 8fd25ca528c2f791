#include "session/jobs.h"
#include "shell/jobcorner.h"
#include "shell/jobrows.h"
#include "support/settled.h"
#include "support/testoffice.h"
#include "widgets/jobtray.h"
#include "widgets/keybar.h"
#include "widgets/theme.h"
#include "widgets/toastarea.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QListView>
#include <QScrollBar>
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
        Theme theme{*qApp};
        Jobs jobs;
        QWidget window;
        KeyBar keyBar{&window};
        ToastArea area{&window, 30};
        JobCorner *corner = new JobCorner(jobs, &keyBar, &window);
        QAbstractItemModel *rows = corner->tray()->list()->model();
        QList<ToastText> toasts;
        QList<Target> targets;

        Corner()
        {
            window.resize(1200, 800);
            window.show();
            QObject::connect(corner, &JobCorner::said, corner, [this](const ToastText &text) {
                toasts << text;
                area.say(text);
            });
            QObject::connect(corner, &JobCorner::navigate, corner, [this](const Target &target) { targets << target; });
        }
        QListView *list() const { return corner->tray()->list(); }
        // What the key bar says while the tray has the keyboard.
        QStringList keys() const
        {
            QStringList keys;
            for (const QAction *key : list()->actions())
                if (key->isVisible())
                    keys << key->property("hint").toString();
            return keys;
        }
        // From where the last row ends to where the list does.
        int hole() const { return list()->viewport()->height() - 1 - list()->visualRect(rows->index(rows->rowCount() - 1, 0)).bottom(); }
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

    void whatIsAskedBeforeTheRowsIsNotCountedAsOne()
    {
        const auto desk = m_office.signIn(u"manager@baltic.example"_s);
        Job *job = desk->jobs.start(u"Exporting"_s, 10);
        job->await(desk->database.query({u"select 1"_s}), [this, job](const Rows &) { job->fail(m_refusal); });
        QTRY_COMPARE(job->state(), Job::State::Failed);
        QCOMPARE(job->done(), 0);
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

    void theTrayOpensWithTheJobThatRunsAndStaysThere()
    {
        Corner corner;
        Job *older = corner.jobs.start(u"Older"_s);
        Job *running = corner.jobs.start(u"Running"_s);
        corner.jobs.start(u"Short"_s)->finish({.words = u"Done"_s});
        const auto current = [&corner] { return corner.list()->currentIndex().data().toString(); };
        corner.corner->toggle();
        QCOMPARE(current(), u"Running"_s);
        corner.jobs.start(u"Newer"_s);
        QCOMPARE(current(), u"Running"_s);
        QTest::keyClick(corner.list(), Qt::Key_Delete);
        QCOMPARE(running->state(), Job::State::Stopped);
        QCOMPARE(current(), u"Running: stopped"_s);
        QTest::keyClick(corner.list(), Qt::Key_Delete);
        QVERIFY(!corner.jobs.all().contains(running));
        QCOMPARE(corner.jobs.all().size(), 3);
        QVERIFY(older->isRunning());
        QVERIFY(corner.list()->currentIndex().isValid());
        // Another time it begins with what runs then.
        corner.list()->setCurrentIndex(corner.rows->index(2, 0));
        corner.corner->toggle();
        corner.jobs.start(u"Newest"_s);
        corner.corner->toggle();
        QCOMPARE(current(), u"Newest"_s);
        corner.corner->toggle();
        corner.jobs.clear();
        corner.jobs.start(u"Short"_s)->finish({.words = u"Done"_s});
        corner.corner->toggle();
        QCOMPARE(current(), u"Done"_s);
    }

    void theKeyBarSaysWhatTheKeysDoWithTheCurrentJob()
    {
        Corner corner;
        const QStringList always{u"↑,↓|Move"_s, u"Esc|Close"_s};
        corner.corner->toggle();
        QCOMPARE(corner.keys(), always);
        Job *job = corner.jobs.start(u"Exporting"_s);
        QCOMPARE(corner.keys(), (QStringList{always.first(), u"Del|Stop"_s, always.last()}));
        job->finish({.words = u"342 deals exported"_s, .file = u"/tmp/deals.csv"_s});
        QCOMPARE(corner.keys(), (QStringList{always.first(), u"Enter|Open"_s, u"Del|Take off the list"_s, always.last()}));
        QTest::keyClick(corner.list(), Qt::Key_Delete);
        QCOMPARE(corner.keys(), always);
    }

    void theTrayIsAsHighAsItsRows()
    {
        Corner corner;
        corner.corner->toggle();
        const auto fits = [&corner] { return corner.list()->verticalScrollBar()->maximum() == 0 && corner.hole() == 0; };
        Job *job = corner.jobs.start(u"Exporting"_s, 10);
        QTRY_VERIFY(fits());
        corner.jobs.start(u"Short"_s)->finish({.words = u"Done"_s});
        QTRY_VERIFY(fits());
        job->fail({u"55P03"_s, {}, {}, {}, {}});
        QTRY_VERIFY(fits());
        QTest::keyClick(corner.list(), Qt::Key_Delete);
        QTRY_VERIFY(fits());
        for (int i = 0; i < 15; ++i)
            corner.jobs.start(u"Running"_s);
        QTRY_VERIFY(corner.list()->verticalScrollBar()->maximum() > 0);
        QTRY_COMPARE(corner.hole(), 0); // the last one is the current one, and goes on being seen
        QVERIFY(corner.corner->tray()->geometry().top() > 0);
    }

    // In as many lines as it takes.
    void whyAJobFailedIsReadWhole()
    {
        Corner corner;
        const QString title = u"Exporting 60,342 deals of everybody"_s;
        corner.jobs.start(title, 60'342)->fail({u"55P03"_s, {}, {}, {}, {}});
        corner.corner->toggle();
        const QRect row = corner.list()->visualRect(corner.rows->index(0, 0));
        const QFontMetrics metrics(Theme::font(13, QFont::Medium));
        const QString sentence = corner.cell(0).toString();
        QVERIFY(sentence.size() > title.size());
        QVERIFY(metrics.horizontalAdvance(sentence) > row.width());
        const int lines = row.height() / metrics.height();
        QVERIFY2(lines * (row.width() - metrics.horizontalAdvance(u"0 of 60,342"_s) - 60) > metrics.horizontalAdvance(sentence),
                 qPrintable(QString::number(lines)));
        QVERIFY(corner.cell(0, Qt::AccessibleTextRole).toString().contains(sentence));
    }

    void toastsStandAboveTheOpenTray()
    {
        Corner corner;
        const auto isClear = [&corner] {
            return std::ranges::none_of(corner.area.toasts(), [&corner](const Toast *toast) {
                return toast->geometry().intersects(corner.corner->tray()->geometry()) || !corner.window.rect().contains(toast->geometry());
            });
        };
        corner.corner->toggle();
        for (int i = 0; i < 2; ++i) {
            corner.jobs.start(u"Short"_s)->fail({u"55P03"_s, {}, {}, {}, {}});
            QTRY_VERIFY(isClear());
        }
        QCOMPARE(corner.area.toasts().size(), 2);
        for (int i = 0; i < 15; ++i)
            corner.jobs.start(u"Running"_s);
        QTRY_VERIFY(isClear());
        corner.corner->toggle();
        QTRY_VERIFY(corner.area.toasts().last()->geometry().bottom() > corner.window.height() - 100);
        corner.corner->toggle();
        QTRY_VERIFY(isClear());
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
