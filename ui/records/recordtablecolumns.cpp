// A list's columns: which there are, in which order, and how wide each is.
#include "catalog/entity.h"
#include "records/columnfit.h"
#include "records/recorddelegate.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "widgets/cells.h"
#include "widgets/columnheader.h"
#include "widgets/rowlook.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QScopedValueRollback>

static constexpr int GlanceRows = 60; // more than a screen shows at once

void RecordTableView::followHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(false); // what is left over goes to the identifying column
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, [this, header](const QPoint &at) {
        const int column = header->logicalIndexAt(at);
        Q_EMIT columnsWanted(header->mapToGlobal(at), column < 0 ? QString() : m_table.field(column).name);
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        m_table.sort(column, order);
        showSort();
        Q_EMIT sortChanged();
    });
    connect(header, &QHeaderView::sectionMoved, this, &RecordTableView::columnsChanged);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int before, int width) {
        if (m_isFitting || before == 0 || width == 0)
            return;
        m_widths.insert(m_table.field(column).name, width * 100 / std::max(1, Theme::scaled(100)));
        Q_EMIT columnsChanged();
    });
}

// What amounts of a list keep for their currency; their column's word stands over the figures.
static int roomBehind(const Field &field)
{
    return field.type == Field::Type::Money && !field.currencyField.isEmpty() ? AmountCell::currencyRoom() : 0;
}

// A day of another year has its year, and half of one is no day; a number has no half, either.
static bool staysWhole(const Field &field)
{
    return field.look == Field::Look::Number || field.look == Field::Look::Due
           || (field.look == Field::Look::Plain && field.type == Field::Type::Date);
}

int RecordTableView::naturalWidth(int column) const
{
    const Field &field = m_table.field(column);
    if (const int drawn = m_widths.value(field.name); drawn > 0)
        return Theme::scaled(drawn);
    const int usual = ColumnFit::usualWidth(field);
    // Letters are whole pixels high: at 90 % they are hardly narrower, and a number would be cut.
    const int width = std::max(usual, Theme::scaled(usual)) + (column == 0 && m_checkable ? Theme::scaled(RecordDelegate::CheckWidth) : 0);
    const int whole = staysWhole(field) ? m_needed.value(field.name) : 0;
    return std::max({width, whole, ColumnHeader::widthFor(field.columnHeading()) + roomBehind(field)});
}

// Of numbers and days around the rows on the screen, since none may be cut; of texts as far as one sees at a glance: never of all rows, of
// which there may be millions. What was seen stays so for as long as the list is there: its columns do not jump with every filter.
bool RecordTableView::noteNeeded()
{
    bool isNews = false;
    if (std::exchange(m_size, Theme::scaled(1000)) != m_size)
        m_needed.clear();
    const int top = m_measuredTop = std::max(0, rowAt(0));
    for (int column = 0; column < m_table.columnCount(); ++column) {
        const Field &field = m_table.field(column);
        const bool isWhole = staysWhole(field);
        if (!isWhole && field.look != Field::Look::Identity && !ColumnFit::givesWay(field))
            continue;
        int &widest = m_needed[field.name];
        const int first = isWhole ? std::max(0, top - GlanceRows) : 0;
        const int end = std::min(isWhole ? top + 2 * GlanceRows : top < GlanceRows ? GlanceRows : 0, m_table.rowCount());
        for (int row = first; row < end; ++row)
            if (const int width = m_table.isLoaded(row) ? m_delegate->needed(row, column) : 0; width > widest) {
                widest = width;
                isNews = true;
            }
    }
    return isNews;
}

void RecordTableView::fitNeeded()
{
    if (noteNeeded())
        fitColumns();
}

// Rows may have been there long before they are scrolled to; those around the ones that were measured last were, too.
void RecordTableView::fitScrolledTo()
{
    if (std::abs(rowAt(0) - m_measuredTop) >= GlanceRows)
        fitNeeded();
}

void RecordTableView::setWidths(const QHash<QString, int> &widths)
{
    m_widths = widths;
    fitColumns();
}

