#pragma once
#include <QStyledItemDelegate>

// Paints rows of cells (cells.h): ground, hairline and the edge of the current row, then what a subclass puts into each cell. In a card the
// outer cells begin and end where the card's words do.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    // How much further inwards than between columns the content of the outer cells is; dressTable() says it.
    void setInset(int pixels) { m_inset = pixels; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;

protected:
    virtual void paintCell(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const = 0;

private:
    int m_inset = 0;
};
