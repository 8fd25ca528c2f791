#include "widgets/donutlegend.h"
#include "widgets/chartcontent.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"
#include <QPainter>

using namespace Qt::StringLiterals;

DonutLegend::DonutLegend(QWidget *parent)
    : BarsView(parent)
{
}

int DonutLegend::rowHeight() const
{
    return Theme::scaled(44);
}

void DonutLegend::paintBar(QPainter &painter, const QRect &row, const Bar &bar)
{
    const Tokens &t = Theme::tokens();
    const auto place = static_cast<size_t>(&bar - bars().constData());
    const int line = Theme::scaled(18);
    const int indent = Theme::scaled(20);
    painter.fillRect(QRect(row.x(), row.y() + (line - 10) / 2 + 2, 10, 10), seriesBrush(place));
    painter.setFont(Theme::font(13));
    painter.setPen(t.ink);
    const int percentRoom = Theme::scaled(40);
    painter.drawText(QRect(row.x() + indent, row.y() + 2, row.width() - indent - percentRoom, line), Qt::AlignVCenter,
                     QFontMetrics(painter.font()).elidedText(bar.label, Qt::ElideRight, row.width() - indent - percentRoom));
    painter.setFont(Theme::font(13, QFont::DemiBold));
    TabularText::draw(painter, QRect(row.x(), row.y() + 2, row.width(), line), Qt::AlignRight | Qt::AlignVCenter, bar.note);
    painter.setFont(Theme::font(11));
    painter.setPen(t.ink3);
    TabularText::draw(painter, QRect(row.x() + indent, row.y() + line + 2, row.width(), Theme::scaled(16)), Qt::AlignVCenter, bar.text);
}
