#include "widgets/cells.h"
#include "widgets/checkmark.h"
#include "widgets/rowlook.h"
#include "widgets/theme.h"
#include <QPainter>
#include <QStyleOptionViewItem>

using namespace Qt::StringLiterals;

void DateCell::paint(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const Tokens &t = Theme::tokens();
    painter.setFont(Theme::font(13, late ? QFont::DemiBold : QFont::Normal));
    painter.setPen(late ? t.tone(Tone::Red).ink : t.ink2);
    const QRect room = cellContent(option);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetrics(painter.font()).elidedText(text.isEmpty() ? u"–"_s : text, Qt::ElideRight, room.width()));
}

int DateCell::width() const
{
    return QFontMetrics(Theme::font(13, QFont::DemiBold)).horizontalAdvance(text);
}

void CheckCell::paint(QPainter &painter, const QStyleOptionViewItem &option) const
{
    QStyle::State box = QStyle::State_Enabled;
    if (state != Qt::Unchecked)
        box |= state == Qt::Checked ? QStyle::State_On : QStyle::State_NoChange;
    paintCheckBox(painter, option.rect, box);
}
