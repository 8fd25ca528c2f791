#pragma once
#include "widgets/tokens.h"
#include <QFont>
#include <QObject>

class QApplication;
class QWidget;

// Dresses the whole application: Fusion, palette, font and the one style sheet. Made once, in main(), after QApplication.
// Widgets ask the static functions while painting; a change reaches them as QEvent::PaletteChange and QEvent::StyleChange.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Scheme { System, Light, Dark };
    Q_ENUM(Scheme)

    static constexpr int smallestText = 90;
    static constexpr int largestText = 150;

    explicit Theme(QApplication &application);

    void apply(Scheme scheme, int textPercent = 100);
    Scheme scheme() const { return m_scheme; }
    int textPercent() const { return m_textPercent; }

    static const Tokens &tokens();
    // A length of the design (px at 100 %) at the chosen text size.
    static int scaled(int px);
    // 16, 22 or 32: icons step, they are never stretched.
    static int iconSize(int px = 16);
    static QFont font(int px, QFont::Weight weight = QFont::Normal);
    // False when the system asks for less motion, or in tests.
    static bool motionWanted();
    // Whether charts tell their parts apart by pattern too: the person's wish, or a desktop in high contrast.
    static bool patternsWanted();
    void setPatterns(bool patterns);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void dress();

    QApplication &m_application;
    Scheme m_scheme = Scheme::System;
    int m_textPercent = 100;
    bool m_systemIsDark = false;
};
