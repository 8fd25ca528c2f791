#include "widgets/keybar.h"
#include "widgets/icon.h"
#include "widgets/keycap.h"
#include "widgets/shapedtext.h"
#include "widgets/statusglyph.h"
#include "widgets/theme.h"
#include <QAction>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace {
QFont words()
{
    return Theme::font(12);
}
int gap(int px)
{
    return Theme::scaled(px);
}
int textWidth(const QString &text)
{
    return qRound(ShapedText::width(words(), text));
}

struct ConnectionLook
{
    Glyph glyph;
    Tone tone;
};

ConnectionLook lookOf(KeyBar::Connection state)
{
    switch (state) {
    case KeyBar::Connection::Good:
        return {Glyph::DiscTick, Tone::Green};
    case KeyBar::Connection::Slow:
        return {Glyph::Clock, Tone::Amber};
    case KeyBar::Connection::Lost:
        return {Glyph::Triangle, Tone::Amber};
    }
    return {};
}
}

KeyBar::KeyBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    m_allKeys = {{u"?"_s}, tr("All keys"), {}, {}};
    setAccessibleName(tr("Keys of this pane"));
}

KeyBar::Hint KeyBar::hintOf(QAction *action)
{
    const QString hint = action->property("hint").toString();
    if (const qsizetype bar = hint.indexOf(u'|'); bar >= 0)
        return {hint.left(bar).split(u',', Qt::SkipEmptyParts), hint.mid(bar + 1), action, {}};
    return {{keyName(action->shortcut())}, hint, action, {}};
}

void KeyBar::showActions(const QList<QAction *> &actions)
{
    for (const QPointer<QAction> &action : std::as_const(m_actions))
        if (action)
            disconnect(action, &QAction::changed, this, &KeyBar::listHints);
    m_actions.clear();
    for (QAction *action : actions) {
        m_actions.append(action);
        connect(action, &QAction::changed, this, &KeyBar::listHints);
    }
    listHints();
}

// Only what can be done now.
void KeyBar::listHints()
{
    m_hints.clear();
    for (const QPointer<QAction> &action : std::as_const(m_actions)) {
        if (action && !action->property("hint").toString().isEmpty() && action->isEnabled() && action->isVisible()
            && !action->property("refused").isValid())
            m_hints.append(hintOf(action));
    }
    setAccessibleDescription(spokenKeys());
    update();
}

QString KeyBar::spokenKeys() const
{
    QStringList spoken;
    for (const Hint &hint : m_hints)
        spoken.append(hint.keys.join(u' ') + u' ' + hint.words);
    return spoken.join(u", "_s);
}

void KeyBar::showJob(const QString &text, int percent)
{
    m_job = text;
    m_jobPercent = percent;
    update();
}

void KeyBar::showConnection(Connection state, const QString &text)
{
    m_connection = state;
    m_connectionText = text;
    update();
}

QSize KeyBar::sizeHint() const
{
    return {800, gap(30)};
}

QSize KeyBar::minimumSizeHint() const
{
    return {200, gap(30)};
}

int KeyBar::widthOf(const Hint &hint) const
{
    int width = gap(3) + textWidth(hint.words);
    for (const QString &key : hint.keys)
        width += keyCapSize(key).width() + gap(4);
    return width;
}

void KeyBar::paintHint(QPainter &painter, Hint &hint, int x)
{
    hint.rect = QRect(x, 0, widthOf(hint), height());
    for (const QString &key : hint.keys)
        x = paintKeyCap(painter, QRect(x, 1, 1, height() - 1), key).right() + 1 + gap(4);
    painter.setPen(Theme::tokens().ink2);
    ShapedText::draw(painter, QRect(x + gap(3), 1, width(), height() - 1), Qt::AlignVCenter, hint.words);
}

// From the right edge inwards: connection, all keys, job. Returns where the left part must stop.
int KeyBar::paintRight(QPainter &painter)
{
    const Tokens &t = Theme::tokens();
    int x = width() - gap(14);
    if (!m_connectionText.isEmpty()) {
        const auto [glyph, tone] = lookOf(m_connection);
        x -= textWidth(m_connectionText);
        painter.setPen(t.ink2);
        ShapedText::draw(painter, QRect(x, 1, width(), height() - 1), Qt::AlignVCenter, m_connectionText);
        const int side = gap(12);
        x -= side + gap(5);
        paintGlyph(painter, QRectF(x, (height() + 1 - side) / 2.0, side, side), glyph, t.tone(tone).ink);
        x -= gap(14);
        painter.fillRect(QRect(x, gap(7), 1, height() - 2 * gap(7) + 1), t.line2);
        x -= gap(16);
    }
    x -= widthOf(m_allKeys);
    paintHint(painter, m_allKeys, x);
    m_jobRect = {};
    if (m_job.isEmpty())
        return x;

    x -= gap(16);
    const int right = x;
    if (m_jobPercent >= 0) {
        const QString percent = u"%1%"_s.arg(m_jobPercent);
        x -= textWidth(percent);
        painter.setPen(t.ink2);
        painter.drawText(QRect(x, 1, right - x, height() - 1), Qt::AlignVCenter, percent);
        x -= gap(8) + gap(80);
        const QRect bar(x, (height() - 3) / 2, gap(80), 4);
        painter.fillRect(bar, t.line2);
        painter.fillRect(bar.adjusted(0, 0, -bar.width() * (100 - m_jobPercent) / 100, 0), t.accent);
        x -= gap(8);
    }
    x -= textWidth(m_job);
    painter.setPen(t.ink2);
    painter.drawText(QRect(x, 1, right - x, height() - 1), Qt::AlignVCenter, m_job);
    const int icon = Theme::iconSize();
    x -= icon + gap(6);
    paintIcon(painter, QRect(x, (height() + 1 - icon) / 2, icon, icon), u"chronometer"_s, t.ink2);
    m_jobRect = QRect(x, 0, right - x, height());
    return x;
}

void KeyBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Theme::tokens();
    painter.fillRect(rect(), t.rail);
    painter.fillRect(0, 0, width(), 1, t.line2);
    painter.setFont(words());
    const int end = paintRight(painter);
    int x = gap(14);
    for (Hint &hint : m_hints) {
        hint.rect = {};
        // The first are the most important: what comes later and has no room stands under all keys.
        if (const int wanted = widthOf(hint) + gap(16); x + wanted <= end) {
            paintHint(painter, hint, x);
            x += wanted;
        }
    }
}

void KeyBar::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (m_allKeys.rect.contains(at)) {
        Q_EMIT allKeysWanted();
    } else if (m_jobRect.contains(at)) {
        Q_EMIT jobsWanted();
    } else {
        for (const Hint &hint : std::as_const(m_hints)) {
            if (hint.rect.contains(at) && hint.action) {
                hint.action->trigger();
                return;
            }
        }
    }
}

void KeyBar::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const bool active = m_allKeys.rect.contains(at) || m_jobRect.contains(at)
                        || std::ranges::any_of(m_hints, [&](const Hint &hint) { return hint.rect.contains(at) && hint.action; });
    setCursor(active ? Qt::PointingHandCursor : Qt::ArrowCursor);
}
