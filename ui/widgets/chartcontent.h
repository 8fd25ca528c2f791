#pragma once
#include <QBrush>
#include <QColor>
#include <QList>
#include <QStringList>
#include <functional>

// The numbers of a chart: categories along the axis, and for each series one value per category (NaN where there is none).
struct ChartSeries
{
    enum Look { Line, Area, Bars, Comparison }; // Comparison: a thin dashed grey line (previous period, target pace)

    QString name;
    QList<double> values;
    Look look = Line;
    QString end = {}; // written at its last value ("Me 85k"); where every series has one, no legend is needed
};

struct ChartContent
{
    QStringList categories;
    QList<ChartSeries> series;
    // How a value is written in the table and by default in the callout; axis ticks are shortened (160k).
    std::function<QString(double)> text = {};
    // Lines of the callout at a mark, the first in bold. Without it: category and every series' value.
    std::function<QStringList(int mark)> callout = {};

    int marks() const { return int(categories.size()); }
    bool isEmpty() const { return categories.isEmpty() || series.isEmpty(); }
    QString valueText(double value) const;
    QStringList calloutAt(int mark) const;
};

// 0, 50k, 100k, …: at most five steps from zero to above the largest value.
QList<double> axisTicks(double largest);
// "160k", "1.2M".
QString shortNumber(double value);
QColor seriesColor(const ChartContent &content, qsizetype series);
// The brush of a slice or bar: solid, or with its pattern where patterns are wanted.
QBrush seriesBrush(size_t place);
