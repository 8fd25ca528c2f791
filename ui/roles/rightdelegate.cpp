#include "roles/rightdelegate.h"
#include "roles/rolematrix.h"
#include "widgets/cells.h"
#include "widgets/rowlook.h"
#include "widgets/statusglyph.h"
#include "widgets/theme.h"

#include <QPainter>

namespace {
constexpr int squares = 3;
constexpr int side = 6;
constexpr int gap = 2;
}

int RightDelegate::paintSquares(QPainter &painter, const QRect &row, int filled)
{
    const Tokens &t = Theme::tokens();
    const int size = Theme::scaled(side);
    const int step = size + gap;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(t.accent);
    for (int at = 0; at < squares; ++at) {
        painter.setBrush(at < filled ? QBrush(t.accent) : QBrush(Qt::NoBrush));
        painter.drawRect(row.left() + at * step, row.top() + (row.height() - size) / 2, size - 1, size - 1);
    }
    painter.restore();
    return squares * step - gap;
}

void RightDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = Theme::tokens();
    QStyleOptionViewItem name = option; // begins where the card's title does
    name.rect.setLeft(option.rect.left() + Inset);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(RoleMatrix::HeadingRole).toBool()) {
        painter->fillRect(option.rect, t.sunken);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
        TextCell{.text = index.data().toString(), .strong = true}.paint(*painter, name);
        painter->restore();
        return;
    }
    paintRow(*painter, option);
    painter->fillRect(QRect(option.rect.right(), option.rect.top(), 1, option.rect.height()), t.line);
    if (index.column() == 0) {
        name.rect.setLeft(name.rect.left() + Theme::scaled(12));
        TextCell{.text = index.data().toString()}.paint(*painter, name);
        painter->restore();
        return;
    }
    const auto right = index.data(RoleMatrix::RightRole).value<RoleRights::Right>();
    QRect room = cellContent(option);
    if (right.scope != RoleRights::Scope::None)
        room.setLeft(room.left() + paintSquares(*painter, room, int(right.scope)) + Theme::scaled(8));
    painter->setFont(Theme::font(13));
    painter->setPen(right.scope == RoleRights::Scope::None ? t.ink3 : t.ink);
    const QString word = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width());
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft, word);
    if (right.needsTwo) {
        const int size = Theme::scaled(12);
        const int left = room.left() + painter->fontMetrics().horizontalAdvance(word) + Theme::scaled(8);
        paintGlyph(*painter, QRectF(left, room.top() + (room.height() - size) / 2.0, size, size), Glyph::TwoRings,
                   t.tone(Tone::Violet).ink);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(t.focus, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    painter->restore();
}
