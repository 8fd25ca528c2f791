#include "busystretches.h"

#include <QAbstractEventDispatcher>
#include <QMetaEnum>
#include <QThread>
#include <algorithm>
#include <ctime>

using namespace Qt::StringLiterals;

namespace {
constexpr double LongMilliseconds = 2; // shorter ones need no cause
constexpr int CausesTold = 4;
constexpr int OwnersAsked = 20; // while an object changes its parent, this may go in a circle

bool isOfQt(const QMetaObject *one)
{
    return one->className()[0] == 'Q';
}

const QMetaObject *ownerOf(const QObject *receiver)
{
    const QObject *owner = receiver;
    for (int up = 0; owner && isOfQt(owner->metaObject()); ++up)
        owner = up < OwnersAsked ? owner->parent() : nullptr;
    return owner && owner != receiver ? owner->metaObject() : nullptr;
}
}

double processorMilliseconds()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return double(spent.tv_sec) * 1e3 + double(spent.tv_nsec) / 1e6;
}

QString WatchedApplication::Cause::name() const
{
    const char *event = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    const QString owned = owner ? u" of "_s + QString::fromLatin1(owner->className()) : QString();
    const QString often = times > 1 ? u"%1 x "_s.arg(times) : QString();
    return often
           + u"%1 to %2%3 %4"_s.arg(event ? QString::fromLatin1(event) : QString::number(type), QString::fromLatin1(receiver->className()),
                                    owned, QString::number(took, 'f', 1));
}

void WatchedApplication::beginWatching()
{
    ++m_watch;
    m_stretches.clear();
    m_clock.start();
    m_from = -1;
    m_blocking = connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, [this] { close(); });
}

QList<BusyStretch> WatchedApplication::stretches()
{
    ++m_watch;
    disconnect(m_blocking);
    m_blocking = {};
    m_from = -1; // the present stretch is the asker's own
    return std::exchange(m_stretches, {});
}

void WatchedApplication::close()
{
    if (m_from < 0)
        return;
    BusyStretch stretch{.wall = double(m_clock.nsecsElapsed() - m_from) / 1e6, .processor = processorMilliseconds() - m_processorFrom};
    if (stretch.processor > LongMilliseconds)
        stretch.causes = mainCauses();
    m_stretches.append(stretch);
    m_from = -1;
}

void WatchedApplication::add(Cause cause)
{
    const auto known = std::ranges::find_if(
        m_causes, [&](const Cause &one) { return one.type == cause.type && one.receiver == cause.receiver && one.owner == cause.owner; });
    if (known == m_causes.end()) {
        m_causes.append(cause);
    } else {
        known->took += cause.took;
        ++known->times;
    }
}

QString WatchedApplication::mainCauses() const
{
    QList<Cause> sorted = m_causes;
    std::ranges::sort(sorted, std::ranges::greater(), &Cause::took);
    QStringList names;
    for (const Cause &cause : sorted.first(std::min<qsizetype>(CausesTold, sorted.size())))
        names.append(cause.name());
    return names.join(u", "_s);
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    // Every thread's events come by here.
    if (QThread::currentThread() != thread() || !m_blocking)
        return QApplication::notify(receiver, event);
    // Not the processor's time: asking for it with every event would be a tenth of what it takes to build a page.
    const qint64 from = m_clock.nsecsElapsed();
    if (m_from < 0) {
        m_from = from;
        m_processorFrom = processorMilliseconds();
        m_causes.clear();
        m_inner = 0;
    }
    Cause cause{event->type(), receiver->metaObject(), ownerOf(receiver)}; // the receiver may be gone afterwards
    const double before = std::exchange(m_inner, 0);
    const int watch = m_watch;
    const bool isTaken = QApplication::notify(receiver, event);
    if (watch != m_watch)
        return isTaken;
    const double took = double(m_clock.nsecsElapsed() - from) / 1e6;
    cause.took = took - m_inner;
    m_inner = before + took;
    add(cause);
    return isTaken;
}
