#pragma once
#include "widgets/card.h"

#include <QList>
#include <QRect>

class QPainter;
class QStyleOptionViewItem;
class QTableView;

// The look of table rows: height, hairline below, current row with an accent edge, selection greyed while unfocused.
// Delegates call paintRow() first in every cell, then one of the cells of textcell.h, amountcell.h, …
enum class RowHeight { Compact = 28, Regular = 34, Roomy = 44 };

// `checked` tints rows whose box is ticked. The first column also paints the edge of the current row.
void paintRow(QPainter &painter, const QStyleOptionViewItem &option, bool isFirstColumn = false, bool checked = false);
// A grey bar for a row that has not arrived yet.
void paintPlaceholder(QPainter &painter, const QStyleOptionViewItem &option);
// The cell's rectangle without its padding.
QRect cellContent(const QStyleOptionViewItem &option);
// Row height, no grid, no vertical header, row selection, left-aligned header: what every table of the program has.
void dressTable(QTableView &table, RowHeight height = RowHeight::Regular);

// The columns of a table that is made by hand.
struct TableColumns
{
    QList<int> widths;         // at usual text size
    int stretched;             // the one that takes the room that is left
    int numbers = -1;          // the one with numbers of records, which are never cut
    QList<int> leaving = {};   // those that go, one after another, where the stretched one would be narrower than its width
    int days = -1;             // the one with days, which are never cut, either: those of other years have theirs
    int amounts = -1;          // the one with amounts and their currency: its word stands over the figures
    int margin = Card::margin; // where the words of the card begin that the table fills from edge to edge, and so its outer cells, painted
                               // by a RowDelegate
};
void dressTable(QTableView &table, const TableColumns &columns);
// What a column needs for cells as wide as this, and for a record's number: with the padding.
int cellWidth(int content);
int numberWidth(const QString &number);
