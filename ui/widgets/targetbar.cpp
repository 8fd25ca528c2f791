#include "widgets/targetbar.h"
#include "widgets/theme.h"
#include <QPainter>

TargetBar::TargetBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TargetBar::setProgress(double done, double pace, const QString &paceWords)
{
    m_done = qMax(0.0, done);
    m_pace = pace;
    m_paceWords = paceWords;
    setAccessibleName(tr("%1% of the target").arg(qRound(m_done * 100)));
    setAccessibleDescription(paceWords);
    update();
}

QSize TargetBar::sizeHint() const
{
    return {160, Theme::scaled(18) + Theme::scaled(18)};
}

void TargetBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Theme::tokens();
    const int track = Theme::scaled(10), top = Theme::scaled(4);
    painter.fillRect(QRect(0, top, width(), track), t.selectOff);
    painter.fillRect(QRectF(0, top, width() * qMin(1.0, m_done), track), t.series[0]);
    if (m_pace < 0)
        return;
    const int x = qBound(0, qRound(width() * m_pace), width() - 2);
    painter.fillRect(QRect(x, 0, 2, Theme::scaled(18)), t.ink);
    painter.setFont(Theme::font(12));
    painter.setPen(t.ink2);
    const int words = QFontMetrics(painter.font()).horizontalAdvance(m_paceWords);
    painter.drawText(QRect(qBound(0, x - words / 2, qMax(0, width() - words)), Theme::scaled(18), words + 2, Theme::scaled(18)),
                     Qt::AlignBottom, m_paceWords);
}
