#include "widgets/barlist.h"
#include "widgets/statusglyph.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"
#include <QPainter>

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
        notes = qMax(notes, metrics.horizontalAdvance(each.note));
        values = qMax(values, qCeil(TabularText::width(Theme::font(11, QFont::DemiBold), each.text)));
    }
    labels = qMin(labels, row.width() / 2) + Theme::scaled(16);
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
    painter.setFont(bar.warns ? Theme::font(11, QFont::DemiBold) : small);
    painter.setPen(bar.warns ? t.tone(Tone::Amber).ink : t.ink2);
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, bar.note);
    if (bar.warns) {
        const int side = Theme::scaled(12);
        paintGlyph(painter, QRectF(row.right() - notes, row.y() + (row.height() - side) / 2.0, side, side), Glyph::Triangle,
                   t.tone(Tone::Amber).ink);
    }
}
