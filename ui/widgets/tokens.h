#pragma once
#include <QColor>
#include <QList>
#include <QString>
#include <array>
#include <utility>

// What a colour says about the work, not how it looks.
enum class Tone { Grey, Blue, Amber, Violet, Green, Red };

// Text and glyph of a tone, and the tint that goes behind them when somebody must act.
struct ToneColors
{
    QColor ink;
    QColor tint;
};

// Every colour of one theme. Painted widgets ask Theme::tokens() while painting; the style sheet gets them as @name.
struct Tokens
{
    bool isDark;
    QColor win, rail, surface, sunken;
    QColor hover, select, selectOff;
    QColor line, line2, control;
    QColor ink, ink2, ink3, disabled;
    QColor accent, accentHover, accentPress, onAccent, accentSoft, accentInk;
    QColor focus, danger;
    QColor tip, tipInk, scrim;
    std::array<ToneColors, 6> tones;
    std::array<QColor, 6> series;

    // The sign-in panel looks the same in both themes.
    QColor panel = QColor(0x0B3A48), panelInk = QColor(0xFFFFFF), panelInk2 = QColor(0xD7E8EC), panelInk3 = QColor(0xA9CBD4);

    static const Tokens &light();
    static const Tokens &dark();

    const ToneColors &tone(Tone tone) const { return tones[static_cast<size_t>(tone)]; }
    const Tokens &opposite() const { return isDark ? light() : dark(); }
    QList<std::pair<QString, QColor>> named() const;
};
