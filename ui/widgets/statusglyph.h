#pragma once
#include <QColor>
#include <QPainterPath>

class QPainter;

// The 12×12 marks that go before a status word, and the faces for a mood.
enum class Glyph {
    None,
    Ring,
    Clock,
    Half,
    RingTick,
    DiscTick,
    Triangle,
    DiscCross,
    Slash,
    Pause,
    TwoRings,
    Star,
    Person,
    Down,
    Up,
    Content,
    Neutral,
    Upset,
    Info
};

// One path to fill, in a square of 12 units; holes are cut out, so that it sits on any background.
const QPainterPath &glyphPath(Glyph glyph);
void paintGlyph(QPainter &painter, const QRectF &square, Glyph glyph, const QColor &color);
