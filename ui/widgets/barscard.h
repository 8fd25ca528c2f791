#pragma once
#include "widgets/figurecard.h"

class BarsView;

// Bars in a card: a funnel, how many of each kind, how long each waits.
class BarsCard : public FigureCard
{
    Q_OBJECT
public:
    // Takes the bars over. `columns` head the table: what a bar is, its value and, where bars have one, their note.
    BarsCard(const QString &title, const QString &unit, BarsView *bars, const QStringList &columns, QWidget *parent = nullptr);

private:
    void fillTable();

    BarsView *m_bars;
    QStringList m_columns;
};
