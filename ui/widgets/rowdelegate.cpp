#include "widgets/rowdelegate.h"
#include "widgets/rowlook.h"

#include <QPainter>

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isFirst = index.column() == 0;
    const bool isLast = index.column() == index.model()->columnCount() - 1;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRow(*painter, option, isFirst);
    QStyleOptionViewItem cell = option;
    cell.rect.adjust(isFirst ? m_inset : 0, 0, isLast ? -m_inset : 0, 0);
    paintCell(*painter, cell, index);
    painter->restore();
}
