#pragma once
#include <QList>
#include <QWidget>

// Rows of bars that can be walked with the arrows; Enter or a click asks for what is behind one. Subclasses paint a row.
class BarsView : public QWidget
{
    Q_OBJECT
public:
    struct Bar
    {
        QString label;
        double value = 0;
        QString text;      // the value as it is written
        QString note = {}; // at the right end ("24 lost")
        bool warns = false;
    };

    void setBars(const QList<Bar> &bars);
    const QList<Bar> &bars() const { return m_bars; }
    int current() const { return m_current; }
    void setCurrent(int row);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, rowHeight() * static_cast<int>(m_bars.size())}; }

Q_SIGNALS:
    void currentChanged(int row);
    void activated(int row);

protected:
    explicit BarsView(QWidget *parent);

    virtual int rowHeight() const = 0;
    virtual void paintBar(QPainter &painter, const QRect &row, const Bar &bar) = 0;
    double longest() const;

    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    int shownRowHeight() const;

    QList<Bar> m_bars;
    int m_current = -1;
};
