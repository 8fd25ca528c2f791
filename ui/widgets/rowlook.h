#pragma once
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
// The same with columns of these widths, at usual text size; one of them takes the room that is left. `margin`: where the words of the card
// begin that the table fills from edge to edge, and so its outer cells, painted by a RowDelegate.
void dressTable(QTableView &table, const QList<int> &widths, int stretched, int margin = 0);
