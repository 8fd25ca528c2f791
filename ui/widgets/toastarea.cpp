#include "widgets/toastarea.h"
#include "widgets/keycap.h"
#include "widgets/theme.h"
#include "widgets/toastclearance.h"
#include <QAccessible>
#include <QAction>
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

void ToastArea::closeLast()
{
    const auto isProblem = [](const Toast *toast) { return toast->text().mood == ToastText::Problem; };
    const auto problem = std::find_if(m_toasts.crbegin(), m_toasts.crend(), isProblem);
    if (problem != m_toasts.crend())
        drop(*problem);
    else if (!m_toasts.isEmpty())
        drop(m_toasts.last());
}

Toast *ToastArea::say(const ToastText &text)
{
    while (m_toasts.size() >= most)
        drop(m_toasts.first());
    auto toast = new Toast(text, m_close ? keyName(m_close->shortcut()) : QString(), m_over);
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

QList<QRect> ToastArea::seen(const QList<QPointer<QWidget>> &widgets) const
{
    QList<QRect> places;
    for (const QWidget *widget : widgets)
        if (widget && widget->isVisible() && m_over->isAncestorOf(widget))
            places.append({widget->mapTo(m_over, QPoint()), widget->size()});
    return places;
}

void ToastArea::keepClear(const ToastClearance &news)
{
    QList<QPointer<QWidget>> &widgets = news.side == ToastClearance::Side::Above ? m_rows : m_columns;
    widgets.removeAll(nullptr);
    if (!widgets.contains(news.kept))
        widgets.append(news.kept);
    place();
}

// Where the toasts end: at the right, or where a column of decisions begins that is there now.
int ToastArea::rightFor(int width) const
{
    int right = m_over->width();
    for (const QRect &column : seen(m_columns))
        if (column.right() >= m_over->width() - margin && column.left() >= width + 2 * margin)
            right = qMin(right, column.left());
    return right;
}

// As low as nothing is covered; where that would be above the top, at the bottom.
int ToastArea::bottomFor(int right, const QSize &size) const
{
    const int lowest = m_over->height() - m_bottomMargin - margin;
    QList<QRect> rows = seen(m_rows);
    std::ranges::sort(rows, std::ranges::greater(), &QRect::bottom); // from the lowest up: one may stand on the other
    int bottom = lowest;
    for (const QRect &row : std::as_const(rows))
        if (row.intersects({right - margin - size.width(), bottom - size.height() - gap, size.width(), size.height() + 2 * gap}))
            bottom = row.top() - gap;
    return bottom - size.height() >= margin ? bottom : lowest;
}

void ToastArea::place()
{
    if (m_toasts.isEmpty())
        return;
    QSize size(0, gap * (int(m_toasts.size()) - 1));
    for (const Toast *toast : std::as_const(m_toasts))
        size = {qMax(size.width(), toast->width()), size.height() + toast->height()};
    const int right = rightFor(size.width());
    int bottom = bottomFor(right, size);
    for (auto toast = m_toasts.rbegin(); toast != m_toasts.rend(); ++toast) {
        bottom -= (*toast)->height();
        (*toast)->move(right - (*toast)->width() - margin, bottom);
        bottom -= gap;
    }
}

bool ToastArea::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    if (event->type() == ToastClearance::kind()) {
        event->accept();
        keepClear(*static_cast<ToastClearance *>(event));
        return true;
    }
    return QObject::eventFilter(watched, event);
}
