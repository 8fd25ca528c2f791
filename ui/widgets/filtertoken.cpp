#include "widgets/filtertoken.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
constexpr int padding = 10;
constexpr int sign = 24; // the × and its target, or the chevron
QFont nameFont()
{
    return Theme::font(12);
}
QFont valueFont()
{
    return Theme::font(12, QFont::DemiBold);
}
}

FilterToken::FilterToken(const QString &name, const QString &value, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(name);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setValue(value);
}

void FilterToken::setValue(const QString &value)
{
    m_value = value;
    setAccessibleName(value.isEmpty() ? text() : text() + u": "_s + value);
    updateGeometry();
    update();
}

QSize FilterToken::sizeHint() const
{
    int width = Theme::scaled(padding) + QFontMetrics(nameFont()).horizontalAdvance(text()) + Theme::scaled(sign);
    if (!m_value.isEmpty())
        width += QFontMetrics(nameFont()).horizontalAdvance(u": "_s) + QFontMetrics(valueFont()).horizontalAdvance(m_value);
    return {width, Theme::scaled(28)};
}

QRect FilterToken::cross() const
{
    return QRect(width() - Theme::scaled(sign), 0, Theme::scaled(sign), height());
}

void FilterToken::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = Theme::tokens();
    const bool holds = !m_value.isEmpty();
    painter.setPen(holds ? QPen(Qt::NoPen) : QPen(t.line2));
    painter.setBrush(holds ? t.accentSoft : underMouse() ? t.hover : t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);

    const QColor ink = holds ? t.accentInk : t.ink2;
    painter.setPen(ink);
    painter.setFont(nameFont());
    const QString name = holds ? QString(text() + u": "_s) : text();
    painter.drawText(rect().adjusted(Theme::scaled(padding), 0, 0, 0), Qt::AlignVCenter, name);
    if (holds) {
        const int x = Theme::scaled(padding) + QFontMetrics(nameFont()).horizontalAdvance(name);
        painter.setFont(valueFont());
        painter.drawText(rect().adjusted(x, 0, 0, 0), Qt::AlignVCenter, m_value);
        const QPointF middle = QRectF(cross()).center() - QPointF(1, 0);
        painter.setPen(QPen(ink, 1.4));
        painter.drawLine(middle - QPointF(2.8, 2.8), middle + QPointF(2.8, 2.8));
        painter.drawLine(middle - QPointF(2.8, -2.8), middle + QPointF(2.8, -2.8));
    } else {
        paintIcon(painter, cross().adjusted(4, 6, -4, -6), u"go-down"_s, ink);
    }
}

void FilterToken::keyPressEvent(QKeyEvent *event)
{
    if (!m_value.isEmpty() && (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete))
        Q_EMIT removeWanted();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void FilterToken::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_value.isEmpty() && cross().contains(event->position().toPoint())) {
        setDown(false);
        Q_EMIT removeWanted();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}
