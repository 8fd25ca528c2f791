#pragma once
#include <QTableView>

// A table in which rows are one thing: Home and End are its first and its last row, not the ends of the line.
class RowsView : public QTableView
{
public:
    using QTableView::QTableView;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
};
