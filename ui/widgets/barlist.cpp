#include "widgets/barlist.h"
#include "widgets/shapedtext.h"
#include "widgets/statusglyph.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"
#include <QPainter>

namespace {
constexpr int glyphSide = 12;
constexpr int glyphGap = 5;

QFont noteFont(const BarsView::Bar &bar)
{
    return Theme::font(11, bar.warns ? QFont::DemiBold : QFont::Normal);
}

int noteWidth(const BarsView::Bar &bar)
{
    if (bar.note.isEmpty())
        return 0;
    return qCeil(ShapedText::width(noteFont(bar), bar.note)) + (bar.warns ? Theme::scaled(glyphSide + glyphGap) : 0);
}
}

BarList::BarList(QWidget *parent)
    : BarsView(parent)
{
}

int BarList::rowHeight() const
{
    return Theme::scaled(22);
}

void BarList::paintBar(QPainter &painter, const QRect &row, const Bar &bar)
{
    const Tokens &t = Theme::tokens();
    const QFont small = Theme::font(11);
    const QFontMetrics metrics(small);
    int labels = 0, notes = 0, values = 0;
    for (const Bar &each : bars()) {
        labels = qMax(labels, metrics.horizontalAdvance(each.label));
        notes = qMax(notes, noteWidth(each));
        values = qMax(values, qCeil(TabularText::width(Theme::font(11, QFont::DemiBold), each.text)));
    }
    labels = qMin(labels, row.width() * 3 / 5) + Theme::scaled(16);
    notes += notes > 0 ? Theme::scaled(24) : 0;

    painter.setFont(small);
    painter.setPen(t.ink2);
    painter.drawText(QRect(row.x(), row.y(), labels - Theme::scaled(12), row.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(bar.label, Qt::ElideRight, labels - Theme::scaled(12)));
    const int room = row.width() - labels - notes - values - Theme::scaled(10);
    const int length = bar.value > 0 ? qMax(2, qRound(room * bar.value / longest())) : 0;
    const int height = Theme::scaled(14);
    painter.fillRect(QRect(row.x() + labels, row.y() + (row.height() - height) / 2, length, height), t.series[0]);
    painter.setFont(Theme::font(11, QFont::DemiBold));
    painter.setPen(t.ink);
    TabularText::draw(painter, QRect(row.x() + labels + length + Theme::scaled(8), row.y(), values, row.height()), Qt::AlignVCenter,
                      bar.text);
    if (bar.note.isEmpty())
        return;
    painter.setFont(noteFont(bar));
    painter.setPen(bar.warns ? t.tone(Tone::Amber).ink : t.ink2);
    ShapedText::draw(painter, row, Qt::AlignRight | Qt::AlignVCenter, bar.note);
    if (bar.warns) {
        const int side = Theme::scaled(glyphSide);
        paintGlyph(painter, QRectF(row.right() + 1 - noteWidth(bar), row.y() + (row.height() - side) / 2.0, side, side), Glyph::Triangle,
                   t.tone(Tone::Amber).ink);
    }
}
