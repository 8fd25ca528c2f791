#include "records/suggestiondelegate.h"
#include "widgets/avatar.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

QSize SuggestionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {Theme::scaled(200), Theme::scaled(44)};
}

static void paintTitle(QPainter &painter, QRect line, const QString &title, const QString &words, const Tokens &tokens)
{
    const QFont plain = Theme::font(13, QFont::Medium);
    const qsizetype found = words.isEmpty() ? -1 : title.indexOf(words, 0, Qt::CaseInsensitive);
    const QList<std::pair<QString, bool>> parts = found < 0 ? QList<std::pair<QString, bool>>{{title, false}}
                                                            : QList<std::pair<QString, bool>>{{title.left(found), false},
                                                                                              {title.mid(found, words.size()), true},
                                                                                              {title.mid(found + words.size()), false}};
    for (const auto &[part, isMarked] : parts) {
        painter.setFont(isMarked ? Theme::font(13, QFont::DemiBold) : plain);
        painter.setPen(isMarked ? tokens.accentInk : tokens.ink);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(part, Qt::ElideRight, line.width()));
        line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(part));
    }
}

void SuggestionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &tokens = Theme::tokens();
    const bool isOffer = index.data(IsOfferRole).toBool();
    const QString title = index.data().toString();
    painter->save();
    painter->fillRect(option.rect, option.state & QStyle::State_Selected ? tokens.select : tokens.surface);
    if (isOffer)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(option.rect.width(), 1)), tokens.line);
    const int side = Theme::scaled(26);
    const QRect circle(option.rect.left() + Theme::scaled(10), option.rect.center().y() - side / 2, side, side);
    if (isOffer)
        painter->drawPixmap(circle.center() - QPoint(8, 8), themeIcon(u"list-add"_s).pixmap(16));
    else if (index.flags() & Qt::ItemIsEnabled)
        paintAvatar(*painter, circle, initialsOf(title));
    QRect line = option.rect.adjusted(Theme::scaled(46), Theme::scaled(4), -Theme::scaled(10), 0);
    line.setHeight(Theme::scaled(18));
    if (isOffer) {
        painter->setFont(Theme::font(13, QFont::Medium));
        painter->setPen(tokens.accentInk);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(title, Qt::ElideRight, line.width()));
    } else {
        paintTitle(*painter, line, title, index.data(WordsRole).toString(), tokens);
    }
    line.translate(0, Theme::scaled(18));
    painter->setFont(Theme::font(12));
    painter->setPen(tokens.ink2);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(DetailRole).toString(), Qt::ElideRight, line.width()));
    painter->restore();
}
