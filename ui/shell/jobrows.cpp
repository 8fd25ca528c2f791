#include "shell/jobrows.h"
#include "session/jobs.h"
#include "shell/errortext.h"
#include "text/datetext.h"
#include "widgets/jobtray.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace {
JobState stateOf(const Job &job)
{
    switch (job.state()) {
    case Job::State::Running:
        return JobState::Running;
    case Job::State::Done:
        return JobState::Done;
    case Job::State::Failed:
        return JobState::Failed;
    case Job::State::Stopped:
        return JobState::Stopped;
    }
    return JobState::Stopped;
}

QString countText(const Job &job)
{
    const QLocale locale;
    if (job.total() >= 0)
        return JobRows::tr("%1 of %2").arg(locale.toString(job.done()), locale.toString(job.total()));
    return job.done() > 0 ? locale.toString(job.done()) : QString();
}

QString captionText(const Job &job)
{
    const qlonglong seconds = job.secondsLeft();
    if (seconds < 0)
        return JobRows::tr("You can keep working.");
    const QString left = seconds < 60 ? JobRows::tr("%1 s").arg(qMax(seconds, 1LL)) : durationText(seconds);
    return JobRows::tr("About %1 left. You can keep working.").arg(left);
}
}

JobRows::JobRows(Jobs &jobs, QObject *parent)
    : QAbstractListModel(parent)
    , m_jobs(jobs.all())
{
    connect(&jobs, &Jobs::started, this, [this](Job *job) {
        beginInsertRows({}, 0, 0);
        m_jobs.prepend(job);
        endInsertRows();
    });
    connect(&jobs, &Jobs::removed, this, [this](Job *job) {
        const int row = int(m_jobs.indexOf(job));
        beginRemoveRows({}, row, row);
        m_jobs.removeAt(row);
        endRemoveRows();
    });
    connect(&jobs, &Jobs::changed, this, &JobRows::tell);
}

void JobRows::tell(Job *job)
{
    const QModelIndex row = rowOf(job);
    Q_EMIT dataChanged(row, row);
}

Job *JobRows::job(const QModelIndex &index) const
{
    return index.isValid() ? m_jobs.at(index.row()) : nullptr;
}

QString JobRows::sentence(const Job &job)
{
    switch (job.state()) {
    case Job::State::Running:
        return job.title();
    case Job::State::Done:
        return job.result().words;
    case Job::State::Failed:
        return tr("%1: %2").arg(job.title(), errorText(job.error()));
    case Job::State::Stopped:
        return tr("%1: stopped").arg(job.title());
    }
    return {};
}

QString JobRows::verb(const Job &job)
{
    if (job.state() != Job::State::Done)
        return {};
    if (!job.result().failed.isEmpty())
        return tr("Show the %Ln that failed", nullptr, int(job.result().failed.size()));
    return job.result().file.isEmpty() ? QString() : tr("Open");
}

int JobRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_jobs.size());
}

QVariant JobRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Job &job = *m_jobs.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return sentence(job);
    case Qt::AccessibleTextRole:
        return QStringList{sentence(job), countText(job), verb(job)}.join(u", "_s);
    case JobStateRole:
        return QVariant::fromValue(stateOf(job));
    case JobPercentRole:
        return job.percent();
    case JobCountRole:
        return countText(job);
    case JobCaptionRole:
        return captionText(job);
    case JobVerbRole:
        return verb(job);
    default:
        return {};
    }
}
