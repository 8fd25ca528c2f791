#pragma once
#include "widgets/chartcontent.h"
#include <QWidget>

// The keys of a chart with two series or more: a short line or square, and its name.
class ChartLegend : public QWidget
{
    Q_OBJECT
public:
    explicit ChartLegend(QWidget *parent = nullptr);
    void setContent(const ChartContent &content);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ChartContent m_content;
};
