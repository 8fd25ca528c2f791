#include "shell/jobcorner.h"
#include "session/jobs.h"
#include "shell/jobrows.h"
#include "widgets/jobtray.h"
#include "widgets/keybar.h"
#include "widgets/theme.h"
#include "widgets/toastclearance.h"

#include <QApplication>
#include <QDesktopServices>
#include <QListView>
#include <QUrl>

using namespace Qt::StringLiterals;

JobCorner::JobCorner(Jobs &jobs, KeyBar *keyBar, QWidget *over)
    : QObject(over)
    , m_jobs(jobs)
    , m_keyBar(keyBar)
    , m_over(over)
    , m_rows(new JobRows(jobs, this))
    , m_tray(new JobTray(over))
{
    m_tray->setModel(m_rows);
    m_tray->setPlaceholder(tr("Nothing runs now. Exports and other long work are listed here."));
    m_tray->hide();
    ToastClearance::keepAbove(m_tray);
    over->installEventFilter(this);
    connect(m_keyBar, &KeyBar::jobsWanted, this, &JobCorner::toggle);
    // Whoever goes on working has it out of the way; the key bar goes on showing the job.
    connect(qApp, &QApplication::focusChanged, m_tray, [this](QWidget *, QWidget *now) {
        if (now && m_tray->isVisible() && !m_tray->isAncestorOf(now))
            m_tray->hide();
    });
    connect(m_tray, &JobTray::closeWanted, this, &JobCorner::toggle);
    connect(m_tray, &JobTray::stopWanted, this, [this](const QModelIndex &row) { m_rows->job(row)->stop(); });
    connect(m_tray, &JobTray::dismissWanted, this, [this](const QModelIndex &row) { m_jobs.dismiss(m_rows->job(row)); });
    connect(m_tray, &JobTray::verbWanted, this, [this](const QModelIndex &row) { follow(m_rows->job(row)); });
    for (auto changed : {&Jobs::started, &Jobs::changed, &Jobs::removed})
        connect(&jobs, changed, this, [this] {
            showNewest();
            place();
        });
    connect(&jobs, &Jobs::ended, this, &JobCorner::tellEnd);
    showNewest();
}

void JobCorner::showNewest()
{
    const Job *job = m_jobs.running();
    m_keyBar->showJob(job ? job->title() : QString(), job ? job->percent() : -1);
}

// Who stopped a job knows it; of the others each window that is looked at says what came of them, unless it is told anyway.
void JobCorner::tellEnd(Job *job)
{
    if (job->state() == Job::State::Stopped || job->isToldElsewhere())
        return;
    ToastText text{job->state() == Job::State::Failed ? ToastText::Problem : ToastText::Done, JobRows::sentence(*job)};
    text.verb = JobRows::verb(*job);
    if (!text.verb.isEmpty())
        text.act = [this, job = QPointer(job)] {
            if (job)
                follow(job);
        };
    Q_EMIT said(text);
}

void JobCorner::follow(Job *job)
{
    const JobResult &result = job->result();
    if (m_tray->isVisible())
        toggle();
    if (!result.failed.isEmpty())
        Q_EMIT navigate({result.page, {}, {{u"ids"_s, result.failed}}});
    else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(result.file)))
        Q_EMIT said({ToastText::Note, tr("No program on this computer opens it. The file is %1").arg(result.file)});
}

void JobCorner::toggle()
{
    if (m_tray->isVisible()) {
        m_tray->hide();
        if (m_before)
            m_before->setFocus();
        return;
    }
    m_before = m_over->window()->focusWidget();
    place();
    m_tray->show();
    m_tray->raise();
    m_tray->setFocus();
    m_tray->list()->setCurrentIndex(m_jobs.running() ? m_rows->rowOf(m_jobs.running()) : m_rows->index(0));
}

void JobCorner::place()
{
    const int margin = Theme::scaled(8);
    const int half = (m_over->height() - m_keyBar->height()) / 2; // toasts stand above it
    m_tray->resize(m_tray->sizeHint().boundedTo({m_over->width(), half}));
    m_tray->move(m_over->width() - m_tray->width() - margin, m_over->height() - m_keyBar->height() - m_tray->height() - margin);
}

bool JobCorner::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QObject::eventFilter(watched, event);
}
