#include "widgets/checkmark.h"
#include "widgets/theme.h"
#include <QPainter>
#include <QPainterPath>

namespace {
QRectF square(const QRect &rect, qreal side)
{
    return QRectF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side);
}

QColor border(const Tokens &t, QStyle::State state)
{
    return !(state & QStyle::State_Enabled) ? t.line2 : state & QStyle::State_MouseOver ? t.ink2 : t.control;
}

QColor fill(const Tokens &t, QStyle::State state)
{
    return !(state & QStyle::State_Enabled) ? t.disabled : state & QStyle::State_MouseOver ? t.accentHover : t.accent;
}
}

void paintCheckBox(QPainter &painter, const QRect &rect, QStyle::State state)
{
    const Tokens &t = Theme::tokens();
    const QRectF box = square(rect, Theme::scaled(16));
    const qreal unit = box.width() / 16;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (state & (QStyle::State_On | QStyle::State_NoChange)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill(t, state));
        painter.drawRoundedRect(box, 3, 3);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.onAccent, 1.8 * unit, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        QPainterPath mark;
        if (state & QStyle::State_NoChange) {
            mark.moveTo(box.x() + 5 * unit, box.center().y());
            mark.lineTo(box.x() + 11 * unit, box.center().y());
        } else {
            mark.moveTo(box.x() + 4.4 * unit, box.y() + 8.2 * unit);
            mark.lineTo(box.x() + 7 * unit, box.y() + 10.7 * unit);
            mark.lineTo(box.x() + 11.6 * unit, box.y() + 5.5 * unit);
        }
        painter.drawPath(mark);
    } else {
        painter.setPen(border(t, state));
        painter.setBrush(state & QStyle::State_Enabled ? t.surface : t.sunken);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    painter.restore();
}

void paintRadioButton(QPainter &painter, const QRect &rect, QStyle::State state)
{
    const Tokens &t = Theme::tokens();
    const QRectF disc = square(rect, Theme::scaled(16));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (state & QStyle::State_On) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill(t, state));
        painter.drawEllipse(disc);
        const qreal inner = disc.width() * 5 / 16;
        painter.setBrush(t.onAccent);
        painter.drawEllipse(disc.adjusted(inner, inner, -inner, -inner));
    } else {
        painter.setPen(border(t, state));
        painter.setBrush(state & QStyle::State_Enabled ? t.surface : t.sunken);
        painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter.restore();
}
