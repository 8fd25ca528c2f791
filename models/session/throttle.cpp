#include "session/throttle.h"

Throttle::Throttle(std::function<void(Throttle &)> begin, int least, int share, QObject *parent)
    : QObject(parent)
    , m_begin(std::move(begin))
    , m_least(least)
    , m_share(share)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Throttle::run);
}

void Throttle::want()
{
    if (m_awaited > 0)
        m_isWantedAgain = true;
    else if (!m_pause.isActive()) // not pushed back by every further wish, or a busy organization would never see it
        m_pause.start(int(std::max<qint64>(m_least, m_clock.isValid() ? m_rest - m_clock.elapsed() : 0)));
}

void Throttle::run()
{
    const int round = m_round;
    m_clock.start();
    m_awaited = 1; // until everything has been asked for
    m_begin(*this);
    endOne(round);
}

void Throttle::endOne(int round)
{
    if (round != m_round || --m_awaited > 0)
        return;
    rest();
    if (std::exchange(m_isWantedAgain, false))
        want();
}

void Throttle::forget()
{
    // What was broken off has cost the server as much as it took until now.
    if (std::exchange(m_awaited, 0) > 0)
        rest();
    ++m_round;
    m_isWantedAgain = false;
    m_pause.stop();
}

// What was long because nobody answered for a while says nothing of what the next one costs.
void Throttle::rest()
{
    constexpr qint64 longestPause = 5'000;
    m_rest = m_clock.elapsed() + std::min(m_clock.elapsed() * m_share, longestPause);
}
