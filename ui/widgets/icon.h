#pragma once
#include <QColor>
#include <QIcon>

// An icon of the bundled Breeze subset in the theme's ink: greyed when disabled, accent when on, right after a theme switch too.
QIcon themeIcon(const QString &name);
// The same icon in one colour of your own.
QIcon tintedIcon(const QString &name, const QColor &color);
QPixmap tintedPixmap(const QString &name, const QColor &color, int size = 16, qreal ratio = 1);
void paintIcon(QPainter &painter, const QRect &rect, const QString &name, const QColor &color);
// The K mark.
QPixmap kontorLogo(int side, qreal ratio = 1);
