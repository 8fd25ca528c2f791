#pragma once
#include "widgets/chartcontent.h"
#include <QtCharts/QChartView>

class ChartCallout;

// The plot of a chart card. ← → walk the marks, Home and End jump, Enter or a click asks for what is behind the mark.
class ChartPlot : public QChartView
{
    Q_OBJECT
public:
    explicit ChartPlot(QWidget *parent = nullptr);

    void setContent(const ChartContent &content);
    int currentMark() const { return m_mark; }
    // -1 for none.
    void setCurrentMark(int mark);

Q_SIGNALS:
    void currentMarkChanged(int mark);
    void activated(int mark);

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void addSeries(qsizetype index, QAbstractAxis *x, QAbstractAxis *y);
    void placeCallout();
    int markAt(const QPointF &position) const;
    QPointF positionOf(qsizetype series, int mark) const;

    ChartContent m_content;
    ChartCallout *m_callout;
    QAbstractSeries *m_scale = nullptr;
    int m_mark = -1;
};
