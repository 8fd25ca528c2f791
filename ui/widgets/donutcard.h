#pragma once
#include "widgets/figurecard.h"

class Donut;
class DonutLegend;

// Shares of a whole as a ring: the whole in the middle, the parts with their percent beside it.
class DonutCard : public FigureCard
{
    Q_OBJECT
public:
    struct Slice
    {
        QString name;
        double value = 0;
        QString text;             // the value as it is written
        QStringList callout = {}; // what the box beside it says
    };

    // `columns` head the table: what a slice is, and its value.
    DonutCard(const QString &title, const QString &unit, const QStringList &columns, QWidget *parent = nullptr);
    void setSlices(const QList<Slice> &slices, const QString &whole, const QString &unit);
    DonutLegend *legend() const { return m_legend; }

private:
    DonutCard(const QString &title, const QString &unit, const QStringList &columns, Donut *ring, DonutLegend *legend, QWidget *parent);
    static QWidget *picture(Donut *ring, DonutLegend *legend);

    Donut *m_ring;
    DonutLegend *m_legend;
    QStringList m_columns;
};
