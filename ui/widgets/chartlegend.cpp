#include "widgets/chartlegend.h"
#include "widgets/theme.h"
#include <QPainter>
#include <algorithm>

namespace {
constexpr int key = 18;
constexpr int gap = 6;
constexpr int between = 16;
}

ChartLegend::ChartLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChartLegend::setContent(const ChartContent &content)
{
    m_content = content;
    setVisible(content.series.size() > 1
               && !std::ranges::all_of(content.series, [](const ChartSeries &each) { return !each.end.isEmpty(); }));
    updateGeometry();
    update();
}

QSize ChartLegend::sizeHint() const
{
    int width = 0;
    for (const ChartSeries &series : m_content.series)
        width += (width > 0 ? Theme::scaled(between) : 0) + Theme::scaled(key + gap)
                 + QFontMetrics(Theme::font(12)).horizontalAdvance(series.name);
    return {width, Theme::scaled(20)};
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(Theme::font(12));
    int x = 0;
    for (qsizetype i = 0; i < m_content.series.size(); ++i) {
        const ChartSeries &series = m_content.series[i];
        const QColor color = seriesColor(m_content, i);
        const int middle = height() / 2;
        if (series.look == ChartSeries::Bars) {
            painter.fillRect(QRect(x + Theme::scaled(4), middle - 5, 10, 10), color);
        } else {
            painter.setPen(series.look == ChartSeries::Comparison ? QPen(color, 1.5, Qt::DashLine) : QPen(color, 2));
            painter.drawLine(x, middle, x + Theme::scaled(key), middle);
        }
        x += Theme::scaled(key + gap);
        painter.setPen(Theme::tokens().ink2);
        painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter, series.name);
        x += QFontMetrics(painter.font()).horizontalAdvance(series.name) + Theme::scaled(between);
    }
}
