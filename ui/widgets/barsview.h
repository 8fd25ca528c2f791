#pragma once
#include "widgets/marks.h"
#include <QList>
#include <QWidget>

class ChartCallout;

// Rows of bars that can be walked with the arrows; Enter or a click asks for what is behind one. Subclasses paint a row.
class BarsView : public QWidget, public Marks
{
    Q_OBJECT
public:
    struct Bar
    {
        QString label;
        double value = 0;
        QString text;      // the value as it is written
        QString note = {}; // at the right end ("27 not paid in full")
        bool warns = false;
        QStringList callout = {}; // what the box at the bar says, the first line in bold; none: no box
    };

    void setBars(const QList<Bar> &bars);
    const QList<Bar> &bars() const { return m_bars; }
    int current() const { return m_current; }
    void setCurrent(int row);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, rowHeight() * static_cast<int>(m_bars.size())}; }

    int markCount() const override { return static_cast<int>(m_bars.size()); }
    QString markName(int mark) const override { return m_bars.at(mark).label; }
    QString markText(int mark) const override;
    QRect markRect(int mark) const override;
    int currentMark() const override { return m_current; }
    void setCurrentMark(int mark) override { setCurrent(mark); }
    void activateMark(int mark) override { Q_EMIT activated(mark); }

Q_SIGNALS:
    void barsChanged();
    void activated(int row);

protected:
    explicit BarsView(QWidget *parent);

    virtual int rowHeight() const = 0;
    virtual void paintBar(QPainter &painter, const QRect &row, const Bar &bar) = 0;
    double longest() const;

    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    int shownRowHeight() const;
    int rowAt(const QPointF &position) const;
    void placeCallout();

    QList<Bar> m_bars;
    ChartCallout *m_callout;
    int m_current = -1;
    int m_pointed = -1;
};
