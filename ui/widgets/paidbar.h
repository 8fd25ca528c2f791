#pragma once
#include <QWidget>

// How much of an amount is there: solid for verified, hatched for waiting. Shares of the whole, 0 to 1.
class PaidBar : public QWidget
{
    Q_OBJECT
public:
    explicit PaidBar(QWidget *parent = nullptr);
    void setShares(double paid, double waiting);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_paid = 0;
    double m_waiting = 0;
};

// The stripes of an amount that waits.
void paintHatch(QPainter &painter, const QRectF &rect, const QColor &color);
