#pragma once
#include <QStyledItemDelegate>

// Paints how far a right reaches: three squares, filled as far, and the word; two rings where somebody else has to agree.
class RightDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int Inset = 8; // of the names, beyond a cell's padding

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // The squares alone, for a legend; answers their width.
    static int paintSquares(QPainter &painter, const QRect &row, int filled);
};
