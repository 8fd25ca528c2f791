#pragma once
#include "widgets/barsview.h"

// Label left, bar, value at its end, note right: open deals by status, table sizes.
class BarList : public BarsView
{
    Q_OBJECT
public:
    explicit BarList(QWidget *parent = nullptr);

protected:
    int rowHeight() const override;
    void paintBar(QPainter &painter, const QRect &row, const Bar &bar) override;
};
