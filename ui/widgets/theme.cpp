#include "widgets/theme.h"
#include "widgets/controlstyle.h"
#include "widgets/focusring.h"
#include "widgets/stylesheet.h"
#include <QApplication>
#include <QFontDatabase>
#include <QHash>
#include <QIcon>
#include <QPalette>
#include <atomic>
#include <cmath>

using namespace Qt::StringLiterals;

// Resources of a static library are linked in only where somebody asks for them; the macro needs the global namespace.
static void loadResources()
{
    Q_INIT_RESOURCE(kontor);
}

namespace {
// Asked thousands of times while a list is painted, and by threads that paint documents.
struct Look
{
    std::atomic<bool> isDark = false;
    std::atomic<bool> isHighContrast = false;
    std::atomic<bool> hasPatterns = false;
    std::atomic<int> textPercent = 100;
};
Look look;

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

// WCAG's relative luminance.
double luminance(const QColor &color)
{
    const auto linear = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

// Desktops in high contrast give black on white or the reverse; ordinary ones keep some grey.
bool isHighContrast(const QPalette &palette)
{
    const double text = luminance(palette.color(QPalette::WindowText));
    const double ground = luminance(palette.color(QPalette::Window));
    return (qMax(text, ground) + 0.05) / (qMin(text, ground) + 0.05) >= 20 || qgetenv("GTK_THEME").contains("HighContrast");
}

QPalette palette(const Tokens &t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.win);
    p.setColor(QPalette::WindowText, t.ink);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.sunken);
    p.setColor(QPalette::Text, t.ink);
    p.setColor(QPalette::PlaceholderText, t.ink3);
    p.setColor(QPalette::Button, t.surface);
    p.setColor(QPalette::ButtonText, t.ink);
    p.setColor(QPalette::BrightText, t.danger);
    p.setColor(QPalette::Light, t.surface);
    p.setColor(QPalette::Midlight, t.line);
    p.setColor(QPalette::Mid, t.line2);
    p.setColor(QPalette::Dark, t.control);
    p.setColor(QPalette::Shadow, t.isDark ? Qt::black : QColor(t.line2));
    p.setColor(QPalette::Highlight, t.select);
    p.setColor(QPalette::HighlightedText, t.ink);
    p.setColor(QPalette::Link, t.accentInk);
    p.setColor(QPalette::LinkVisited, t.accentInk);
    p.setColor(QPalette::ToolTipBase, t.tip);
    p.setColor(QPalette::ToolTipText, t.tipInk);
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.disabled);
    return p;
}
}

Theme::Theme(QApplication &application)
    : QObject(&application)
    , m_application(application)
    , m_systemIsDark(isDark(QApplication::palette()))
{
    look.isHighContrast = isHighContrast(QApplication::palette());
    loadResources();
    for (auto style : {"Regular"_L1, "Medium"_L1, "SemiBold"_L1})
        QFontDatabase::addApplicationFont(u":/kontor/fonts/Inter-%1.otf"_s.arg(style));
    QIcon::setThemeSearchPaths(QIcon::themeSearchPaths() << u":/icons"_s);
    QIcon::setThemeName(u"kontor"_s);
    QApplication::setStyle(new ControlStyle);
    new FocusRing(application);
    application.installEventFilter(this);
    dress();
}

void Theme::apply(Scheme scheme, int textPercent)
{
    m_scheme = scheme;
    m_textPercent = qBound(smallestText, textPercent, largestText);
    dress();
}

void Theme::dress()
{
    look.isDark = m_scheme == Scheme::System ? m_systemIsDark : m_scheme == Scheme::Dark;
    look.textPercent = m_textPercent;
    QApplication::setFont(font(13));
    QApplication::setPalette(palette(tokens()));
    m_application.setStyleSheet(styleSheet(tokens()));
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // The desktop switched between light and dark: with our own palette taken away, Qt shows the desktop's.
    if (event->type() == QEvent::ThemeChange && watched == &m_application) {
        QApplication::setPalette(QPalette());
        m_systemIsDark = isDark(QApplication::palette());
        look.isHighContrast = isHighContrast(QApplication::palette());
        dress();
    }
    return QObject::eventFilter(watched, event);
}

const Tokens &Theme::tokens()
{
    return look.isDark ? Tokens::dark() : Tokens::light();
}

int Theme::scaled(int px)
{
    return (px * look.textPercent + 50) / 100;
}

int Theme::iconSize(int px)
{
    const int wanted = scaled(px);
    return wanted < 20 ? 16 : wanted < 29 ? 22 : 32;
}

// Every cell that is painted asks for some. The same one is compared with itself at once, and so is a text that was shaped with it.
QFont Theme::font(int px, QFont::Weight weight)
{
    thread_local QHash<std::pair<int, int>, QFont> made;
    const int pixels = scaled(px);
    if (const auto known = made.constFind({pixels, weight}); known != made.cend())
        return *known;
    QFont font(u"Inter"_s);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    made.insert({pixels, weight}, font);
    return font;
}

bool Theme::motionWanted()
{
    return QApplication::isEffectEnabled(Qt::UI_General) && QGuiApplication::platformName() != "offscreen"_L1;
}

bool Theme::patternsWanted()
{
    return look.hasPatterns || look.isHighContrast;
}

void Theme::setPatterns(bool patterns)
{
    if (patterns != look.hasPatterns.exchange(patterns))
        dress();
}
