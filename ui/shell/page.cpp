#include "shell/page.h"
#include "session/livechanges.h"
#include "shell/busyline.h"
#include "shell/errortext.h"
#include "shell/messagebar.h"

#include <QHideEvent>
#include <QVBoxLayout>

Page::Page(QWidget *parent)
    : QWidget(parent)
    , m_messages(new MessageBar)
    , m_busyLine(new BusyLine(this))
    , m_content(new QVBoxLayout)
{
    auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_messages->framed());
    layout->addLayout(m_content, 1);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(0);

    connect(m_busyLine, &BusyLine::offerChanged, this, &Page::headerChanged);
}

void Page::show(const Target &)
{
    refresh();
}

void Page::keepCurrent(LiveChanges &live, const QStringList &relations, const std::function<void()> &read)
{
    live.watch(this, relations, [this, read] {
        if (isVisible())
            read();
    });
}

void Page::report(const Error &error)
{
    m_messages->say(errorText(error), MessageBar::Kind::Error);
}

bool Page::closeMessage()
{
    return m_messages->dismiss();
}

void Page::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous() && !m_said.isEmpty() && m_messages->text() == m_said)
        say({});
}

void Page::say(const QString &sentence)
{
    m_said = sentence;
    m_messages->say(sentence, MessageBar::Kind::Note);
}

void Page::setBusy(bool busy)
{
    m_isBusyOtherwise = busy;
    m_busyLine->setBusy(busy || !m_pending.isEmpty());
}

void Page::begin(QFutureWatcherBase *watcher)
{
    m_pending.append(watcher);
    m_busyLine->setBusy(true);
}

bool Page::end(QFutureWatcherBase *watcher)
{
    m_pending.removeOne(watcher);
    m_busyLine->setBusy(m_isBusyOtherwise || !m_pending.isEmpty());
    if (m_busyLine->isOffering())
        Q_EMIT headerChanged(); // what is left may be work that can't be stopped
    return m_stopped.remove(watcher);
}

bool Page::isStopOffered() const
{
    return m_busyLine->isOffering() && isBusy();
}

void Page::stopWaiting()
{
    m_stopped = {m_pending.cbegin(), m_pending.cend()};
    for (QFutureWatcherBase *watcher : QList(m_pending))
        watcher->cancel();
}
