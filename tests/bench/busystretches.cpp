#include "busystretches.h"

namespace {
constexpr qint64 gap = 200'000; // ns without an event: the loop looked for input
}

void WatchedApplication::beginWatching()
{
    m_stretches.clear();
    m_clock.start();
    m_from = m_till = 0;
    m_isWatching = true;
}

const QList<double> &WatchedApplication::stretches()
{
    close();
    m_isWatching = false;
    return m_stretches;
}

void WatchedApplication::close()
{
    if (m_till > m_from)
        m_stretches.append(double(m_till - m_from) / 1e6);
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    if (!m_isWatching || m_depth > 0)
        return QApplication::notify(receiver, event);
    const qint64 from = m_clock.nsecsElapsed();
    if (from > m_till + gap) {
        close();
        m_from = from;
    }
    ++m_depth;
    const bool isTaken = QApplication::notify(receiver, event);
    --m_depth;
    m_till = m_clock.nsecsElapsed();
    return isTaken;
}
