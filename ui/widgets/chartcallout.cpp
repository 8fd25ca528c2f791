#include "widgets/chartcallout.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"
#include <QPainter>

namespace {
constexpr int padding = 10;
int lineHeight()
{
    return Theme::scaled(18);
}
QFont lineFont(bool first)
{
    return Theme::font(12, first ? QFont::DemiBold : QFont::Normal);
}
}

ChartCallout::ChartCallout(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void ChartCallout::say(const QStringList &lines)
{
    m_lines = lines;
    resize(sizeHint());
    update();
}

QSize ChartCallout::sizeHint() const
{
    qreal width = 0;
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        width = qMax(width, TabularText::width(lineFont(i == 0), m_lines[i]));
    return {qCeil(width) + 2 * padding, static_cast<int>(m_lines.size()) * lineHeight() + 12};
}

void ChartCallout::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = Theme::tokens();
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.tip);
    painter.drawRoundedRect(rect(), 4, 4);
    painter.setPen(t.tipInk);
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        painter.setFont(lineFont(i == 0));
        TabularText::draw(painter, QRectF(padding, 6 + lineHeight() * static_cast<int>(i), width(), lineHeight()), Qt::AlignVCenter,
                          m_lines[i]);
    }
}
