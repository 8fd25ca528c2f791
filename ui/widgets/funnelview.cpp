#include "widgets/funnelview.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"
#include <QPainter>

using namespace Qt::StringLiterals;

FunnelView::FunnelView(QWidget *parent)
    : BarsView(parent)
{
}

int FunnelView::rowHeight() const
{
    return Theme::scaled(42);
}

QString FunnelView::percent(const Bar &bar) const
{
    const double first = bars().first().value;
    return first > 0 ? u"%1%"_s.arg(qRound(100 * bar.value / first)) : QString();
}

FunnelView::Room FunnelView::room() const
{
    Room room{Theme::scaled(36), Theme::scaled(36), Theme::scaled(50)};
    const int gap = Theme::scaled(8);
    const QFont strong = Theme::font(13, QFont::DemiBold);
    const QFont small = Theme::font(11);
    for (const Bar &bar : bars()) {
        room.counts = qMax(room.counts, qCeil(TabularText::width(strong, bar.text)) + gap);
        room.percents = qMax(room.percents, qCeil(TabularText::width(small, percent(bar))) + gap);
        room.notes = qMax(room.notes, QFontMetrics(small).horizontalAdvance(bar.note));
    }
    return room;
}

void FunnelView::paintBar(QPainter &painter, const QRect &row, const Bar &bar)
{
    const Tokens &t = Theme::tokens();
    painter.setFont(Theme::font(11));
    painter.setPen(t.ink2);
    const int words = Theme::scaled(16);
    painter.drawText(QRect(row.x(), row.y() + 2, row.width(), words), Qt::AlignLeft | Qt::AlignVCenter, bar.label);

    const Room room = this->room();
    const int figures = Theme::scaled(14) + room.counts + room.percents + room.notes;
    const QRect track(row.x(), row.y() + words + Theme::scaled(4), qMax(20, row.width() - figures), Theme::scaled(16));
    painter.fillRect(track, t.selectOff);
    painter.fillRect(QRect(track.topLeft(), QSize(qRound(track.width() * bar.value / longest()), track.height())), t.series[0]);

    const QRect side(track.right() + Theme::scaled(14), track.y() - 2, room.counts, track.height() + 4);
    painter.setFont(Theme::font(13, QFont::DemiBold));
    painter.setPen(t.ink);
    TabularText::draw(painter, side, Qt::AlignVCenter, bar.text);
    painter.setFont(Theme::font(11));
    painter.setPen(t.ink3);
    TabularText::draw(painter, side.translated(room.counts, 0), Qt::AlignVCenter, percent(bar));
    painter.drawText(QRect(side.x(), side.y(), row.right() - side.x() + 1, side.height()), Qt::AlignRight | Qt::AlignVCenter, bar.note);
}
