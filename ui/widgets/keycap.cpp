#include "widgets/keycap.h"
#include "widgets/shapedtext.h"
#include "widgets/theme.h"
#include <QKeySequence>
#include <QPainter>

using namespace Qt::StringLiterals;

KeyColors KeyColors::onSurface()
{
    const Tokens &t = Theme::tokens();
    return {t.ink2, t.line2, t.isDark ? t.sunken : t.surface};
}

KeyColors KeyColors::on(const QColor &ink)
{
    return {ink, ink, Qt::transparent};
}

QString keyName(const QKeySequence &keys)
{
    QString name = keys.toString(QKeySequence::NativeText);
    static const std::pair<QString, QString> shorter[] = {
        {u"Return"_s, u"Enter"_s}, {u"Escape"_s, u"Esc"_s}, {u"Del"_s, u"Del"_s}, {u"Up"_s, u"↑"_s},
        {u"Down"_s, u"↓"_s},       {u"Left"_s, u"←"_s},     {u"Right"_s, u"→"_s}, {u"-"_s, u"−"_s},
    };
    for (const auto &[from, to] : shorter) {
        const QString last = name.section(u'+', -1);
        if (last == from)
            return name.left(name.size() - from.size()) + to;
    }
    return name;
}

QSize keyCapSize(const QString &key)
{
    const int text = qRound(ShapedText::width(Theme::font(11, QFont::Medium), key));
    const int height = Theme::scaled(18);
    return {qMax(text + Theme::scaled(10), height), height};
}

QRect paintKeyCap(QPainter &painter, const QRect &rect, const QString &key, const KeyColors &colors)
{
    const QSize size = keyCapSize(key);
    const QRect cap(QPoint(rect.x(), rect.y() + (rect.height() - size.height()) / 2), size);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.border);
    painter.setBrush(colors.fill);
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(colors.ink);
    painter.setFont(Theme::font(11, QFont::Medium));
    ShapedText::draw(painter, cap, Qt::AlignCenter, key);
    painter.restore();
    return cap;
}

KeyCap::KeyCap(const QString &key, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(key);
}

void KeyCap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintKeyCap(painter, rect(), m_key);
}
