#pragma once
#include "widgets/card.h"
#include "widgets/chartcontent.h"

class ChartLegend;
class ChartPlot;
class EmptyState;
class QStackedLayout;
class QTableView;

// A line, area or bar chart in a card. V swaps it for a table of the same numbers; without numbers it says a sentence.
class ChartCard : public Card
{
    Q_OBJECT
public:
    explicit ChartCard(const QString &title, const QString &unit = {}, QWidget *parent = nullptr);

    void setContent(const ChartContent &content);
    void setEmptySentence(const QString &sentence, const QString &howTo = {});
    void showTable(bool table);
    bool showsTable() const;
    ChartPlot *plot() const { return m_plot; }
    QTableView *table() const { return m_table; }

Q_SIGNALS:
    // Enter or a click on a mark: the index of its category.
    void activated(int mark);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fillTable(const ChartContent &content);

    ChartLegend *m_legend;
    ChartPlot *m_plot;
    QTableView *m_table;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    bool m_isEmpty = true;
};
