#include "widgets/chartends.h"
#include <QLineF>
#include <limits>

namespace {
// Best first.
QList<QPointF> cornersAt(const QPointF &end, const QSizeF &words, bool isBar)
{
    if (isBar)
        return {{end.x() - words.width() / 2, end.y() - 4 - words.height()}};
    const qreal right = end.x() + 10, left = end.x() - words.width() - 10;
    const qreal above = end.y() - words.height() - 4, below = end.y() + 4;
    return {{right, below - 2},
            {right, above + 2},
            {left, above},
            {left, below},
            {left, below + words.height()},
            {left - 40, above},
            {right, below + words.height()},
            {right, above - words.height()}};
}

bool crosses(const QRectF &place, const QPolygonF &line)
{
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const QLineF step(line.at(i), line.at(i + 1));
        if (place.contains(step.p1()) || place.contains(step.p2()))
            return true;
        for (const QLineF &diagonal : {QLineF(place.topLeft(), place.bottomRight()), QLineF(place.bottomLeft(), place.topRight())})
            if (diagonal.intersects(step, nullptr) == QLineF::BoundedIntersection)
                return true;
    }
    return false;
}
}

void placeEnds(QList<ChartEnd> &ends, const QList<QPolygonF> &lines, const QRectF &plot, qreal rightmost)
{
    for (qsizetype i = 0; i < ends.size(); ++i) {
        ChartEnd &end = ends[i];
        QRectF best = end.place;
        int least = std::numeric_limits<int>::max();
        const QList<QPointF> corners = cornersAt(end.at, end.place.size(), end.isBar);
        for (const QPointF &corner : corners) {
            const QRectF place(QPointF(qBound(plot.left(), corner.x(), qMax(plot.left(), rightmost - end.place.width())),
                                       qBound(plot.top(), corner.y(), qMax(plot.top(), plot.bottom() - end.place.height()))),
                               end.place.size());
            int cost = place.topLeft() == corner ? 0 : 1;
            for (qsizetype other = 0; other < i; ++other)
                cost += place.intersects(ends.at(other).place) ? 100 : 0;
            for (const QPolygonF &line : lines)
                cost += crosses(place, line) ? 10 : 0;
            if (cost < least) {
                least = cost;
                best = place;
            }
        }
        end.place = best;
    }
}
