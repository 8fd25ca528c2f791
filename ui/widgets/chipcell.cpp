#include "widgets/cells.h"
#include "widgets/rowlook.h"
#include <QStyleOptionViewItem>

void ChipCell::paint(QPainter &painter, const QStyleOptionViewItem &option) const
{
    paintChip(painter, cellContent(option), chip);
}

bool ChipCell::isElided(const QStyleOptionViewItem &option) const
{
    return width() > cellContent(option).width();
}
