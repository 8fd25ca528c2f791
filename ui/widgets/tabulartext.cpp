#include "widgets/tabulartext.h"
#include "widgets/shapedtext.h"
#include <QCache>
#include <QFontMetricsF>
#include <QPainter>

namespace {
struct DigitWidths
{
    qreal widest = 0;
    std::array<qreal, 10> of{};
};

const DigitWidths &digits(const QFont &font)
{
    static QCache<QString, DigitWidths> cache(64);
    const QString key = font.key();
    if (const DigitWidths *known = cache.object(key))
        return *known;
    auto widths = new DigitWidths;
    const QFontMetricsF metrics(font);
    for (char16_t digit = 0; digit < 10; ++digit) {
        widths->of[digit] = metrics.horizontalAdvance(QChar(u'0' + digit));
        widths->widest = qMax(widths->widest, widths->of[digit]);
    }
    cache.insert(key, widths);
    return *widths;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// Calls use(run, x, width) for every digit and for every stretch without one. Returns the whole width.
template<typename Use>
qreal walk(const QFont &font, const QString &text, Use use)
{
    const DigitWidths &widths = digits(font);
    qreal x = 0;
    for (qsizetype i = 0; i < text.size();) {
        if (isDigit(text[i])) {
            use(text.mid(i, 1), x + (widths.widest - widths.of[text[i].unicode() - u'0']) / 2);
            x += widths.widest;
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < text.size() && !isDigit(text[end]))
            ++end;
        const QString run = text.mid(i, end - i);
        use(run, x);
        x += ShapedText::width(font, run);
        i = end;
    }
    return x;
}
}

qreal TabularText::width(const QFont &font, const QString &text)
{
    return walk(font, text, [](const QString &, qreal) {});
}

void TabularText::draw(QPainter &painter, const QRectF &rect, int flags, const QString &text)
{
    const QFont font = painter.font();
    const QFontMetricsF metrics(font);
    qreal x = rect.x();
    if (flags & Qt::AlignRight)
        x = rect.right() - width(font, text);
    else if (flags & Qt::AlignHCenter)
        x += (rect.width() - width(font, text)) / 2;
    qreal baseline = rect.y() + metrics.ascent();
    if (flags & Qt::AlignVCenter)
        baseline = rect.y() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    else if (flags & Qt::AlignBottom)
        baseline = rect.bottom() - metrics.descent();
    walk(font, text, [&](const QString &run, qreal offset) { ShapedText::draw(painter, QPointF(x + offset, baseline), run); });
}
