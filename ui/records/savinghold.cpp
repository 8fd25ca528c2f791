#include "records/savinghold.h"
#include "shell/messagebar.h"
#include "shell/page.h"

#include <QLineEdit>
#include <QTimer>

SavingHold::SavingHold(Page &page, QWidget &fields, QWidget &keeper)
    : m_page(page)
    , m_fields(fields)
    , m_keeper(keeper)
    , m_moment(new QTimer(this))
{
    m_moment->setSingleShot(true);
    m_moment->setInterval(TellMilliseconds);
    connect(m_moment, &QTimer::timeout, this, [this] {
        m_told = tr("Saving… What is typed here can be changed again as soon as that is answered.");
        m_page.messages()->say(m_told, MessageBar::Kind::Note);
    });
}

void SavingHold::begin()
{
    if (std::exchange(m_isOn, true))
        return;
    QWidget *focus = m_fields.window()->focusWidget();
    m_focus = focus && m_fields.isAncestorOf(focus) ? focus : nullptr;
    const auto line = qobject_cast<QLineEdit *>(m_focus);
    m_cursor = line ? line->cursorPosition() : 0;
    m_fields.setEnabled(false);
    if (m_focus)
        m_keeper.setFocus(Qt::OtherFocusReason);
    m_moment->start();
}

void SavingHold::letGo(const QFutureWatcherBase *watcher)
{
    if (watcher == m_watcher)
        end();
}

void SavingHold::end()
{
    if (!std::exchange(m_isOn, false))
        return;
    m_watcher = nullptr;
    m_moment->stop();
    if (!m_told.isEmpty() && m_page.messages()->text() == m_told)
        m_page.messages()->say({});
    m_told.clear();
    m_fields.setEnabled(true);
    goBack();
}

// Not away from where they went meanwhile.
void SavingHold::goBack()
{
    const QWidget *now = m_fields.window()->focusWidget();
    const bool isWaiting = !now || now == &m_keeper || m_fields.isAncestorOf(now);
    if (!m_focus || !isWaiting)
        return;
    m_focus->setFocus(Qt::OtherFocusReason);
    if (auto line = qobject_cast<QLineEdit *>(m_focus)) {
        line->deselect();
        line->setCursorPosition(m_cursor);
    }
}
