#include "widgets/cells.h"
#include "widgets/rowlook.h"
#include "widgets/shapedtext.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"
#include <QPainter>
#include <QStyleOptionViewItem>

using namespace Qt::StringLiterals;

namespace {
QFont numberFont(const AmountCell &cell)
{
    return Theme::font(13, cell.strong ? QFont::DemiBold : QFont::Normal);
}
}

// Wide enough for any three capitals.
int AmountCell::currencyRoom()
{
    return qRound(ShapedText::width(Theme::font(11), u"CHF"_s)) + Theme::scaled(6);
}

void AmountCell::paint(QPainter &painter, const QStyleOptionViewItem &option) const
{
    paint(painter, cellContent(option));
}

void AmountCell::paint(QPainter &painter, const QRect &whole) const
{
    const Tokens &t = Theme::tokens();
    QRect room = whole;
    if (!currency.isEmpty()) {
        const int behind = currencyRoom();
        const QFontMetricsF metrics(numberFont(*this));
        painter.setFont(Theme::font(11));
        painter.setPen(t.ink3);
        ShapedText::draw(painter,
                         QPointF(room.x() + room.width() - behind + Theme::scaled(5),
                                 room.y() + (room.height() - metrics.height()) / 2 + metrics.ascent()), // the number's baseline
                         currency);
        room.adjust(0, 0, -behind, 0);
    }
    painter.setFont(numberFont(*this));
    painter.setPen(red ? t.tone(Tone::Red).ink : t.ink);
    if (TabularText::width(painter.font(), number) <= room.width())
        TabularText::draw(painter, room, Qt::AlignRight | Qt::AlignVCenter, number);
    else // a cut figure would be a wrong figure
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, u"…"_s);
}

bool AmountCell::isElided(const QStyleOptionViewItem &option) const
{
    return width() > cellContent(option).width();
}

int AmountCell::width() const
{
    return qCeil(TabularText::width(numberFont(*this), number)) + (currency.isEmpty() ? 0 : currencyRoom());
}
