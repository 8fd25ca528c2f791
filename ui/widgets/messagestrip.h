#pragma once
#include "widgets/statusglyph.h"
#include "widgets/tokens.h"
#include <QFrame>

class KeyButton;
class QBoxLayout;
class QLabel;

// A tinted box with a glyph: what happened in bold, the rest after it, and buttons or a link. Amber warns, violet speaks of
// a second person, blue informs, red refuses. Announced to screen readers when it appears.
class MessageStrip : public QFrame
{
    Q_OBJECT
public:
    explicit MessageStrip(Tone tone = Tone::Blue, QWidget *parent = nullptr);

    void say(const QString &strong, const QString &text = {});
    void say(Tone tone, Glyph glyph, const QString &strong, const QString &text = {});
    KeyButton *addButton(KeyButton *button);
    void clearButtons();
    // Buttons beside the text instead of under it, for strips across a page.
    void setWide(bool wide);
    // What happened on a line of its own, the rest quieter under it.
    void setStacked(bool stacked) { m_isStacked = stacked; }
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showWords();

    Tone m_tone;
    Glyph m_glyph;
    QLabel *m_words;
    QBoxLayout *m_rows;
    QBoxLayout *m_buttons;
    bool m_isStacked = false;
    QString m_strong;
    QString m_text;
    QString m_spoken;
};
