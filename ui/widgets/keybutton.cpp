#include "widgets/keybutton.h"
#include "widgets/icon.h"
#include "widgets/keycap.h"
#include "widgets/theme.h"
#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
constexpr int gap = 8;

// "&" marks a mnemonic, which the key cap replaces.
QString shown(const QString &text)
{
    QString plain = text;
    return plain.remove(u'&');
}
}

struct KeyButton::Look
{
    QColor ink, fill, border;
};

KeyButton::KeyButton(const QString &text, Kind kind, QWidget *parent)
    : QPushButton(text, parent)
    , m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(kind == Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAutoDefault(false);
}

KeyButton::KeyButton(QAction *action, Kind kind, QWidget *parent)
    : KeyButton(action->text(), kind, parent)
{
    const auto follow = [this, action] {
        setText(action->text());
        setEnabled(action->isEnabled());
        setVisible(action->isVisible());
        setToolTip(action->toolTip());
        setHint(keyName(action->shortcut()));
        if (!action->icon().isNull())
            setIconName(action->icon().name());
    };
    follow();
    connect(action, &QAction::changed, this, follow);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
}

void KeyButton::setKeys(const QKeySequence &keys)
{
    setShortcut(keys);
    setHint(keyName(keys));
}

void KeyButton::setHint(const QString &hint)
{
    m_hint = hint;
    setAccessibleDescription(hint);
    updateGeometry();
    update();
}

void KeyButton::setIconName(const QString &name)
{
    m_iconName = name;
    updateGeometry();
    update();
}

void KeyButton::setGlyph(Glyph glyph, Tone tone)
{
    m_glyph = glyph;
    m_tone = tone;
    updateGeometry();
    update();
}

void KeyButton::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void KeyButton::setHeight(Height height)
{
    m_height = height;
    updateGeometry();
}

void KeyButton::setSpread(bool spread)
{
    m_spread = spread;
    setSizePolicy(spread ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QFont KeyButton::textFont() const
{
    const QFont::Weight weight = m_kind == Primary ? QFont::DemiBold : QFont::Medium;
    const bool isWords = m_kind == Link && markSide() == 0; // an icon says that it can be pressed
    QFont font = Theme::font(isWords || m_height == Small ? 12 : 13, weight);
    font.setUnderline(isWords);
    return font;
}

int KeyButton::markSide() const
{
    return !m_iconName.isEmpty() ? Theme::iconSize() : m_glyph != Glyph::None ? Theme::scaled(12) : 0;
}

int KeyButton::padding() const
{
    return m_kind == Link ? 0 : Theme::scaled(m_height == Small ? 10 : 11);
}

QSize KeyButton::sizeHint() const
{
    int width = 2 + 2 * padding() + QFontMetrics(textFont()).horizontalAdvance(shown(text()));
    if (const int mark = markSide(); mark > 0)
        width += mark + (text().isEmpty() ? 0 : Theme::scaled(gap));
    if (!m_hint.isEmpty())
        width += keyCapSize(m_hint).width() + Theme::scaled(m_kind == Link ? 4 : gap);
    if (menu())
        width += Theme::iconSize() + Theme::scaled(4);
    const int height = Theme::scaled(m_kind == Link ? 24 : m_height);
    return {qMax(width, m_kind == Link ? 24 : height), height};
}

KeyButton::Look KeyButton::look() const
{
    const Tokens &t = Theme::tokens();
    if (!isEnabled())
        return {t.disabled, m_kind == Link ? Qt::transparent : t.sunken, t.line2};
    const bool over = underMouse();
    switch (m_kind) {
    case Primary: {
        const QColor fill = isDown() ? t.accentPress : over ? t.accentHover : t.accent;
        return {t.onAccent, fill, fill};
    }
    case Danger:
        return {t.tone(Tone::Red).ink, isDown() || over ? t.tone(Tone::Red).tint : t.surface, t.tone(Tone::Red).ink};
    case Link:
        return {m_glyph == Glyph::None ? t.accentInk : t.tone(m_tone).ink, Qt::transparent, Qt::transparent};
    case Normal:
        break;
    }
    return {t.ink, isDown() || isChecked() ? t.accentSoft : over ? t.hover : t.surface, t.line2};
}

void KeyButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Look colors = look();
    if (m_kind != Link) {
        painter.setPen(colors.border);
        painter.setBrush(colors.fill);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }

    const int content = sizeHint().width() - 2 * padding();
    int x = m_spread ? padding() : std::max(std::min(padding(), Theme::scaled(6)), (width() - content) / 2);
    if (const int side = markSide(); side > 0) {
        const QRect mark(x, (height() - side) / 2, side, side);
        if (m_iconName.isEmpty())
            paintGlyph(painter, mark, m_glyph, colors.ink);
        else
            paintIcon(painter, mark, m_iconName, colors.ink);
        x += side + Theme::scaled(gap);
    }
    const int cap = m_hint.isEmpty() ? 0 : keyCapSize(m_hint).width();
    painter.setFont(textFont());
    painter.setPen(colors.ink);
    const QFontMetrics metrics(painter.font());
    const int arrow = menu() ? Theme::iconSize() + Theme::scaled(4) : 0;
    const QString text = metrics.elidedText(shown(this->text()), Qt::ElideRight,
                                            width() - x - arrow - (cap == 0 ? 0 : cap + Theme::scaled(m_kind == Link ? 4 : gap)));
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    if (arrow > 0) {
        const int side = Theme::iconSize();
        paintIcon(painter, QRect(width() - padding() - side, (height() - side) / 2, side, side), u"go-down"_s, colors.ink);
    }
    if (cap == 0)
        return;
    x = m_spread ? width() - padding() - cap : x + metrics.horizontalAdvance(text) + Theme::scaled(m_kind == Link ? 4 : gap);
    const bool muted = m_kind == Normal || m_kind == Link || m_kind == Danger;
    paintKeyCap(painter, QRect(x, 0, cap, height()), m_hint,
                !isEnabled() ? KeyColors::on(colors.ink)
                : muted      ? KeyColors::onSurface()
                             : KeyColors::on(colors.ink));
}

// What is cut is told by the tooltip.
void KeyButton::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    if (width() < sizeHint().width() && toolTip().isEmpty())
        setToolTip(shown(text()));
}

void KeyButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        updateGeometry();
    QPushButton::changeEvent(event);
}

void KeyButton::enterEvent(QEnterEvent *event)
{
    update();
    QPushButton::enterEvent(event);
}

void KeyButton::leaveEvent(QEvent *event)
{
    update();
    QPushButton::leaveEvent(event);
}
