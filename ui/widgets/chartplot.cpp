#include "widgets/chartplot.h"
#include "widgets/chartcallout.h"
#include "widgets/chartparts.h"
#include "widgets/theme.h"
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <algorithm>
#include <cmath>

ChartPlot::ChartPlot(QWidget *parent)
    : QChartView(parent)
    , m_callout(new ChartCallout(this))
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(120, 90);
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 8, 8, 0);
    chart()->legend()->hide();
}

void ChartPlot::setContent(const ChartContent &content)
{
    const bool looksTheSame = looksLike(content);
    m_content = content;
    m_mark = qMin(m_mark, content.marks() - 1);
    looksTheSame ? placeCallout() : build();
}

// Axes and series are costly to make anew: a screen that is read again mostly shows the same.
bool ChartPlot::looksLike(const ChartContent &content) const
{
    const auto isSame = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    return content.categories == m_content.categories
           && std::ranges::equal(content.series, m_content.series, [&](const ChartSeries &a, const ChartSeries &b) {
                  return a.name == b.name && a.look == b.look && a.end == b.end && std::ranges::equal(a.values, b.values, isSame);
              });
}

void ChartPlot::build()
{
    chart()->removeAllSeries();
    const auto old = chart()->axes();
    for (QAbstractAxis *gone : old) {
        chart()->removeAxis(gone);
        delete gone; // at once: it would be painted until the event loop comes round
    }
    m_scale = nullptr;
    if (m_content.isEmpty())
        return;
    m_labelledEvery = labelledEvery(m_content, width() - 50);
    m_textScale = Theme::scaled(100);
    QAbstractAxis *x = categoryAxis(m_content, m_labelledEvery);
    QAbstractAxis *y = valueAxis(m_content);
    chart()->addAxis(x, Qt::AlignBottom);
    chart()->addAxis(y, Qt::AlignLeft);
    for (qsizetype i = 0; i < m_content.series.size(); ++i) {
        const QList<QAbstractSeries *> added = chartSeries(m_content, i);
        for (QAbstractSeries *series : added) {
            chart()->addSeries(series);
            series->attachAxis(x);
            series->attachAxis(y);
        }
        if (!m_scale)
            m_scale = added.last();
    }
    placeCallout();
}

QPointF ChartPlot::positionOf(qsizetype series, int mark) const
{
    return chart()->mapToPosition(QPointF(mark, m_content.series[series].values.value(mark)), m_scale);
}

void ChartPlot::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    if (m_content.isEmpty() || !m_scale)
        return;
    const Tokens &t = Theme::tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF plot = chart()->plotArea();
    if (m_mark >= 0 && m_content.series.first().look != ChartSeries::Bars) {
        painter->setPen(QPen(t.ink2, 1, Qt::DotLine));
        const qreal x = positionOf(0, m_mark).x();
        painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    for (qsizetype i = 0; i < m_content.series.size(); ++i) {
        const ChartSeries &series = m_content.series[i];
        const QColor color = seriesColor(m_content, i);
        if (series.look == ChartSeries::Bars) {
            if (m_mark < 0)
                continue;
            const QPointF top = positionOf(i, m_mark);
            const qreal half = plot.width() / m_content.marks() * 0.55 / 2 + 2;
            painter->setPen(QPen(t.ink, 1.5));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(QRectF(top.x() - half, top.y() - 2, 2 * half, plot.bottom() - top.y() + 2));
            continue;
        }
        if (series.look == ChartSeries::Comparison)
            continue;
        const bool dots = m_content.marks() <= 32;
        for (int mark = 0; mark < series.values.size(); ++mark) {
            if (std::isnan(series.values[mark]) || (mark != m_mark && !dots))
                continue;
            const bool current = mark == m_mark;
            painter->setPen(current ? QPen(color, 2) : QPen(Qt::NoPen));
            painter->setBrush(current ? t.surface : color);
            painter->drawEllipse(positionOf(i, mark), current ? 5 : 2.5, current ? 5 : 2.5);
        }
    }
    drawEnds(*painter);
    painter->restore();
}

