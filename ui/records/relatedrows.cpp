#include "records/relatedrows.h"
#include "catalog/entity.h"
#include "records/recorddelegate.h"
#include "widgets/rowlook.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <numeric>

RelatedRows::RelatedRows(Backend &backend, const Entity &entity, const RelatedList &related, QWidget *parent)
    : RowsView(parent)
    , m_table(backend, entity)
    , m_foreignField(related.foreignField)
{
    dressTable(*this);
    setModel(&m_table);
    auto delegate = new RecordDelegate(backend, m_table, this);
    delegate->setCheckable(false);
    setItemDelegate(delegate);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    horizontalHeader()->hide();
    setAccessibleName(related.label);
    m_table.setTotals(false);
    m_table.setBeside(entity.agreement.fields());
    m_table.setShown(related.fields.isEmpty() ? entity.columns.first(std::min<qsizetype>(3, entity.columns.size())) : related.fields);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) { Q_EMIT opened(m_table.id(index.row())); });
    connect(&m_table, &RecordTable::pageArrived, this, [this] { shareWidth(*this); });
    connect(&m_table, &RecordTable::countChanged, this, [this] { Q_EMIT counted(m_table.count().rows); });
}

void RelatedRows::showOf(const QString &id)
{
    Filter filter;
    filter.conditions.append({m_foreignField, Condition::Op::Is, {id}});
    if (m_table.filter() == filter)
        return m_table.refreshInPlace();
    m_table.setFilter(filter);
    m_table.refresh();
}

// What the longest that is loaded takes.
static int columnNeeds(const QTableView &view, int column)
{
    const auto &rows = static_cast<const RecordTable &>(*view.model());
    const auto &delegate = static_cast<const RecordDelegate &>(*view.itemDelegate());
    int needed = 0;
    for (int row = 0; row < rows.rowCount(); ++row)
        if (rows.isLoaded(row))
            needed = std::max(needed, delegate.needed(row, column));
    return needed;
}

// A number first is short, what follows is not: all get what they need, and share what is left. No number is cut.
void RelatedRows::shareWidth(QTableView &view)
{
    const auto &rows = static_cast<const RecordTable &>(*view.model());
    const int columns = rows.columnCount();
    const int width = view.viewport()->width();
    if (columns < 2)
        return view.setColumnWidth(0, width);
    const int quarter = width * 3 / (4 * columns);
    QList<int> needed{rows.field(0).look == Field::Look::Number ? columnNeeds(view, 0) : quarter};
    for (int column = 1; column < columns; ++column)
        needed.append(columnNeeds(view, column));
    const int spare = width - std::accumulate(needed.cbegin(), needed.cend(), 0);
    const int first = std::clamp(quarter, needed.first(), needed.first() + std::max(0, spare));
    const int others = columns - 1;
    view.setColumnWidth(0, first);
    for (int column = 1; column < columns; ++column)
        view.setColumnWidth(column, spare < 0 ? (width - first) / others : needed.at(column) + (spare - (first - needed.first())) / others);
}

void RelatedRows::resizeEvent(QResizeEvent *event)
{
    RowsView::resizeEvent(event);
    shareWidth(*this);
}
