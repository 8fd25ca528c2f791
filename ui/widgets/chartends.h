#pragma once
#include <QList>
#include <QPolygonF>
#include <QRectF>
#include <QString>

// The words at the last value of a line or above the last bar.
struct ChartEnd
{
    QString words;
    QPointF at;
    bool isBar = false;
    bool isComparison = false;
    QRectF place; // as wide and high as the words
};

// Gives each its place beside its end, where it meets neither another one nor a line, as far as there is such a place; inside the plot, or
// right of it as far as `rightmost`.
void placeEnds(QList<ChartEnd> &ends, const QList<QPolygonF> &lines, const QRectF &plot, qreal rightmost);
