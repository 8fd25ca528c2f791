#include "widgets/palettelist.h"
#include "widgets/icon.h"
#include "widgets/keycap.h"
#include "widgets/theme.h"
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
constexpr int side = 16;
}

void PaletteDelegate::setTyped(const QString &typed)
{
    m_words = typed.split(u' ', Qt::SkipEmptyParts);
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {200, Theme::scaled(index.data(PaletteHeadingRole).toBool() ? 32 : 38)};
}

// Returns the width that the text took. A word that was typed shows where it begins a word of the text.
int PaletteDelegate::paintText(QPainter &painter, const QRect &rect, const QString &text) const
{
    const Tokens &t = Theme::tokens();
    QList<bool> bold(text.size(), false);
    for (const QString &word : m_words) {
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
            if (at == 0 || !text[at - 1].isLetterOrNumber())
                std::fill_n(bold.begin() + at, word.size(), true);
        }
    }
    int x = rect.x();
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i;
        while (end < text.size() && bold[end] == bold[i])
            ++end;
        painter.setFont(Theme::font(13, bold[i] ? QFont::DemiBold : QFont::Medium));
        painter.setPen(bold[i] ? t.accentInk : t.ink);
        const QString run = QFontMetrics(painter.font()).elidedText(text.mid(i, end - i), Qt::ElideRight, rect.right() - x);
        painter.drawText(QRect(x, rect.y(), rect.right() - x, rect.height()), Qt::AlignVCenter | Qt::TextSingleLine, run);
        x += QFontMetrics(painter.font()).horizontalAdvance(run);
        i = end;
    }
    return x - rect.x();
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = Theme::tokens();
    painter->save();
    QRect room = option.rect.adjusted(Theme::scaled(side), 0, -Theme::scaled(side), 0);
    if (index.data(PaletteHeadingRole).toBool()) {
        painter->setFont(Theme::font(12, QFont::Medium));
        painter->setPen(t.ink2);
        painter->drawText(room.adjusted(0, Theme::scaled(6), 0, 0), Qt::AlignVCenter, index.data().toString());
        painter->restore();
        return;
    }
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, t.select);
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), t.accent);
    }
    const int icon = Theme::iconSize();
    if (const QString name = index.data(PaletteIconRole).toString(); !name.isEmpty())
        paintIcon(*painter, QRect(room.x(), room.y() + (room.height() - icon) / 2, icon, icon), name, t.ink2);
    room.setLeft(room.x() + icon + Theme::scaled(12));
    if (const QString key = index.data(PaletteKeyRole).toString(); !key.isEmpty()) {
        const int cap = keyCapSize(key).width();
        paintKeyCap(*painter, QRect(room.right() - cap + 1, room.y(), cap, room.height()), key);
        room.setRight(room.right() - cap - Theme::scaled(12));
    }
    room.setLeft(room.x() + paintText(*painter, room, index.data().toString()) + Theme::scaled(10));
    painter->setFont(Theme::font(12));
    painter->setPen(t.ink3);
    painter->drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(painter->font()).elidedText(index.data(PaletteDetailRole).toString(), Qt::ElideRight, room.width()));
    painter->restore();
}
