#include "widgets/avatar.h"
#include "widgets/cells.h"
#include "widgets/rowlook.h"
#include "widgets/shapedtext.h"
#include "widgets/theme.h"
#include <QPainter>
#include <QStyleOptionViewItem>

namespace {
constexpr int side = 22;
}

void AvatarCell::paint(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const QRect room = cellContent(option);
    const int diameter = Theme::scaled(side);
    if (!initials.isEmpty())
        paintAvatar(painter, QRect(room.x(), room.y() + (room.height() - diameter) / 2, diameter, diameter), initials, me);
    if (name.isEmpty())
        return;
    const QRect words = room.adjusted(diameter + Theme::scaled(8), 0, 0, 0);
    painter.setFont(Theme::font(13));
    painter.setPen(Theme::tokens().ink);
    ShapedText::draw(painter, words, Qt::AlignVCenter, name);
}

int AvatarCell::width() const
{
    return Theme::scaled(side) + (name.isEmpty() ? 0 : Theme::scaled(8) + qCeil(ShapedText::width(Theme::font(13), name)));
}
