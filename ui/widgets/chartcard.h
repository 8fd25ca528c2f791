#pragma once
#include "widgets/chartcontent.h"
#include "widgets/figurecard.h"

class ChartLegend;
class ChartPlot;

// A line, area or bar chart in a card.
class ChartCard : public FigureCard
{
    Q_OBJECT
public:
    explicit ChartCard(const QString &title, const QString &unit = {}, QWidget *parent = nullptr);

    void setContent(const ChartContent &content);
    ChartPlot *plot() const { return m_plot; }

private:
    ChartCard(const QString &title, const QString &unit, ChartPlot *plot, QWidget *parent);

    ChartLegend *m_legend;
    ChartPlot *m_plot;
};
