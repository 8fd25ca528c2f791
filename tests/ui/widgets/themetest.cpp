#include "widgets/theme.h"
#include "gallery.h"
#include "widgets/chip.h"
#include "widgets/icon.h"
#include "widgets/tabulartext.h"
#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QTest>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {
double luminance(const QColor &color)
{
    const auto linear = [](double part) { return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a), second = luminance(b);
    return (qMax(first, second) + 0.05) / (qMin(first, second) + 0.05);
}

constexpr std::array tones{Tone::Grey, Tone::Blue, Tone::Amber, Tone::Violet, Tone::Green, Tone::Red};
}

class ThemeTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init() { m_theme->apply(Theme::Scheme::Light, 100); }

    void textCanBeReadOnEveryGround()
    {
        for (const Tokens *t : {&Tokens::light(), &Tokens::dark()}) {
            for (const QColor &ground : {t->surface, t->win, t->rail, t->sunken, t->hover, t->select, t->selectOff}) {
                for (const QColor &text : {t->ink, t->ink2, t->ink3, t->accentInk})
                    QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(text.name() + u" on "_s + ground.name()));
                for (Tone tone : tones) {
                    if (tone != Tone::Grey)
                        QVERIFY2(contrast(t->tone(tone).ink, ground) >= 4.5,
                                 qPrintable(t->tone(tone).ink.name() + u" on "_s + ground.name()));
                }
            }
            for (Tone tone : tones) {
                QVERIFY(contrast(t->tone(tone).ink, t->tone(tone).tint) >= 4.5);
                QVERIFY(contrast(t->ink, t->tone(tone).tint) >= 4.5);
            }
            for (const QColor &ground : {t->accent, t->accentHover, t->accentPress, t->danger})
                QVERIFY(contrast(t->onAccent, ground) >= 4.5);
            QVERIFY(contrast(t->accentInk, t->accentSoft) >= 4.5);
            QVERIFY(contrast(t->accentInk, t->tone(Tone::Amber).tint) >= 4.5);
            QVERIFY(contrast(t->tipInk, t->tip) >= 4.5);
            for (const QColor &text : {t->panelInk, t->panelInk2, t->panelInk3})
                QVERIFY(contrast(text, t->panel) >= 4.5);
        }
    }

    void marksStandOutFromTheirGround()
    {
        for (const Tokens *t : {&Tokens::light(), &Tokens::dark()}) {
            for (const QColor &ground : {t->surface, t->win})
                QVERIFY(contrast(t->control, ground) >= 3.0);
            QVERIFY(contrast(t->focus, t->surface) >= 3.0);
            QVERIFY(contrast(t->focus, t->select) >= 3.0);
            for (const QColor &series : t->series)
                QVERIFY(contrast(series, t->surface) >= 3.0);
        }
    }

    void switchingTheThemeReachesPaletteAndSheet()
    {
        QLineEdit edit;
        edit.ensurePolished();
        QCOMPARE(QApplication::palette().color(QPalette::Window), Tokens::light().win);
        m_theme->apply(Theme::Scheme::Dark);
        QVERIFY(Theme::tokens().isDark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), Tokens::dark().win);
        QVERIFY(qApp->styleSheet().contains(Tokens::dark().control.name()));
        QVERIFY(!qApp->styleSheet().contains(u'@'));
    }

    void anIconFollowsTheTheme()
    {
        const QIcon icon = themeIcon(u"go-home"_s);
        const QImage light = icon.pixmap(16, 16).toImage();
        m_theme->apply(Theme::Scheme::Dark);
        QVERIFY(icon.pixmap(16, 16).toImage() != light);
        QVERIFY(!QIcon::fromTheme(u"go-home"_s).isNull());
    }

    void textSizeMovesFontsAndLengthsWithinItsLimits()
    {
        m_theme->apply(Theme::Scheme::Light, 150);
        QCOMPARE(QApplication::font().pixelSize(), 20);
        QCOMPARE(Theme::scaled(34), 51);
        QCOMPARE(Theme::iconSize(16), 22);
        m_theme->apply(Theme::Scheme::Light, 500);
        QCOMPARE(m_theme->textPercent(), Theme::largestText);
        m_theme->apply(Theme::Scheme::Light, 10);
        QCOMPARE(m_theme->textPercent(), Theme::smallestText);
    }

    void figuresOfAsManyDigitsAreAsWide()
    {
        for (const QFont &font : {Theme::font(13), Theme::font(24, QFont::DemiBold)}) {
            QCOMPARE(TabularText::width(font, u"1,111.11"_s), TabularText::width(font, u"4,048.96"_s));
            QVERIFY(TabularText::width(font, u"11"_s) >= QFontMetricsF(font).horizontalAdvance(u"11"_s));
        }
    }

    void onlyAChipThatAsksForActionIsTinted()
    {
        for (Tone tone : tones) {
            for (bool filled : {true, false}) {
                Chip chip({Glyph::Half, tone, filled, u"Status"_s});
                QCOMPARE(chip.accessibleName(), u"Status"_s);
                QImage image(chip.sizeHint(), QImage::Format_ARGB32_Premultiplied);
                image.fill(Qt::white);
                QPainter painter(&image);
                paintChip(painter, image.rect(), chip.look());
                painter.end();
                const QColor ground = image.pixelColor(image.width() / 2, 1);
                QCOMPARE(ground, filled ? Tokens::light().tone(tone).tint : QColor(Qt::white));
            }
        }
    }

    void everyControlShowsInBothThemesAndLargeText()
    {
        for (Theme::Scheme scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
            m_theme->apply(scheme, scheme == Theme::Scheme::Dark ? 150 : 100);
            for (bool second : {false, true}) {
                const std::unique_ptr<QWidget> page(gallery(second));
                page->show();
                QCOMPARE(page->grab().toImage().pixelColor(2, 2), Theme::tokens().win);
            }
        }
    }
};

QTEST_MAIN(ThemeTest)
#include "themetest.moc"
