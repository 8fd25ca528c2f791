#pragma once
#include "widgets/barsview.h"

// Label left, bar, value at its end, note right: how many of each kind, how large each part.
class BarList : public BarsView
{
    Q_OBJECT
public:
    explicit BarList(QWidget *parent = nullptr);

protected:
    int rowHeight() const override;
    void paintBar(QPainter &painter, const QRect &row, const Bar &bar) override;
};
