#include "widgets/shapedtext.h"
#include <QCache>
#include <QFontMetricsF>
#include <QPainter>
#include <QStaticText>
#include <QTextOption>

namespace {
constexpr int kept = 3000; // some screens of a list; 1 MB

struct Key
{
    QFont font;
    QString text;
    int room = -1; // that it was cut for

    bool operator==(const Key &) const = default;
};

size_t qHash(const Key &key, size_t seed = 0)
{
    return qHashMulti(seed, key.font, key.text, key.room);
}

const QStaticText &shaped(const QFont &font, const QString &text, int room = -1)
{
    static QCache<Key, QStaticText> cache(kept);
    const Key key{font, text, room};
    if (const QStaticText *known = cache.object(key))
        return *known;
    const QString one = QString(text).replace(u'\n', u' ');
    auto line = new QStaticText(room < 0 ? one : QFontMetricsF(font).elidedText(one, Qt::ElideRight, room));
    QTextOption option;
    option.setFlags(QTextOption::IncludeTrailingSpaces);
    line->setTextOption(option);
    line->setTextFormat(Qt::PlainText);
    line->prepare({}, font);
    cache.insert(key, line);
    return *line;
}
}

qreal ShapedText::width(const QFont &font, const QString &text)
{
    return text.isEmpty() ? 0 : shaped(font, text).size().width();
}

qreal ShapedText::draw(QPainter &painter, const QRectF &rect, int flags, const QString &text)
{
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    const QFont font = painter.font();
    const QStaticText *line = &shaped(font, text);
    if (line->size().width() > rect.width())
        line = &shaped(font, text, int(rect.width()));
    const qreal wide = line->size().width();
    const qreal high = QFontMetricsF(font).height(); // the line's own height is rounded up: half a pixel off the middle
    qreal x = rect.x();
    if (flags & Qt::AlignRight)
        x += rect.width() - wide;
    else if (flags & Qt::AlignHCenter)
        x += (rect.width() - wide) / 2;
    qreal y = rect.y();
    if (flags & Qt::AlignVCenter)
        y += (rect.height() - high) / 2;
    else if (flags & Qt::AlignBottom)
        y += rect.height() - high;
    painter.drawStaticText(QPointF(x, y), *line);
    return wide;
}

void ShapedText::draw(QPainter &painter, const QPointF &baseline, const QString &text)
{
    if (!text.isEmpty())
        painter.drawStaticText(baseline - QPointF(0, QFontMetricsF(painter.font()).ascent()), shaped(painter.font(), text));
}
