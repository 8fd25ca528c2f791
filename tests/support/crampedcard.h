#pragma once
#include "widgets/card.h"

// The title of a card that has not nearly the room that it needs, or is lower than it needs; empty if there is none.
inline QString crampedCard(const QWidget &page)
{
    for (const Card *card : page.findChildren<Card *>()) {
        const QSize needed = card->minimumSizeHint();
        if (card->width() < needed.width() * 9 / 10 || card->height() < needed.height())
            return card->title();
    }
    return {};
}
