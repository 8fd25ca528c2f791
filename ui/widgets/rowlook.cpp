#include "widgets/rowlook.h"
#include "text/datetext.h"
#include "widgets/cells.h"
#include "widgets/columnheader.h"
#include "widgets/rowdelegate.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"
#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QTableView>
#include <numeric>

namespace {
constexpr int padding = 8;
constexpr int edge = 3;
}

void paintRow(QPainter &painter, const QStyleOptionViewItem &option, bool isFirstColumn, bool checked)
{
    const Tokens &t = Theme::tokens();
    const bool selected = option.state & QStyle::State_Selected;
    const bool focused = option.state & QStyle::State_Active;
    QColor ground = t.surface;
    if (selected)
        ground = focused ? t.select : t.selectOff;
    else if (option.state & QStyle::State_MouseOver)
        ground = t.hover;
    else if (checked)
        ground = t.sunken;
    painter.fillRect(option.rect, ground);
    painter.fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), t.line);
    if (selected && focused && isFirstColumn)
        painter.fillRect(QRect(option.rect.x(), option.rect.y(), edge, option.rect.height()), t.accent);
}

void paintPlaceholder(QPainter &painter, const QStyleOptionViewItem &option)
{
    const QRect content = cellContent(option);
    // Bars of different lengths read as text that is on its way.
    const int share = 55 + (option.index.row() * 7 + option.index.column() * 13) % 35;
    QRect bar(content.x(), 0, content.width() * share / 100, Theme::scaled(8));
    bar.moveTop(content.y() + (content.height() - bar.height()) / 2);
    painter.fillRect(bar, Theme::tokens().selectOff);
}

QRect cellContent(const QStyleOptionViewItem &option)
{
    return option.rect.adjusted(padding, 0, -padding, -1);
}

void dressTable(QTableView &table, RowHeight height)
{
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setMouseTracking(true);
    table.setWordWrap(false);
    table.setCornerButtonEnabled(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setMinimumSectionSize(24);
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(Theme::scaled(static_cast<int>(height)));
    QHeaderView *header = table.horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumHeight(Theme::scaled(32));
    header->setStretchLastSection(true);
}

int cellWidth(int content)
{
    return content + 2 * padding;
}

int numberWidth(const QString &number)
{
    return cellWidth(qCeil(TabularText::width(Theme::font(13), number)));
}

// Numbers grow for as long as an organization works: their column grows with the longest that it shows.
static void fitNumbers(QTableView &table, int column, int usual, int inset)
{
    const QAbstractItemModel &rows = *table.model();
    QString longest;
    for (int row = 0; row < rows.rowCount(); ++row)
        if (const QString number = rows.index(row, column).data().toString(); number.size() > longest.size())
            longest = number;
    table.horizontalHeader()->resizeSection(column, std::max(usual, numberWidth(longest)) + inset);
}

// As DateCell shows them.
static void fitDays(QTableView &table, int column, int usual, int inset)
{
    int widest = 0;
    const QAbstractItemModel &rows = *table.model();
    for (int row = 0; row < rows.rowCount(); ++row)
        if (const QDate day = rows.index(row, column).data().toDate(); day.isValid())
            widest = std::max(widest, DateCell{dayText(day, QDate::currentDate())}.width());
    table.horizontalHeader()->resizeSection(column, std::max(usual, cellWidth(widest)) + inset);
}

namespace {
// Takes columns away from a table that has become too narrow for all of them, and brings them back.
class ColumnRoom : public QObject
{
public:
    ColumnRoom(QTableView &table, const TableColumns &columns)
        : QObject(&table)
        , m_table(table)
        , m_columns(columns)
    {
        for (int column = 0; column < columns.widths.size(); ++column)
            m_widths.append(table.columnWidth(column));
        m_widths[columns.stretched] = Theme::scaled(columns.widths.at(columns.stretched));
        table.viewport()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            fit();
        return QObject::eventFilter(watched, event);
    }

private:
    void fit()
    {
        for (int column = 0; column < m_widths.size(); ++column)
            if (column != m_columns.stretched && !m_table.isColumnHidden(column))
                m_widths[column] = m_table.columnWidth(column);
        int needed = std::accumulate(m_widths.begin(), m_widths.end(), 0);
        for (const int column : std::as_const(m_columns.leaving)) {
            const bool hasRoom = needed <= m_table.viewport()->width();
            m_table.setColumnHidden(column, !hasRoom);
            needed -= hasRoom ? 0 : m_widths.at(column);
        }
    }

    QTableView &m_table;
    TableColumns m_columns;
    QList<int> m_widths;
};
}

void dressTable(QTableView &table, const TableColumns &columns)
{
    const int inset = std::max(0, columns.margin - padding);
    auto header = new ColumnHeader(&table);
    header->setInset(inset);
    table.setHorizontalHeader(header);
    if (auto delegate = qobject_cast<RowDelegate *>(table.itemDelegate()))
        delegate->setInset(inset);
    dressTable(table);
    header->setStretchLastSection(false);
    QList<int> behind(columns.widths.size());
    if (columns.amounts >= 0)
        behind[columns.amounts] = AmountCell::currencyRoom();
    header->setBehind(behind);
    const auto insetOf = [inset, last = columns.widths.size() - 1](int column) { return column == 0 || column == last ? inset : 0; };
    for (int column = 0; column < columns.widths.size(); ++column)
        header->resizeSection(column, Theme::scaled(columns.widths.at(column)) + insetOf(column));
    header->setSectionResizeMode(columns.stretched, QHeaderView::Stretch);
    if (!columns.leaving.isEmpty())
        new ColumnRoom(table, columns);
    const auto keepFitting = [&table, &columns, &insetOf](int column, const auto &fit) {
        if (column < 0)
            return;
        const auto renew = [&table, fit, column, usual = Theme::scaled(columns.widths.at(column)), inset = insetOf(column)] {
            fit(table, column, usual, inset);
        };
        QObject::connect(table.model(), &QAbstractItemModel::modelReset, &table, renew);
        QObject::connect(table.model(), &QAbstractItemModel::rowsInserted, &table, renew);
    };
    keepFitting(columns.numbers, fitNumbers);
    keepFitting(columns.days, fitDays);
}
