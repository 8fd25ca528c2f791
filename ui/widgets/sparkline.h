#pragma once
#include <QList>
#include <QWidget>

// A course without axes: line, faint area, a dot on the last value. The numbers are said elsewhere.
void paintSparkline(QPainter &painter, const QRectF &rect, const QList<double> &values, bool area = true);

class Sparkline : public QWidget
{
    Q_OBJECT
public:
    explicit Sparkline(QWidget *parent = nullptr);
    void setValues(const QList<double> &values);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<double> m_values;
};
