#include "widgets/cells.h"
#include "widgets/rowlook.h"
#include "widgets/shapedtext.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"
#include <QPainter>
#include <QStyleOptionViewItem>

using namespace Qt::StringLiterals;

namespace {
constexpr int barWidth = 32;
constexpr int barHeight = 4;
}

void BarCell::paint(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const Tokens &t = Theme::tokens();
    const QRect room = cellContent(option);
    painter.setFont(Theme::font(12));
    painter.setPen(t.ink2);
    if (percent < 0) {
        ShapedText::draw(painter, room, Qt::AlignVCenter, u"–"_s);
        return;
    }
    const int width = Theme::scaled(barWidth), height = Theme::scaled(barHeight);
    const QRect bar(room.x(), room.y() + (room.height() - height) / 2, width, height);
    painter.fillRect(bar, option.state & QStyle::State_Selected ? t.line2 : t.line);
    painter.fillRect(QRect(bar.topLeft(), QSize(width * qMin(percent, 100) / 100, height)), t.series[0]);
    TabularText::draw(painter, room.adjusted(width + Theme::scaled(6), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, u"%1%"_s.arg(percent));
}

int BarCell::width() const
{
    return Theme::scaled(barWidth + 6) + qCeil(TabularText::width(Theme::font(12), u"100%"_s));
}

void LengthCell::paint(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const QRect room = cellContent(option);
    const int height = Theme::scaled(10);
    painter.fillRect(QRect(room.x(), room.y() + (room.height() - height) / 2, qRound(room.width() * qBound(0.0, share, 1.0)), height),
                     Theme::tokens().series[0]);
}
