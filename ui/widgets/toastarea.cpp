#include "widgets/toastarea.h"
#include "widgets/theme.h"
#include <QAccessible>
#include <QEvent>
#include <QPropertyAnimation>
#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace {
constexpr int most = 2;
constexpr int margin = 16;
constexpr int gap = 8;
}

ToastArea::ToastArea(QWidget *over, int bottomMargin)
    : QObject(over)
    , m_over(over)
    , m_bottomMargin(bottomMargin)
{
    over->installEventFilter(this);
}

Toast *ToastArea::say(const ToastText &text)
{
    while (m_toasts.size() >= most)
        drop(m_toasts.first());
    auto toast = new Toast(text, m_over);
    m_toasts.append(toast);
    connect(toast, &Toast::finished, this, [this, toast] { drop(toast); });
    toast->adjustSize();
    toast->show();
    place();
    toast->raise();
    if (Theme::motionWanted()) {
        auto slide = new QPropertyAnimation(toast, "pos", toast);
        slide->setDuration(120);
        slide->setEasingCurve(QEasingCurve::OutCubic);
        slide->setStartValue(toast->pos() + QPoint(0, margin));
        slide->setEndValue(toast->pos());
        slide->start(QAbstractAnimation::DeleteWhenStopped);
    }
    QAccessibleEvent alert(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    return toast;
}

void ToastArea::drop(Toast *toast)
{
    if (!m_toasts.removeOne(toast))
        return;
    toast->hide();
    toast->deleteLater();
    place();
}

// Where the toasts end: at the right, or where a column of decisions begins that is there now.
int ToastArea::rightFor(int width)
{
    int right = m_over->width();
    for (QWidget *column : m_over->findChildren<QWidget *>()) {
        if (!column->property("toastsBeside").toBool())
            continue;
        column->installEventFilter(this);
        const QRect place(column->mapTo(m_over, QPoint()), column->size());
        if (column->isVisible() && place.right() >= m_over->width() - margin && place.left() >= width + 2 * margin)
            right = qMin(right, place.left());
    }
    return right;
}

// An action row that stands at the very bottom, in the toasts' way, lifts them; it is watched, since a drawer may open later.
int ToastArea::bottomFor(int right, int width)
{
    const int floor = m_over->height() - m_bottomMargin;
    const QRect column(right - width - margin, 0, width + margin, floor);
    QList<QRect> rows;
    for (QFrame *row : m_over->findChildren<QFrame *>()) {
        if (row->objectName() != "actionRow"_L1 && !row->property("keptClear").toBool())
            continue;
        row->installEventFilter(this);
        const QRect place(row->mapTo(m_over, QPoint()), row->size());
        if (row->isVisible() && place.intersects(column))
            rows.append(place);
    }
    // From the lowest up: one stands on the other.
    std::ranges::sort(rows, std::ranges::greater(), &QRect::bottom);
    int bottom = floor - margin;
    int top = floor;
    for (const QRect &place : std::as_const(rows))
        if (place.bottom() >= top - place.height()) {
            top = place.top();
            bottom = qMin(bottom, top - gap);
        }
    return bottom;
}

void ToastArea::place()
{
    int widest = 0;
    for (const Toast *toast : std::as_const(m_toasts))
        widest = qMax(widest, toast->width());
    if (m_toasts.isEmpty())
        return;
    const int right = rightFor(widest);
    int bottom = bottomFor(right, widest);
    for (auto toast = m_toasts.rbegin(); toast != m_toasts.rend(); ++toast) {
        bottom -= (*toast)->height();
        (*toast)->move(right - (*toast)->width() - margin, bottom);
        bottom -= gap;
    }
}

bool ToastArea::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || (watched != m_over && (event->type() == QEvent::Show || event->type() == QEvent::Hide)))
        place();
    return QObject::eventFilter(watched, event);
}
