#include "shell/messagebar.h"
#include "widgets/icon.h"
#include "widgets/keybutton.h"
#include "widgets/statusglyph.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace {
constexpr int gapBelow = 10; // the pages keep the first two of the usual twelve themselves

Tone toneOf(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::Note:
        return Tone::Blue;
    case MessageBar::Kind::Warning:
        return Tone::Amber;
    case MessageBar::Kind::Error:
        return Tone::Red;
    }
    return Tone::Grey;
}
}

MessageBar::MessageBar(QWidget *parent, const QKeySequence &keys)
    : QFrame(parent)
    , m_keys(keys)
    , m_sentence(new QLabel)
    , m_way(new KeyButton(QString(), KeyButton::Normal))
    , m_close(new QToolButton)
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setFocusPolicy(Qt::NoFocus);
    m_way->setHeight(KeyButton::Small);
    m_close->setIcon(themeIcon(u"window-close"_s));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());

    auto layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::scaled(36), Theme::scaled(6), Theme::scaled(8), Theme::scaled(6));
    layout->setSpacing(Theme::scaled(12));
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_way);
    layout->addWidget(m_close);

    connect(m_way, &QPushButton::clicked, this, [this] {
        const std::function<void()> act = m_act;
        Q_EMIT wayTaken();
        if (act)
            act();
    });
    connect(m_close, &QToolButton::clicked, this, &MessageBar::closeByHand);
    hide();
}

void MessageBar::say(const QString &sentence, Kind kind, const QString &way)
{
    m_kind = kind;
    m_act = {};
    m_sentence->setText(sentence);
    m_way->setText(way);
    m_way->setKeys(way.isEmpty() ? QKeySequence() : m_keys); // a new text takes the key away
    m_way->setVisible(!way.isEmpty());
    setVisible(!sentence.isEmpty());
    fitFrame();
    update();
    if (sentence.isEmpty())
        return;
    setAccessibleName(sentence);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::offer(const QString &sentence, Kind kind, const QString &way, const std::function<void()> &act, const QKeySequence &keys)
{
    say(sentence, kind, way);
    if (!keys.isEmpty())
        m_way->setKeys(keys);
    m_act = act;
}

QBoxLayout *MessageBar::framed()
{
    m_frame = new QVBoxLayout;
    m_frame->addWidget(this);
    fitFrame();
    return m_frame;
}

// A layout keeps its margins even where all that is in it is hidden.
void MessageBar::fitFrame()
{
    if (m_frame)
        m_frame->setContentsMargins(20, 0, 20, text().isEmpty() ? 0 : gapBelow);
}

bool MessageBar::dismiss()
{
    if (text().isEmpty() || !m_way->text().isEmpty())
        return false;
    closeByHand();
    return true;
}

void MessageBar::closeByHand()
{
    const QString closedOne = text();
    say({});
    Q_EMIT closed(closedOne);
}

QString MessageBar::text() const
{
    return m_sentence->text();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const ToneColors &colors = Theme::tokens().tone(toneOf(m_kind));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.tint);
    painter.drawRoundedRect(rect(), 6, 6);
    const int side = Theme::scaled(14);
    paintGlyph(painter, QRectF(Theme::scaled(14), (height() - side) / 2.0, side, side),
               m_kind == Kind::Error  ? Glyph::DiscCross
               : m_kind == Kind::Note ? Glyph::Info
                                      : Glyph::Triangle,
               colors.ink);
}
