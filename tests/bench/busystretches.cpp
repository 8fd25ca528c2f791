#include "busystretches.h"

#include <QAbstractEventDispatcher>
#include <QMetaEnum>
#include <QThread>
#include <ctime>

using namespace Qt::StringLiterals;

namespace {
double processorMilliseconds()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return double(spent.tv_sec) * 1e3 + double(spent.tv_nsec) / 1e6;
}

QString nameOf(QEvent::Type type, const char *receiver)
{
    const char *name = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    return u"%1 to %2"_s.arg(name ? QString::fromLatin1(name) : QString::number(type), QString::fromLatin1(receiver));
}
}

void WatchedApplication::beginWatching()
{
    m_stretches.clear();
    m_clock.start();
    m_from = -1;
    m_blocking = connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, [this] { close(); });
}

QList<BusyStretch> WatchedApplication::stretches()
{
    disconnect(m_blocking);
    m_blocking = {};
    m_from = -1; // the present stretch is the asker's own
    return std::exchange(m_stretches, {});
}

void WatchedApplication::close()
{
    if (m_from < 0)
        return;
    m_present.wall = double(m_clock.nsecsElapsed() - m_from) / 1e6;
    m_present.processor = processorMilliseconds() - m_processorFrom;
    m_stretches.append(std::exchange(m_present, {}));
    m_from = -1;
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    // Every thread's events come by here.
    if (QThread::currentThread() != thread() || !m_blocking || m_isNested)
        return QApplication::notify(receiver, event);
    const qint64 from = m_clock.nsecsElapsed();
    if (m_from < 0) {
        m_from = from;
        m_processorFrom = processorMilliseconds();
        m_longest = 0;
    }
    const QEvent::Type type = event->type();
    const char *name = receiver->metaObject()->className(); // it may be gone afterwards
    m_isNested = true;
    const bool isTaken = QApplication::notify(receiver, event);
    m_isNested = false;
    if (const double took = double(m_clock.nsecsElapsed() - from); took > m_longest) {
        m_longest = took;
        m_present.longest = nameOf(type, name);
    }
    return isTaken;
}
