#include "widgets/cells.h"
#include "widgets/rowlook.h"
#include "widgets/shapedtext.h"
#include "widgets/theme.h"
#include <QPainter>
#include <QStyleOptionViewItem>

namespace {
constexpr int gap = 10;

QFont mainFont(const TextCell &cell)
{
    QFont font = Theme::font(13, cell.strong && !cell.quiet ? QFont::Medium : QFont::Normal);
    font.setStrikeOut(cell.struckOut);
    return font;
}

QColor mainColor(const TextCell &cell)
{
    const Tokens &t = Theme::tokens();
    return cell.isLink ? t.accentInk : cell.quiet ? t.ink2 : t.ink;
}
}

void TextCell::paint(QPainter &painter, const QStyleOptionViewItem &option) const
{
    QRect room = cellContent(option);
    painter.setFont(mainFont(*this));
    painter.setPen(mainColor(*this));
    const qreal wide = ShapedText::draw(painter, room, static_cast<int>(alignment | Qt::AlignVCenter), text);
    room.setLeft(room.x() + qRound(wide) + Theme::scaled(gap));
    if (detail.isEmpty() || room.width() < Theme::scaled(24))
        return;
    painter.setFont(Theme::font(13));
    painter.setPen(Theme::tokens().ink3);
    ShapedText::draw(painter, room, Qt::AlignVCenter, detail);
}

bool TextCell::isElided(const QStyleOptionViewItem &option) const
{
    return width() > cellContent(option).width();
}

int TextCell::width() const
{
    const int main = qCeil(ShapedText::width(mainFont(*this), text));
    return detail.isEmpty() ? main : main + Theme::scaled(gap) + qCeil(ShapedText::width(Theme::font(13), detail));
}
