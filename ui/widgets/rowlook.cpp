#include "widgets/rowlook.h"
#include "widgets/columnheader.h"
#include "widgets/rowdelegate.h"
#include "widgets/theme.h"
#include <QHeaderView>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QTableView>

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

void dressTable(QTableView &table, const QList<int> &widths, int stretched, int margin)
{
    const int inset = std::max(0, margin - padding);
    if (inset > 0) {
        auto header = new ColumnHeader(&table);
        header->setInset(inset);
        table.setHorizontalHeader(header);
        static_cast<RowDelegate *>(table.itemDelegate())->setInset(inset);
    }
    dressTable(table);
    QHeaderView *header = table.horizontalHeader();
    header->setStretchLastSection(false);
    for (int column = 0; column < widths.size(); ++column) {
        const bool isOuter = column == 0 || column == widths.size() - 1;
        header->resizeSection(column, Theme::scaled(widths.at(column)) + (isOuter ? inset : 0));
    }
    header->setSectionResizeMode(stretched, QHeaderView::Stretch);
}
