#include "records/suggestiondelegate.h"
#include "widgets/avatar.h"
#include "widgets/icon.h"
#include "widgets/keycap.h"
#include "widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
// The title, with the part that was typed in the accent colour.
void paintTitle(QPainter &painter, const QRect &rect, const QString &title, const QString &words)
{
    const Tokens &tokens = Theme::tokens();
    const QFont plain = Theme::font(13, QFont::Medium);
    const QFont marked = Theme::font(13, QFont::DemiBold);
    const QString shown = QFontMetrics(marked).elidedText(title, Qt::ElideRight, rect.width());
    const qsizetype at = words.isEmpty() ? -1 : shown.indexOf(words, 0, Qt::CaseInsensitive);

    int x = rect.left();
    const auto part = [&](const QString &text, const QFont &font, const QColor &color) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(QRect(x, rect.top(), rect.right() - x + 1, rect.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += QFontMetrics(font).horizontalAdvance(text);
    };
    if (at < 0)
        return part(shown, plain, tokens.ink);
    part(shown.left(at), plain, tokens.ink);
    part(shown.mid(at, words.size()), marked, tokens.accentInk);
    part(shown.mid(at + words.size()), plain, tokens.ink);
}
}

int SuggestionDelegate::rowHeight()
{
    return Theme::scaled(38);
}

QSize SuggestionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {Theme::scaled(200), rowHeight()};
}

void SuggestionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &tokens = Theme::tokens();
    const QString offerIcon = index.data(OfferIconRole).toString();
    const bool isOffer = !offerIcon.isEmpty();
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isCurrent)
        painter->fillRect(option.rect, tokens.select);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, tokens.hover);
    if (isOffer) {
        painter->setPen(tokens.line);
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
    }

    const int circle = Theme::scaled(22);
    const QRect mark(option.rect.left() + Theme::scaled(10), option.rect.center().y() - circle / 2, circle, circle);
    const QString title = index.data().toString();
    if (isOffer)
        paintIcon(*painter, mark.adjusted(3, 3, -3, -3), offerIcon, tokens.accentInk);
    else if (index.flags() & Qt::ItemIsEnabled)
        paintAvatar(*painter, mark, initialsOf(title));

    QRect texts = option.rect.adjusted(Theme::scaled(42), Theme::scaled(2), -Theme::scaled(8), -Theme::scaled(2));
    const QString key = isOffer     ? keyName(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N))
                        : isCurrent ? keyName(QKeySequence(Qt::Key_Return))
                                    : QString();
    if (!key.isEmpty()) {
        const int width = keyCapSize(key).width();
        paintKeyCap(*painter, QRect(texts.right() - width, texts.top(), width, texts.height()), key);
        texts.setRight(texts.right() - width - Theme::scaled(8));
    }
    const QRect upper(texts.left(), texts.top(), texts.width(), texts.height() / 2);
    const QRect lower(texts.left(), upper.bottom() + 1, texts.width(), texts.height() - upper.height());
    if (isOffer) {
        painter->setFont(Theme::font(13, QFont::Medium));
        painter->setPen(tokens.accentInk);
        painter->drawText(upper, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(title, Qt::ElideRight, upper.width()));
    } else {
        paintTitle(*painter, upper, title, index.data(WordsRole).toString());
    }
    painter->setFont(Theme::font(12));
    painter->setPen(tokens.ink2);
    painter->drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(DetailRole).toString(), Qt::ElideRight, lower.width()));
    painter->restore();
}