QList<ChartEnd> ChartPlot::ends() const
{
    const QFontMetricsF metrics(Theme::font(11));
    QList<ChartEnd> ends;
    QList<QPolygonF> lines;
    for (qsizetype i = 0; i < m_content.series.size(); ++i) {
        const ChartSeries &series = m_content.series[i];
        const bool isBar = series.look == ChartSeries::Bars;
        QPolygonF line;
        for (int mark = 0; mark < series.values.size(); ++mark)
            if (!std::isnan(series.values[mark]))
                line.append(positionOf(i, mark));
        if (!series.end.isEmpty() && !line.isEmpty())
            ends.append({series.end, line.last(), isBar, series.look == ChartSeries::Comparison,
                         QRectF(0, 0, metrics.horizontalAdvance(series.end), metrics.height())});
        if (!isBar)
            lines.append(line);
    }
    placeEnds(ends, lines, chart()->plotArea(), rect().right() - 1);
    return ends;
}

// What a line is, at its last value: told by place, not by colour alone.
void ChartPlot::drawEnds(QPainter &painter) const
{
    const Tokens &t = Theme::tokens();
    painter.setFont(Theme::font(11));
    const QFontMetricsF metrics(painter.font());
    const QList<ChartEnd> words = ends();
    for (const ChartEnd &end : words) {
        painter.setPen(end.isComparison ? t.ink3 : t.ink2);
        painter.drawText(QPointF(end.place.left(), end.place.top() + metrics.ascent()), end.words);
    }
}

QString ChartPlot::markText(int mark) const
{
    return m_content.calloutAt(mark).join(u", ");
}

QRect ChartPlot::markRect(int mark) const
{
    if (!m_scale)
        return {};
    const QRectF plot = chart()->plotArea();
    const qreal step = plot.width() / qMax(1, m_content.marks());
    return QRectF(positionOf(0, mark).x() - step / 2, plot.top(), step, plot.height()).toRect();
}

void ChartPlot::setCurrentMark(int mark)
{
    mark = qBound(-1, mark, m_content.marks() - 1);
    if (mark == m_mark)
        return;
    m_mark = mark;
    placeCallout();
    viewport()->update();
    if (mark >= 0) {
        setAccessibleDescription(markText(mark));
        tellCurrentMark(this, mark);
    }
}

void ChartPlot::placeCallout()
{
    m_callout->setVisible(m_mark >= 0 && m_scale);
    if (m_callout->isHidden())
        return;
    m_callout->say(m_content.calloutAt(m_mark));
    const QPointF at = positionOf(0, m_mark);
    const bool left = at.x() + 12 + m_callout->width() > width();
    const int x = qRound(left ? at.x() - 12 - m_callout->width() : at.x() + 12);
    // Below the middle of the plot when the mark is above it, so that the course stays visible.
    const QRectF plot = chart()->plotArea();
    const qreal y = at.y() < plot.center().y() ? plot.bottom() - m_callout->height() - 10 : plot.top() + 4;
    m_callout->move(qMax(0, x), qRound(y));
}

int ChartPlot::markAt(const QPointF &position) const
{
    if (!m_scale || !chart()->plotArea().adjusted(-6, 0, 6, 24).contains(position))
        return -1;
    return qBound(0, qRound(chart()->mapToValue(position, m_scale).x()), m_content.marks() - 1);
}

void ChartPlot::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Right:
        setCurrentMark(m_mark + 1);
        break;
    case Qt::Key_Left:
        setCurrentMark(qMax(0, m_mark - 1));
        break;
    case Qt::Key_Home:
        setCurrentMark(0);
        break;
    case Qt::Key_End:
        setCurrentMark(m_content.marks() - 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_mark >= 0)
            Q_EMIT activated(m_mark);
        break;
    default:
        event->ignore();
    }
}

void ChartPlot::mouseMoveEvent(QMouseEvent *event)
{
    const int mark = markAt(event->position());
    setCurrentMark(mark < 0 && hasFocus() ? m_mark : mark);
}

void ChartPlot::mousePressEvent(QMouseEvent *event)
{
    if (const int mark = markAt(event->position()); mark >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT activated(mark);
}

void ChartPlot::leaveEvent(QEvent *event)
{
    if (!hasFocus())
        setCurrentMark(-1);
    QChartView::leaveEvent(event);
}

void ChartPlot::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    if (m_mark < 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentMark(m_content.marks() - 1);
}

void ChartPlot::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    setCurrentMark(-1);
}

void ChartPlot::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    if (m_scale && labelledEvery(m_content, width() - 50) != m_labelledEvery)
        build(); // another width, another choice of labels
    else
        placeCallout();
}

void ChartPlot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || (event->type() == QEvent::StyleChange && m_textScale != Theme::scaled(100)))
        build();
    QChartView::changeEvent(event);
}
