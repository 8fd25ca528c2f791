#pragma once
#include "widgets/card.h"

class Donut;
class DonutLegend;
class EmptyState;

// Shares of a whole as a ring: the whole in the middle, the parts with their percent beside it.
class DonutCard : public Card
{
    Q_OBJECT
public:
    struct Slice
    {
        QString name;
        double value = 0;
        QString text; // the value as it is written
    };

    explicit DonutCard(const QString &title, const QString &unit = {}, QWidget *parent = nullptr);
    void setSlices(const QList<Slice> &slices, const QString &whole, const QString &unit);
    void setEmptySentence(const QString &sentence);
    DonutLegend *legend() const { return m_legend; }

Q_SIGNALS:
    void activated(int slice);

private:
    Donut *m_ring;
    DonutLegend *m_legend;
    EmptyState *m_empty;
};
