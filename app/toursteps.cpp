#include "toursteps.h"

namespace {
constexpr int restMilliseconds = 250; // a screen has come to rest when nothing was on its way for so long
constexpr int patienceMilliseconds = 20'000;
}

TourSteps::TourSteps(QObject *parent)
    : QObject(parent)
{
    m_clock.setInterval(40);
    connect(&m_clock, &QTimer::timeout, this, &TourSteps::look);
}

void TourSteps::then(const QString &name, const std::function<void()> &act, const std::function<bool()> &isDone)
{
    m_added.push_back({name, act, isDone});
}

void TourSteps::start()
{
    m_clock.start();
    next();
}

void TourSteps::stop()
{
    m_clock.stop();
}

void TourSteps::next()
{
    if (!m_clock.isActive())
        return;
    m_steps.insert(m_steps.begin(), m_added.begin(), m_added.end());
    m_added.clear();
    if (m_steps.empty()) {
        stop();
        Q_EMIT finished();
        return;
    }
    m_step = std::move(m_steps.front());
    m_steps.pop_front();
    m_since.start();
    m_quiet.invalidate();
    m_step.act();
    // The next one from the event loop: what was done may be announced there.
    if (!m_step.isDone)
        QTimer::singleShot(0, this, &TourSteps::next);
}

void TourSteps::look()
{
    if (!m_step.isDone)
        return;
    if (!m_step.isDone()) {
        m_quiet.invalidate();
        if (m_since.hasExpired(patienceMilliseconds)) {
            stop();
            Q_EMIT stuck(m_step.name);
        }
        return;
    }
    if (!m_quiet.isValid())
        m_quiet.start();
    if (m_quiet.hasExpired(restMilliseconds))
        next();
}
