#include "widgets/streakstrip.h"
#include "widgets/theme.h"
#include <QPainter>

namespace {
constexpr int side = 12;
constexpr int step = 16;
}

StreakStrip::StreakStrip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StreakStrip::setDays(const QList<Day> &days)
{
    m_days = days;
    setAccessibleName(tr("%1 of the last %2 days").arg(days.count(Day::Done)).arg(days.size()));
    updateGeometry();
    update();
}

QSize StreakStrip::sizeHint() const
{
    return {Theme::scaled(step) * static_cast<int>(m_days.size()), Theme::scaled(side)};
}

void StreakStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = Theme::tokens();
    QRectF square(0, 0, Theme::scaled(side), Theme::scaled(side));
    for (Day day : std::as_const(m_days)) {
        painter.setPen(day == Day::Open ? QPen(t.series[0], 1.6) : QPen(Qt::NoPen));
        painter.setBrush(day == Day::Done ? t.series[0] : day == Day::Missed ? t.selectOff : QColor(Qt::transparent));
        const qreal inset = day == Day::Open ? 0.8 : 0;
        painter.drawRoundedRect(square.adjusted(inset, inset, -inset, -inset), 2, 2);
        if (day == Day::Free) {
            painter.setPen(t.line2);
            painter.drawLine(QPointF(square.x() + 3, square.center().y()), QPointF(square.right() - 3, square.center().y()));
        }
        square.translate(Theme::scaled(step), 0);
    }
}
