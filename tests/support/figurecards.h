#pragma once
#include "widgets/kpicard.h"

// What a home's cards of one figure say.
namespace PageTest {
// The card of this name; none, where there is none.
inline KpiCard *figureCard(const QWidget &page, const QString &label)
{
    const auto cards = page.findChildren<KpiCard *>();
    const auto found = std::ranges::find_if(cards, [&label](const KpiCard *card) { return card->accessibleName().startsWith(label); });
    return found == cards.end() ? nullptr : *found;
}

inline int figure(const QWidget &page, const QString &label)
{
    return figureCard(page, label)->accessibleName().mid(label.size()).trimmed().toInt();
}
}
