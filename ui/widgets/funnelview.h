#pragma once
#include "widgets/barsview.h"

// Steps of a funnel: label above, bar on its track, count, percent of the first step, and who did not come that far.
class FunnelView : public BarsView
{
    Q_OBJECT
public:
    explicit FunnelView(QWidget *parent = nullptr);

protected:
    int rowHeight() const override;
    void paintBar(QPainter &painter, const QRect &row, const Bar &bar) override;

private:
    // What stands beside the bars, as wide as the longest of each; more for figures is less for the bars.
    struct Room
    {
        int counts;
        int percents;
        int notes;
    };
    Room room() const;
    QString percent(const Bar &bar) const;
};
