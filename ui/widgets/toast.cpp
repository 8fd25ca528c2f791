#include "widgets/toast.h"
#include "widgets/icon.h"
#include "widgets/keycap.h"
#include "widgets/statusglyph.h"
#include "widgets/theme.h"
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
constexpr int glyphRoom = 38;
constexpr int narrowest = 360;
constexpr int widest = 480;
constexpr int lifetime = 8000; // milliseconds

// The verb, underlined, with its key; both in the toast's ink. Or a mark in place of the word.
class Verb : public QAbstractButton
{
public:
    Verb(const QString &verb, const QString &key, const QString &icon = {})
        : m_key(key)
        , m_icon(icon)
    {
        setText(verb);
        setAccessibleName(verb);
        setAccessibleDescription(key);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const int key = m_key.isEmpty() ? 0 : keyCapSize(m_key).width() + Theme::scaled(10);
        const int word = m_icon.isEmpty() ? QFontMetrics(font()).horizontalAdvance(text()) : Theme::iconSize();
        return {word + key + 2, Theme::scaled(28)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QColor ink = Theme::tokens().tipInk;
        painter.setFont(font());
        painter.setPen(ink);
        if (m_icon.isEmpty())
            painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, text());
        else
            paintIcon(painter, QRect(0, (height() - Theme::iconSize()) / 2, Theme::iconSize(), Theme::iconSize()), m_icon, ink);
        if (!m_key.isEmpty())
            paintKeyCap(painter, rect().adjusted(width() - keyCapSize(m_key).width(), 0, 0, 0), m_key, KeyColors::on(ink));
    }

private:
    QFont font() const
    {
        QFont font = Theme::font(13, QFont::DemiBold);
        font.setUnderline(true);
        return font;
    }

    QString m_key;
    QString m_icon;
};
}

Toast::Toast(const ToastText &text, const QString &closeKey, QWidget *parent)
    : QFrame(parent)
    , m_text(text)
{
    setMinimumHeight(Theme::scaled(44));
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(text.text);

    auto words = new QLabel(text.text);
    words->setWordWrap(words->sizeHint().width() > Theme::scaled(widest) / 2);
    words->setStyleSheet(u"color:%1"_s.arg(Theme::tokens().tipInk.name()));
    auto layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::scaled(glyphRoom), 8, 14, 8);
    layout->setSpacing(12);
    layout->addWidget(words, 1);
    if (!text.verb.isEmpty()) {
        auto verb = new Verb(text.verb, text.key);
        layout->addWidget(verb);
        m_verb = verb;
        connect(verb, &QAbstractButton::clicked, this, &Toast::act);
    }
    if (text.mood == ToastText::Problem) {
        auto close = new Verb(tr("Close this message"), closeKey, u"window-close"_s);
        close->setToolTip(close->text());
        layout->addWidget(close);
        connect(close, &QAbstractButton::clicked, this, &Toast::finished);
    }

    setFixedWidth(qBound(Theme::scaled(narrowest), sizeHint().width(), Theme::scaled(widest)));

    m_timer.setSingleShot(true);
    m_timer.setInterval(lifetime);
    connect(&m_timer, &QTimer::timeout, this, [this] { hasFocus() ? m_timer.start() : Q_EMIT finished(); });
    if (text.mood != ToastText::Problem)
        m_timer.start();
}

void Toast::withdrawVerb()
{
    if (m_verb)
        m_verb->hide();
    m_text.verb.clear();
    m_text.key.clear();
    m_text.act = {};
}

void Toast::act()
{
    if (m_text.act)
        m_text.act();
    Q_EMIT finished();
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = Theme::tokens();
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.tip);
    painter.drawRoundedRect(rect(), 6, 6);
    const int side = Theme::scaled(12);
    const auto [glyph, tone] = m_text.mood == ToastText::Problem ? std::pair(Glyph::DiscCross, Tone::Red)
                               : m_text.mood == ToastText::Note  ? std::pair(Glyph::Half, Tone::Blue)
                                                                 : std::pair(Glyph::DiscTick, Tone::Green);
    // The ground is the other theme's, so are the tones.
    paintGlyph(painter, QRectF(Theme::scaled(14), (height() - side) / 2.0, side, side), glyph, t.opposite().tone(tone).ink);
}

void Toast::enterEvent(QEnterEvent *)
{
    m_timer.stop();
}

void Toast::leaveEvent(QEvent *)
{
    if (m_text.mood != ToastText::Problem)
        m_timer.start();
}

void Toast::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT finished();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        act();
    else
        QFrame::keyPressEvent(event);
}
