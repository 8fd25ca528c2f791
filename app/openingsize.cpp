#include "openingsize.h"

#include <QScreen>
#include <QWidget>

static constexpr QSize Designed(1440, 900);
static constexpr int Step = 32;      // from a window to the next
static constexpr QSize Frame(8, 40); // of the window manager's, not known before the window is shown

QSize openingSize(const QWidget &window)
{
    return Designed.boundedTo(window.screen()->availableSize() - Frame);
}

// As large as it would be where that fits; smaller where only that lets it stand aside; over the first where neither does.
QRect besideFrame(const QRect &first, QSize wanted, QSize least, const QRect &available)
{
    const QPoint aside = first.topLeft() + QPoint(Step, Step);
    const QSize room(available.right() - aside.x() + 1, available.bottom() - aside.y() + 1);
    const QSize size = wanted.boundedTo(room).expandedTo(least).boundedTo(available.size());
    const QPoint last(available.right() - size.width() + 1, available.bottom() - size.height() + 1);
    return {QPoint(std::clamp(aside.x(), available.left(), last.x()), std::clamp(aside.y(), available.top(), last.y())), size};
}

QRect besideWindow(const QWidget &first, const QWidget &another)
{
    const QRect frame = first.frameGeometry();
    const QRect inner = first.geometry();
    const QMargins margins(inner.left() - frame.left(), inner.top() - frame.top(), frame.right() - inner.right(),
                           frame.bottom() - inner.bottom());
    return besideFrame(frame, another.size().grownBy(margins), another.minimumSize().grownBy(margins), first.screen()->availableGeometry())
        .marginsRemoved(margins);
}