void RecordTableView::fitColumns()
{
    const QScopedValueRollback fitting(m_isFitting, true);
    noteNeeded();
    QList<int> behind;
    for (int column = 0; column < m_table.columnCount(); ++column)
        behind.append(roomBehind(m_table.field(column)));
    static_cast<ColumnHeader *>(horizontalHeader())->setBehind(behind);
    const QHeaderView *header = horizontalHeader();
    QList<ColumnFit::Column> columns;
    for (int visual = 0; visual < m_table.columnCount(); ++visual) {
        const int column = header->logicalIndex(visual);
        const Field &field = m_table.field(column);
        columns.append({.field = &field,
                        .width = naturalWidth(column),
                        .isFirst = column == 0,
                        .isDrawn = m_widths.contains(field.name),
                        .needed = m_needed.value(field.name)});
    }
    ColumnFit::fit(columns, viewport()->width());
    for (int visual = 0; visual < columns.size(); ++visual) {
        const int column = header->logicalIndex(visual);
        setColumnHidden(column, !columns.at(visual).isShown);
        setColumnWidth(column, columns.at(visual).width);
    }
    fitRefusals();
}

// Why a row was refused stands beside its name, or under it where that has no room: a sentence that is cut is none. There may be thousands
// of refusals, and a million rows: only those that are loaded are looked at, and the others keep the height that they had.
void RecordTableView::fitRefusals()
{
    const QHash<QString, QString> &refusals = m_table.refusals();
    QHeaderView *rows = verticalHeader();
    const int usual = rows->defaultSectionSize();
    if (refusals.isEmpty()) {
        if (std::exchange(m_hasTallRows, false))
            rows->setDefaultSectionSize(usual); // of all
        return;
    }
    int identity = m_table.columnCount() - 1;
    while (identity >= 0 && (m_table.field(identity).look != Field::Look::Identity || isColumnHidden(identity)))
        --identity;
    const int width = identity < 0 ? 0 : columnWidth(identity);
    rows->setUpdatesEnabled(false); // else it counts where every row stands for each that changes
    for (const RecordChunks::Chunk &chunk : m_table.chunks())
        for (qsizetype at = 0; at < chunk.rows.size(); ++at) {
            const int row = chunk.first + int(at);
            const bool isRefused = identity >= 0 && refusals.contains(chunk.rows.at(at).key.id);
            const int height = isRefused ? m_delegate->refusedHeight(m_table.index(row, identity), width, usual) : usual;
            if (height != rows->sectionSize(row))
                rows->resizeSection(row, height);
            m_hasTallRows = m_hasTallRows || height != usual;
        }
    rows->setUpdatesEnabled(true);
}

QStringList RecordTableView::shown() const
{
    QStringList fields;
    for (int visual = 0; visual < m_table.columnCount(); ++visual)
        fields.append(m_table.field(horizontalHeader()->logicalIndex(visual)).name);
    return fields;
}

QStringList RecordTableView::withoutRoom() const
{
    QStringList fields;
    for (int column = 0; column < m_table.columnCount(); ++column)
        if (isColumnHidden(column))
            fields.append(m_table.field(column).name);
    return fields;
}

// The header starts from the left again, so that columns stand as they are given.
void RecordTableView::setShown(const QStringList &fields)
{
    if (fields == shown())
        return;
    QHeaderView *header = horizontalHeader();
    {
        const QSignalBlocker quiet(header);
        for (int column = 0; column < header->count(); ++column)
            header->moveSection(header->visualIndex(column), column);
    }
    m_table.setShown(fields);
    fitColumns();
    showSort();
}

void RecordTableView::showSort()
{
    const QSignalBlocker quiet(horizontalHeader());
    int sorted = -1;
    for (int column = 0; column < m_table.columnCount(); ++column)
        if (m_table.field(column).orderedBy() == m_table.sortField())
            sorted = column;
    horizontalHeader()->setSortIndicator(sorted, m_table.sortOrder());
    horizontalHeader()->viewport()->update();
}
