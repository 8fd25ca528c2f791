#pragma once
#include "widgets/rowdelegate.h"

// Rows of plain texts, as the model says them: their alignment, font and colour too.
class TextDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paintCell(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const override;
};
