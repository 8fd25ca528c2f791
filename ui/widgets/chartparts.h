#pragma once
#include <QList>

class QAbstractAxis;
class QAbstractSeries;
struct ChartContent;

// Axes and series of Qt Charts, made from what a chart shows, in the theme's look.

// Every how many marks a label has room in this width.
int labelledEvery(const ChartContent &content, int width);
QAbstractAxis *categoryAxis(const ChartContent &content, int every);
QAbstractAxis *valueAxis(const ChartContent &content);
// What a series is drawn with: an area has its line above it.
QList<QAbstractSeries *> chartSeries(const ChartContent &content, qsizetype index);
