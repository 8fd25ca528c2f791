#include "widgets/cells.h"
#include "widgets/rowlook.h"
#include "widgets/theme.h"
#include <QFontMetrics>
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
    const QFont font = mainFont(*this);
    const QFontMetricsF metrics(font);
    // Most words fit: they are measured once, not looked at for where to cut them.
    QString shown = text;
    qreal wide = metrics.horizontalAdvance(text);
    if (wide > room.width()) {
        shown = metrics.elidedText(text, Qt::ElideRight, room.width());
        wide = metrics.horizontalAdvance(shown);
    }
    painter.setFont(font);
    painter.setPen(mainColor(*this));
    painter.drawText(room, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    room.setLeft(room.x() + qRound(wide) + Theme::scaled(gap));
    if (detail.isEmpty() || room.width() < Theme::scaled(24))
        return;
    painter.setFont(Theme::font(13));
    painter.setPen(Theme::tokens().ink3);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(painter.font()).elidedText(detail, Qt::ElideRight, room.width()));
}

bool TextCell::isElided(const QStyleOptionViewItem &option) const
{
    return width() > cellContent(option).width();
}

int TextCell::width() const
{
    const int main = QFontMetrics(mainFont(*this)).horizontalAdvance(text);
    return detail.isEmpty() ? main : main + Theme::scaled(gap) + QFontMetrics(Theme::font(13)).horizontalAdvance(detail);
}
