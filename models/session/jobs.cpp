#include "session/jobs.h"

#include <algorithm>

Job *Jobs::start(const QString &title, qlonglong total)
{
    trim();
    auto job = new Job(title, this);
    job->setProgress(0, total);
    m_jobs.prepend(job);
    connect(job, &Job::changed, this, [this, job] { Q_EMIT changed(job); });
    connect(job, &Job::ended, this, [this, job] { Q_EMIT ended(job); });
    Q_EMIT started(job);
    return job;
}

Job *Jobs::running() const
{
    const auto found = std::ranges::find_if(m_jobs, &Job::isRunning);
    return found == m_jobs.end() ? nullptr : *found;
}

void Jobs::clear()
{
    while (!m_jobs.isEmpty()) {
        Job *job = m_jobs.takeFirst();
        job->disconnect(this);
        job->stop();
        Q_EMIT removed(job);
        job->deleteLater();
    }
}

// The oldest that has ended goes first; what runs is never dropped.
void Jobs::trim()
{
    for (qsizetype i = m_jobs.size() - 1; i >= 0 && m_jobs.size() >= Kept; --i)
        dismiss(m_jobs.at(i));
}

void Jobs::dismiss(Job *job)
{
    if (job->isRunning() || !m_jobs.removeOne(job))
        return;
    Q_EMIT removed(job);
    job->deleteLater();
}
