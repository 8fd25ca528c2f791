#include "home/tablecard.h"
#include "widgets/rowsview.h"

#include <QAbstractItemDelegate>
#include <QBoxLayout>

TableCard::TableCard(const QString &title, const QString &unit, QWidget *parent)
    : Card(title, unit, parent)
    , m_table(new RowsView)
{
    setFlush(true);
    setProperty("pane", true);
    setFocusProxy(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(title);
    body()->addWidget(m_table);
}

void TableCard::setRows(QAbstractItemModel &rows, QAbstractItemDelegate *delegate, const TableColumns &columns)
{
    delegate->setParent(m_table);
    m_table->setModel(&rows);
    m_table->setItemDelegate(delegate);
    dressTable(*m_table, columns);
}
