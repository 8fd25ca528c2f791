#include "widgets/cells.h"
#include "widgets/checkmark.h"
#include "widgets/rowlook.h"
#include "widgets/shapedtext.h"
#include "widgets/theme.h"
#include <QPainter>
#include <QStyleOptionViewItem>

using namespace Qt::StringLiterals;

void DateCell::paint(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const Tokens &t = Theme::tokens();
    painter.setFont(Theme::font(13, late ? QFont::DemiBold : QFont::Normal));
    painter.setPen(late ? t.tone(Tone::Red).ink : t.ink2);
    ShapedText::draw(painter, cellContent(option), Qt::AlignVCenter, text.isEmpty() ? u"–"_s : text);
}

int DateCell::width() const
{
    return qCeil(ShapedText::width(Theme::font(13, QFont::DemiBold), text));
}

void CheckCell::paint(QPainter &painter, const QStyleOptionViewItem &option) const
{
    QStyle::State box = QStyle::State_Enabled;
    if (state != Qt::Unchecked)
        box |= state == Qt::Checked ? QStyle::State_On : QStyle::State_NoChange;
    paintCheckBox(painter, option.rect, box);
}
