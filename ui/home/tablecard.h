#pragma once
#include "widgets/card.h"
#include "widgets/rowlook.h"

class QAbstractItemDelegate;
class QAbstractItemModel;
class QTableView;

// A card that a short table fills from edge to edge: one pane of the keyboard, one row at a time.
class TableCard : public Card
{
    Q_OBJECT
public:
    explicit TableCard(const QString &title, const QString &unit = {}, QWidget *parent = nullptr);

    QTableView *table() const { return m_table; }
    void setRows(QAbstractItemModel &rows, QAbstractItemDelegate *delegate, const TableColumns &columns);

private:
    QTableView *m_table;
};
