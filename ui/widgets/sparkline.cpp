#include "widgets/sparkline.h"
#include "widgets/theme.h"
#include <QPainter>
#include <QPainterPath>

void paintSparkline(QPainter &painter, const QRectF &rect, const QList<double> &values, bool area)
{
    if (values.size() < 2)
        return;
    const Tokens &t = Theme::tokens();
    const QRectF room = rect.adjusted(1, 3, -4, -3);
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double span = *high > *low ? *high - *low : 1;
    QPolygonF line;
    for (qsizetype i = 0; i < values.size(); ++i)
        line.append({room.x() + room.width() * static_cast<double>(i) / static_cast<double>(values.size() - 1),
                     room.bottom() - room.height() * (values[i] - *low) / span});

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (area) {
        QColor fill = t.series[0];
        fill.setAlphaF(0.12F);
        painter.setBrush(fill);
        QPolygonF ground = line;
        ground << QPointF(line.last().x(), rect.bottom()) << QPointF(line.first().x(), rect.bottom());
        painter.drawPolygon(ground);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.series[0], 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.series[0]);
    painter.drawEllipse(line.last(), 2.5, 2.5);
    painter.restore();
}

Sparkline::Sparkline(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // narrower where five stand in a small window
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Sparkline::setValues(const QList<double> &values)
{
    m_values = values;
    setVisible(values.size() > 1);
    update();
}

QSize Sparkline::sizeHint() const
{
    return {Theme::scaled(64), Theme::scaled(26)};
}

QSize Sparkline::minimumSizeHint() const
{
    return {Theme::scaled(24), Theme::scaled(26)};
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintSparkline(painter, rect(), m_values);
}
