#pragma once
#include "widgets/barsview.h"

// The parts of a donut: colour, name, value under it, percent (its note) at the right. Walked with the arrows like any bars.
class DonutLegend : public BarsView
{
    Q_OBJECT
public:
    explicit DonutLegend(QWidget *parent = nullptr);

protected:
    int rowHeight() const override;
    void paintBar(QPainter &painter, const QRect &row, const Bar &bar) override;
};
