#include "widgets/statusglyph.h"
#include <QHash>
#include <QPainter>

namespace {
QPainterPath stroke(const QPainterPath &line, qreal width, Qt::PenCapStyle cap = Qt::FlatCap)
{
    QPainterPathStroker stroker;
    stroker.setWidth(width);
    stroker.setCapStyle(cap);
    stroker.setJoinStyle(Qt::MiterJoin);
    return stroker.createStroke(line).simplified();
}

QPainterPath polyline(std::initializer_list<QPointF> points)
{
    QPainterPath path(*points.begin());
    for (const QPointF &point : points)
        path.lineTo(point);
    return path;
}

QPainterPath disc(qreal x, qreal y, qreal radius)
{
    QPainterPath path;
    path.addEllipse(QPointF(x, y), radius, radius);
    return path;
}

QPainterPath ring(qreal x = 6, qreal y = 6, qreal radius = 5, qreal width = 1.3)
{
    return disc(x, y, radius).subtracted(disc(x, y, radius - width));
}

QPainterPath box(qreal x, qreal y, qreal width, qreal height)
{
    QPainterPath path;
    path.addRect(x, y, width, height);
    return path;
}

QPainterPath tick(qreal width)
{
    return stroke(polyline({{3.6, 6.2}, {5.3, 7.8}, {8.4, 4.4}}), width);
}

QPainterPath person()
{
    QPainterPath shoulders(QPointF(1.5, 11));
    shoulders.cubicTo(1.5, 8.4, 3, 7, 6, 7);
    shoulders.cubicTo(9, 7, 10.5, 8.4, 10.5, 11);
    shoulders.closeSubpath();
    return disc(6, 3.6, 2.6).united(shoulders);
}

QPainterPath star()
{
    QPainterPath path(QPointF(6, 0.5));
    path.quadTo(6.6, 5.4, 11.5, 6);
    path.quadTo(6.6, 6.6, 6, 11.5);
    path.quadTo(5.4, 6.6, 0.5, 6);
    path.quadTo(5.4, 5.4, 6, 0.5);
    return path;
}

QPainterPath triangle()
{
    QPainterPath path = polyline({{6, 1.2}, {11.2, 10.6}, {0.8, 10.6}});
    path.closeSubpath();
    return path.subtracted(box(5.35, 4.4, 1.3, 3)).subtracted(box(5.35, 8.3, 1.3, 1.3));
}

// An i: a notice that asks for nothing.
QPainterPath info()
{
    return ring(6, 6, 5.4, 1.1).united(box(5.35, 5.2, 1.3, 3.7)).united(box(5.35, 3.1, 1.3, 1.3));
}

QPainterPath half()
{
    return ring().united(disc(6, 6, 5).intersected(box(6, 0, 6, 12)));
}

// A mouth bends by `depth`: up at the ends when content, down when upset.
QPainterPath face(qreal depth)
{
    QPainterPath mouth(QPointF(3.6, 7.6 - depth / 2));
    mouth.quadTo(6, 7.6 + depth, 8.4, 7.6 - depth / 2);
    return ring(6, 6, 5.4, 1.1).united(disc(4.3, 4.8, 0.75)).united(disc(7.7, 4.8, 0.75)).united(stroke(mouth, 1.1, Qt::RoundCap));
}

QPainterPath build(Glyph glyph)
{
    switch (glyph) {
    case Glyph::None:
        return {};
    case Glyph::Ring:
        return ring();
    case Glyph::Clock:
        return ring().united(stroke(polyline({{6, 3}, {6, 6.3}, {8.2, 6.3}}), 1.2));
    case Glyph::Half:
        return half();
    case Glyph::RingTick:
        return ring(6, 6, 5.2, 1.2).united(tick(1.3));
    case Glyph::DiscTick:
        return disc(6, 6, 5.3).subtracted(tick(1.6));
    case Glyph::Triangle:
        return triangle();
    case Glyph::DiscCross:
        return disc(6, 6, 5.3).subtracted(stroke(polyline({{4, 4}, {8, 8}}), 1.6)).subtracted(stroke(polyline({{8, 4}, {4, 8}}), 1.6));
    case Glyph::Slash:
        return ring().united(stroke(polyline({{2.8, 9.2}, {9.2, 2.8}}), 1.3));
    case Glyph::Pause:
        return box(2.5, 2, 2, 8).united(box(7.5, 2, 2, 8));
    case Glyph::TwoRings:
        return ring(4.2, 6, 3.7, 1.2).united(disc(8, 6, 3.7).subtracted(disc(4.2, 6, 2.5)));
    case Glyph::Star:
        return star();
    case Glyph::Person:
        return person();
    case Glyph::Down:
        return polyline({{0.8, 2.8}, {11.2, 2.8}, {6, 9.8}});
    case Glyph::Up:
        return polyline({{0.8, 9.2}, {11.2, 9.2}, {6, 2.2}});
    case Glyph::Content:
        return face(1.6);
    case Glyph::Neutral:
        return face(0);
    case Glyph::Upset:
        return face(-1.6);
    case Glyph::Info:
        return info();
    }
    return {};
}
}

const QPainterPath &glyphPath(Glyph glyph)
{
    static QHash<int, QPainterPath> paths;
    auto path = paths.find(static_cast<int>(glyph));
    if (path == paths.end())
        path = paths.insert(static_cast<int>(glyph), build(glyph));
    return *path;
}

void paintGlyph(QPainter &painter, const QRectF &square, Glyph glyph, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / 12, square.height() / 12);
    painter.fillPath(glyphPath(glyph), color);
    painter.restore();
}
