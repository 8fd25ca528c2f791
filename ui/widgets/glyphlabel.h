#pragma once
#include "widgets/statusglyph.h"
#include "widgets/textlabel.h"
#include "widgets/tokens.h"

// A glyph in a tone and words after it that wrap: a check's result, a field's error, a note under a figure.
class GlyphLabel : public QLabel
{
    Q_OBJECT
public:
    explicit GlyphLabel(Glyph glyph, Tone tone, const QString &text, TextLook look = TextLook::Body, QWidget *parent = nullptr);
    void setGlyph(Glyph glyph, Tone tone);
    Glyph glyph() const { return m_glyph; }
    // On one line, whatever stands beside it: the end is cut where there is no room, and the tooltip has all of it.
    void setElided() { m_isElided = true; }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeRoom();

    Glyph m_glyph;
    Tone m_tone;
    bool m_isElided = false;
};
