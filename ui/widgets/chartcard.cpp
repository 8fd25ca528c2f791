#include "widgets/chartcard.h"
#include "widgets/chartlegend.h"
#include "widgets/chartplot.h"
#include <QBoxLayout>

ChartCard::ChartCard(const QString &title, const QString &unit, QWidget *parent)
    : ChartCard(title, unit, new ChartPlot, parent)
{
}

ChartCard::ChartCard(const QString &title, const QString &unit, ChartPlot *plot, QWidget *parent)
    : FigureCard(title, unit, plot, plot, parent)
    , m_legend(new ChartLegend)
    , m_plot(plot)
{
    m_legend->hide();
    header()->addWidget(m_legend);
    connect(m_plot, &ChartPlot::activated, this, &ChartCard::activated);
}

void ChartCard::setContent(const ChartContent &content)
{
    m_legend->setContent(content);
    m_plot->setContent(content);
    QStringList columns{tr("Period")};
    for (const ChartSeries &series : content.series)
        columns.append(series.name);
    QList<QStringList> rows;
    for (int mark = 0; mark < content.categories.size() && !content.series.isEmpty(); ++mark) {
        QStringList row{content.categories.at(mark)};
        for (const ChartSeries &series : content.series)
            row.append(content.valueText(series.values.value(mark, qQNaN())));
        rows.append(row);
    }
    setNumbers(columns, rows);
}
