#include "widgets/figurelabel.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"
#include <QPainter>

namespace {
constexpr int gap = 6;
int unitPx(int px)
{
    return px >= 18 ? 13 : 11;
}
}

FigureLabel::FigureLabel(int px, QWidget *parent)
    : QWidget(parent)
    , m_px(px)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void FigureLabel::setFigure(const QString &figure, const QString &unit)
{
    m_figure = figure;
    m_unit = unit;
    setAccessibleName(figure + u' ' + unit);
    updateGeometry();
    update();
}

QSize FigureLabel::sizeHint() const
{
    int width = qCeil(TabularText::width(Theme::font(m_px, QFont::DemiBold), m_figure));
    if (!m_unit.isEmpty())
        width += Theme::scaled(gap) + QFontMetrics(Theme::font(unitPx(m_px))).horizontalAdvance(m_unit);
    return {width + 1, QFontMetrics(Theme::font(m_px, QFont::DemiBold)).height()};
}

int FigureLabel::liftFor(int px) const
{
    return qMax(0, QFontMetrics(Theme::font(m_px, QFont::DemiBold)).descent() - QFontMetrics(Theme::font(px)).descent());
}

void FigureLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Theme::tokens();
    painter.setFont(Theme::font(m_px, QFont::DemiBold));
    painter.setPen(t.ink);
    TabularText::draw(painter, rect(), Qt::AlignLeft | Qt::AlignVCenter, m_figure);
    if (m_unit.isEmpty())
        return;
    const qreal x = TabularText::width(painter.font(), m_figure) + Theme::scaled(gap);
    const QFontMetrics metrics(painter.font());
    const int baseline = (height() - metrics.height()) / 2 + metrics.ascent();
    painter.setFont(Theme::font(unitPx(m_px)));
    painter.setPen(t.ink2);
    painter.drawText(QPointF(x, baseline), m_unit);
}
