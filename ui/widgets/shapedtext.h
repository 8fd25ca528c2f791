#pragma once
#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

// One line of words, shaped once. Lists paint the same words again and again while they are scrolled, and shaping takes most of the time
// of painting; so what was measured or painted lately is kept, ready to be painted again.
namespace ShapedText {
qreal width(const QFont &font, const QString &text);
// With the painter's font and pen, cut with "…" where there is no room. `flags` as for QPainter::drawText. Returns the width of what was
// painted.
qreal draw(QPainter &painter, const QRectF &rect, int flags, const QString &text);
// From here on the baseline to the right, whole.
void draw(QPainter &painter, const QPointF &baseline, const QString &text);
}
