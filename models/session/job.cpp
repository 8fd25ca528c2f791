#include "session/job.h"

Job::Job(const QString &title, QObject *parent)
    : QObject(parent)
    , m_title(title)
{
    m_clock.start();
}

int Job::percent() const
{
    return m_total > 0 ? int(qBound(0LL, m_done * 100 / m_total, 100LL)) : -1;
}

// Nothing is said in the first second: the pace of a few rows says little.
qlonglong Job::secondsLeft() const
{
    constexpr qlonglong soonest = 1000;
    const qlonglong elapsed = m_clock.elapsed();
    if (m_total <= 0 || m_done <= 0 || elapsed < soonest)
        return -1;
    return elapsed * (m_total - m_done) / m_done / 1000;
}

void Job::setProgress(qlonglong done, qlonglong total)
{
    if (!isRunning() || (done == m_done && total == m_total))
        return;
    m_done = done;
    m_total = total;
    Q_EMIT changed();
}

void Job::finish(const JobResult &result)
{
    if (!isRunning())
        return;
    m_result = result;
    end(State::Done);
}

void Job::fail(const Error &error)
{
    if (!isRunning())
        return;
    m_error = error;
    end(error.isCancelled() ? State::Stopped : State::Failed);
}

void Job::stop()
{
    if (!isRunning())
        return;
    if (m_step)
        m_step->cancel();
    end(State::Stopped);
}

void Job::end(State state)
{
    m_state = state;
    Q_EMIT changed();
    Q_EMIT ended();
}
