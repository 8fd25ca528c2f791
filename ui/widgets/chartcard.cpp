#include "widgets/chartcard.h"
#include "widgets/chartlegend.h"
#include "widgets/chartplot.h"
#include "widgets/emptystate.h"
#include "widgets/rowlook.h"
#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QTableView>

using namespace Qt::StringLiterals;

ChartCard::ChartCard(const QString &title, const QString &unit, QWidget *parent)
    : Card(title, unit, parent)
    , m_legend(new ChartLegend)
    , m_plot(new ChartPlot)
    , m_table(new QTableView)
    , m_empty(new EmptyState(u"office-chart-bar"_s, tr("Nothing to show for this period"), {}))
    , m_stack(new QStackedLayout)
{
    m_legend->hide();
    header()->addWidget(m_legend);
    m_plot->setAccessibleName(title);
    m_table->setAccessibleName(title);
    m_table->setModel(new QStandardItemModel(m_table));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    dressTable(*m_table, RowHeight::Compact);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_plot);
    m_stack->addWidget(m_table);
    body()->addLayout(m_stack);
    connect(m_plot, &ChartPlot::activated, this, &ChartCard::activated);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { Q_EMIT activated(index.row()); });
}

void ChartCard::setContent(const ChartContent &content)
{
    const bool table = showsTable();
    m_isEmpty = content.isEmpty();
    m_legend->setContent(content);
    m_plot->setContent(content);
    fillTable(content);
    m_stack->setCurrentWidget(m_isEmpty ? static_cast<QWidget *>(m_empty) : m_plot);
    showTable(table);
}

void ChartCard::setEmptySentence(const QString &sentence, const QString &howTo)
{
    m_empty->say(u"office-chart-bar"_s, sentence, howTo);
}

bool ChartCard::showsTable() const
{
    return m_stack->currentWidget() == m_table;
}

void ChartCard::showTable(bool table)
{
    if (m_isEmpty)
        return;
    const bool hadFocus = isAncestorOf(focusWidget());
    QWidget *shown = table ? static_cast<QWidget *>(m_table) : m_plot;
    m_stack->setCurrentWidget(shown);
    if (hadFocus)
        shown->setFocus();
}

void ChartCard::fillTable(const ChartContent &content)
{
    auto model = static_cast<QStandardItemModel *>(m_table->model());
    model->clear();
    QStringList titles{QString()};
    for (const ChartSeries &series : content.series)
        titles.append(series.name);
    model->setHorizontalHeaderLabels(titles);
    for (int row = 0; row < content.categories.size(); ++row) {
        model->setItem(row, 0, new QStandardItem(content.categories[row]));
        for (int column = 0; column < content.series.size(); ++column) {
            auto item = new QStandardItem(content.valueText(content.series[column].values.value(row, qQNaN())));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            model->setItem(row, column + 1, item);
        }
    }
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
}

void ChartCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_V && event->modifiers() == Qt::NoModifier)
        showTable(!showsTable());
    else
        Card::keyPressEvent(event);
}
