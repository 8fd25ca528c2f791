#pragma once
#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

// Figures that stand under one another: every digit gets the width of the widest one, which Qt 6.4 can't ask of Inter.
namespace TabularText {
qreal width(const QFont &font, const QString &text);
// With the painter's font and pen. `flags` as for QPainter::drawText, one line.
void draw(QPainter &painter, const QRectF &rect, int flags, const QString &text);
}
