#include "widgets/textdelegate.h"
#include "widgets/rowlook.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"

#include <QPainter>

QSize TextDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant font = index.data(Qt::FontRole);
    const qreal text = TabularText::width(font.isValid() ? font.value<QFont>() : Theme::font(13), index.data().toString());
    return {cellWidth(qCeil(text)) + 1, QStyledItemDelegate::sizeHint(option, index).height()};
}

void TextDelegate::paintCell(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const
{
    const QVariant font = index.data(Qt::FontRole);
    const QVariant color = index.data(Qt::ForegroundRole);
    const int alignment = index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignHorizontal_Mask;
    const QRect room = cellContent(cell);
    painter.setFont(font.isValid() ? font.value<QFont>() : Theme::font(13));
    painter.setPen(color.isValid() ? color.value<QColor>() : Theme::tokens().ink);
    const QString text = index.data().toString();
    if (alignment == Qt::AlignRight && TabularText::width(painter.font(), text) <= room.width())
        TabularText::draw(painter, room, Qt::AlignRight | Qt::AlignVCenter, text); // figures, one under another
    else
        painter.drawText(room, alignment | Qt::AlignVCenter, painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
}
