#include "widgets/paidbar.h"
#include "widgets/theme.h"
#include <QPainter>

void paintHatch(QPainter &painter, const QRectF &rect, const QColor &color)
{
    for (qreal x = rect.x() + 1; x < rect.right(); x += 5)
        painter.fillRect(QRectF(x, rect.y(), qMin(3.0, rect.right() - x), rect.height()), color);
}

PaidBar::PaidBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PaidBar::setShares(double paid, double waiting)
{
    m_paid = qBound(0.0, paid, 1.0);
    m_waiting = qBound(0.0, waiting, 1.0 - m_paid);
    setAccessibleName(tr("%1% paid, %2% waiting").arg(qRound(m_paid * 100)).arg(qRound(m_waiting * 100)));
    update();
}

QSize PaidBar::sizeHint() const
{
    return {120, Theme::scaled(6)};
}

void PaidBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Theme::tokens();
    const QRectF bar = rect();
    painter.fillRect(bar, t.selectOff);
    painter.fillRect(QRectF(0, 0, bar.width() * m_paid, bar.height()), t.series[0]);
    paintHatch(painter, QRectF(bar.width() * m_paid, 0, bar.width() * m_waiting, bar.height()), t.series[0]);
}
