#include "widgets/dateedit.h"
#include "text/datetext.h"
#include "text/typeddate.h"
#include "widgets/icon.h"

#include <QAction>
#include <QCalendarWidget>
#include <QKeyEvent>
#include <QMenu>
#include <QTextCharFormat>
#include <QWidgetAction>

using namespace Qt::StringLiterals;

DateEdit::DateEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_calendar(addAction(themeIcon(u"view-calendar"_s), TrailingPosition))
{
    m_calendar->setToolTip(tr("Open the month (Alt+Down)"));
    connect(m_calendar, &QAction::triggered, this, &DateEdit::openMonth);
    connect(this, &QLineEdit::textEdited, this, &DateEdit::read);
    connect(this, &QLineEdit::editingFinished, this, &DateEdit::settle);
}

QDate DateEdit::today() const
{
    return m_today.isValid() ? m_today : QDate::currentDate();
}

void DateEdit::setDate(QDate date)
{
    const bool changed = date != m_date;
    m_date = date;
    m_unreadable = false;
    setText(dateText(date, locale()));
    if (changed)
        Q_EMIT dateChanged();
}

void DateEdit::setUnread(const QString &text)
{
    setDate({});
    m_unreadable = true;
    setText(text);
}

void DateEdit::setRange(QDate first, QDate last)
{
    m_first = first;
    m_last = last;
}

QString DateEdit::problem() const
{
    if (m_unreadable)
        return tr("This is not a date. Type for example 14.5, +7 or t for today.");
    const bool isOutside = (m_first.isValid() && m_date.isValid() && m_date < m_first) || (m_last.isValid() && m_date > m_last);
    return isOutside ? tr("That day is too far away. Check the year.") : QString();
}

void DateEdit::read()
{
    const QDate before = m_date;
    m_date = text().trimmed().isEmpty() ? QDate() : parseDate(text(), today(), locale());
    m_unreadable = !m_date.isValid() && !text().trimmed().isEmpty();
    if (m_date != before)
        Q_EMIT dateChanged();
}

void DateEdit::settle()
{
    if (m_date.isValid())
        setText(dateText(m_date, locale()));
}

void DateEdit::openMonth()
{
    if (isReadOnly())
        return;
    auto menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto month = new QCalendarWidget;
    month->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    month->setLocale(locale());
    month->setSelectedDate(m_date.isValid() ? m_date : today());
    // Colours are for what somebody must do, and a day of rest is none.
    QTextCharFormat day;
    day.setForeground(palette().color(QPalette::Text));
    QTextCharFormat rest;
    rest.setForeground(palette().color(QPalette::PlaceholderText));
    for (int weekday = Qt::Monday; weekday <= Qt::Sunday; ++weekday)
        month->setWeekdayTextFormat(static_cast<Qt::DayOfWeek>(weekday), weekday >= Qt::Saturday ? rest : day);
    auto action = new QWidgetAction(menu);
    action->setDefaultWidget(month);
    menu->addAction(action);
    connect(month, &QCalendarWidget::activated, menu, [this, menu](QDate date) {
        setDate(date);
        menu->close();
    });
    connect(month, &QCalendarWidget::clicked, menu, [this, menu](QDate date) {
        setDate(date);
        menu->close();
    });
    menu->popup(mapToGlobal(QPoint(0, height() + 2)));
    month->setFocus();
}

void DateEdit::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    if (step == 0 || isReadOnly()) {
        QLineEdit::keyPressEvent(event);
    } else if (event->modifiers() & Qt::AltModifier) {
        openMonth();
    } else {
        setDate(m_date.isValid() ? m_date.addDays(step) : today());
    }
}

void DateEdit::focusOutEvent(QFocusEvent *event)
{
    settle();
    QLineEdit::focusOutEvent(event);
}

void DateEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LocaleChange)
        settle();
    QLineEdit::changeEvent(event);
}
