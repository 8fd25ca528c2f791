#include "widgets/messagestrip.h"
#include "widgets/emptylayout.h"
#include "widgets/keybutton.h"
#include "widgets/textlabel.h"
#include "widgets/theme.h"
#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
Glyph usualGlyph(Tone tone)
{
    switch (tone) {
    case Tone::Amber:
        return Glyph::Triangle;
    case Tone::Red:
        return Glyph::DiscCross;
    case Tone::Green:
        return Glyph::DiscTick;
    case Tone::Violet:
        return Glyph::TwoRings;
    case Tone::Blue:
        return Glyph::Half;
    case Tone::Grey:
        break;
    }
    return Glyph::Info;
}
}

MessageStrip::MessageStrip(Tone tone, QWidget *parent)
    : QFrame(parent)
    , m_tone(tone)
    , m_glyph(usualGlyph(tone))
    , m_words(new QLabel)
    , m_rows(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_buttons(new QHBoxLayout)
{
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::RichText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_buttons->setSpacing(8);
    m_buttons->setAlignment(Qt::AlignLeft);
    m_rows->setSpacing(4);
    m_rows->addWidget(m_words);
    m_rows->addLayout(m_buttons);

    auto layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::scaled(34), 9, 12, 9);
    layout->addLayout(m_rows, 1);
}

void MessageStrip::say(const QString &strong, const QString &text)
{
    m_spoken = QString(strong + (m_isStacked ? u". "_s : u" "_s) + text).trimmed();
    m_strong = strong;
    m_text = text;
    showWords();
    setAccessibleName(m_spoken);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageStrip::showWords()
{
    const QString head = m_strong.isEmpty() ? QString() : richText(u"<b>%1</b>"_s.arg(m_strong.toHtmlEscaped()));
    const QString rest = m_text.toHtmlEscaped();
    if (m_isStacked && !head.isEmpty() && !rest.isEmpty())
        m_words->setText(u"%1<br><span style=\"color:%2\">%3</span>"_s.arg(head, Theme::tokens().ink2.name(), rest));
    else
        m_words->setText(head.isEmpty() || rest.isEmpty() ? head + rest : QString(head + u' ' + rest));
}

void MessageStrip::say(Tone tone, Glyph glyph, const QString &strong, const QString &text)
{
    m_tone = tone;
    m_glyph = glyph;
    say(strong, text);
    update();
}

KeyButton *MessageStrip::addButton(KeyButton *button)
{
    button->setHeight(KeyButton::Small);
    m_buttons->addWidget(button);
    return button;
}

void MessageStrip::clearButtons()
{
    emptyLayout(*m_buttons);
}

void MessageStrip::setWide(bool wide)
{
    m_rows->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_rows->setStretchFactor(m_words, wide ? 1 : 0); // the words take the line; what stands below each other takes no more than it needs
}

void MessageStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_isStacked)
        showWords(); // in the colours of the other theme
    QFrame::changeEvent(event);
}

QString MessageStrip::text() const
{
    return m_spoken;
}

void MessageStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ToneColors &tone = Theme::tokens().tone(m_tone);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone.tint);
    painter.drawRoundedRect(rect(), 6, 6);
    const int side = Theme::scaled(12);
    const int line = QFontMetrics(Theme::font(13)).height();
    const bool oneLine = height() < 2 * line + 18;
    const int top = oneLine ? (height() - side) / 2 : m_words->y() + (line - side) / 2 + 1;
    paintGlyph(painter, QRectF(Theme::scaled(12), top, side, side), m_glyph, tone.ink);
}
