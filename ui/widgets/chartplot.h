#pragma once
#include "widgets/chartcontent.h"
#include "widgets/chartends.h"
#include "widgets/marks.h"
#include <QtCharts/QChartView>

class ChartCallout;

// The plot of a chart card. ← → walk the marks, Home and End jump, Enter or a click asks for what is behind the mark.
class ChartPlot : public QChartView, public Marks
{
    Q_OBJECT
public:
    explicit ChartPlot(QWidget *parent = nullptr);

    void setContent(const ChartContent &content);
    int currentMark() const override { return m_mark; }
    // -1 for none.
    void setCurrentMark(int mark) override;
    int markCount() const override { return m_content.isEmpty() ? 0 : m_content.marks(); }
    QString markName(int mark) const override { return m_content.categories.at(mark); }
    QString markText(int mark) const override;
    QRect markRect(int mark) const override;
    void activateMark(int mark) override { Q_EMIT activated(mark); }
    // What stands at the ends of its lines, and where.
    QList<ChartEnd> ends() const;

Q_SIGNALS:
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
    bool looksLike(const ChartContent &content) const;
    void placeCallout();
    int markAt(const QPointF &position) const;
    void drawEnds(QPainter &painter) const;
    QPointF positionOf(qsizetype series, int mark) const;

    ChartContent m_content;
    ChartCallout *m_callout;
    QAbstractSeries *m_scale = nullptr;
    int m_labelledEvery = 0;
    int m_textScale = 0; // that it was built for
    int m_mark = -1;
};
