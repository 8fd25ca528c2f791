#include "widgets/chartparts.h"
#include "widgets/chartcontent.h"
#include "widgets/theme.h"
#include <QFontMetrics>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QBarSeries>
#include <QtCharts/QBarSet>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QLineSeries>
#include <cmath>

namespace {
double largest(const ChartContent &content)
{
    double most = 0;
    for (const ChartSeries &series : content.series) {
        for (double value : series.values)
            most = std::isnan(value) ? most : qMax(most, value);
    }
    return most;
}

QCategoryAxis *axis(const QColor &grid)
{
    auto axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setLabelsFont(Theme::font(11));
    axis->setLabelsColor(Theme::tokens().ink3);
    axis->setLinePen(Qt::NoPen);
    axis->setGridLinePen(QPen(grid, 1));
    axis->setTruncateLabels(false);
    return axis;
}
}

int labelledEvery(const ChartContent &content, int width)
{
    int widest = 1;
    for (const QString &label : content.categories)
        widest = qMax(widest, QFontMetrics(Theme::font(11)).horizontalAdvance(label) + 14);
    return qMax(1, (content.marks() * widest + width - 1) / qMax(1, width));
}

QAbstractAxis *categoryAxis(const ChartContent &content, int every)
{
    QCategoryAxis *x = axis(Qt::transparent);
    x->setGridLineVisible(false);
    x->setRange(-0.5, content.marks() - 0.5);
    x->setStartValue(-0.5);
    for (int i = 0; i < content.marks(); i += every) {
        // The axis drops labels that it has already, so equal ones are told apart by what can't be seen.
        QString label = content.categories[i];
        while (x->categoriesLabels().contains(label))
            label += QChar(0x200B);
        x->append(label, i);
    }
    return x;
}

QAbstractAxis *valueAxis(const ChartContent &content)
{
    QCategoryAxis *y = axis(Theme::tokens().line);
    const QList<double> ticks = axisTicks(largest(content));
    y->setStartValue(-1);
    for (double tick : ticks)
        y->append(shortNumber(tick), tick);
    y->setRange(0, ticks.last());
    return y;
}

QList<QAbstractSeries *> chartSeries(const ChartContent &content, qsizetype index)
{
    static constexpr Qt::PenStyle styles[] = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::SolidLine, Qt::DashLine};
    const ChartSeries &from = content.series[index];
    const QColor color = seriesColor(content, index);
    QList<QAbstractSeries *> added;
    if (from.look == ChartSeries::Bars) {
        auto set = new QBarSet(from.name);
        set->setBrush(color);
        set->setPen(Qt::NoPen);
        for (double value : from.values)
            set->append(std::isnan(value) ? 0 : value);
        auto bars = new QBarSeries;
        bars->setBarWidth(0.55);
        bars->append(set);
        added.append(bars);
    } else {
        auto line = new QLineSeries;
        for (int i = 0; i < from.values.size(); ++i) {
            if (!std::isnan(from.values[i]))
                line->append(i, from.values[i]);
        }
        const bool comparison = from.look == ChartSeries::Comparison;
        line->setPen(comparison ? QPen(color, 1.5, Qt::DashLine) : QPen(color, 2, styles[index % 6], Qt::RoundCap, Qt::RoundJoin));
        if (from.look == ChartSeries::Area) {
            auto upper = new QLineSeries;
            upper->append(line->points());
            auto area = new QAreaSeries(upper);
            upper->setParent(area);
            QColor tint = color;
            tint.setAlphaF(0.10F);
            area->setBrush(tint);
            area->setPen(Qt::NoPen);
            added.append(area);
        }
        added.append(line);
    }
    return added;
}
