#pragma once
#include <QStringList>
#include <QWidget>

// The dark box at a mark of a chart; the first line is bold.
class ChartCallout : public QWidget
{
    Q_OBJECT
public:
    explicit ChartCallout(QWidget *parent);
    void say(const QStringList &lines);
    QSize sizeHint() const override;
    const QStringList &lines() const { return m_lines; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_lines;
};
