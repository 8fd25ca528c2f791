#include "widgets/donutcard.h"
#include "widgets/donutlegend.h"
#include "widgets/emptystate.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"
#include <QBoxLayout>
#include <QEvent>
#include <QGraphicsLayout>
#include <QtCharts/QChartView>
#include <QtCharts/QPieSeries>

using namespace Qt::StringLiterals;

// The ring itself, with the whole written in its middle.
class Donut : public QChartView
{
public:
    Donut()
    {
        setRenderHint(QPainter::Antialiasing);
        setFrameShape(QFrame::NoFrame);
        setBackgroundBrush(Qt::NoBrush);
        viewport()->setAutoFillBackground(false);
        setFocusPolicy(Qt::NoFocus);
        setMinimumSize(120, 120);
        chart()->setBackgroundVisible(false);
        chart()->setMargins({});
        chart()->layout()->setContentsMargins(0, 0, 0, 0);
        chart()->legend()->hide();
    }

    void show(const QList<double> &values, const QString &whole, const QString &unit)
    {
        m_values = values;
        m_whole = whole;
        m_unit = unit;
        build();
    }

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override
    {
        QChartView::drawForeground(painter, rect);
        const QRectF plot = chart()->plotArea();
        const qreal line = Theme::scaled(22);
        QFont large = Theme::font(18, QFont::DemiBold);
        const qreal hole = qMin(plot.width(), plot.height()) * .94 * .61 * .88;
        if (const qreal wide = TabularText::width(large, m_whole); wide > hole)
            large.setPixelSize(qMax(10, qFloor(large.pixelSize() * hole / wide)));
        painter->setFont(large);
        painter->setPen(Theme::tokens().ink);
        TabularText::draw(*painter, QRectF(plot.x(), plot.center().y() - line, plot.width(), line), Qt::AlignHCenter | Qt::AlignVCenter,
                          m_whole);
        painter->setFont(Theme::font(11));
        painter->setPen(Theme::tokens().ink2);
        painter->drawText(QRectF(plot.x(), plot.center().y() + 1, plot.width(), Theme::scaled(16)), Qt::AlignCenter, m_unit);
    }

    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange)
            build();
        QChartView::changeEvent(event);
    }

private:
    void build()
    {
        const Tokens &t = Theme::tokens();
        chart()->removeAllSeries();
        auto pie = new QPieSeries;
        pie->setPieSize(.94);
        pie->setHoleSize(.61);
        for (size_t i = 0; i < static_cast<size_t>(m_values.size()); ++i) {
            QPieSlice *slice = pie->append(QString(), m_values[static_cast<qsizetype>(i)]);
            slice->setBrush(t.series[i % t.series.size()]);
            slice->setPen(QPen(t.surface, 2));
        }
        chart()->addSeries(pie);
    }

    QList<double> m_values;
    QString m_whole;
    QString m_unit;
};

DonutCard::DonutCard(const QString &title, const QString &unit, QWidget *parent)
    : Card(title, unit, parent)
    , m_ring(new Donut)
    , m_legend(new DonutLegend)
    , m_empty(new EmptyState(u"office-chart-bar"_s, tr("Nothing to show for this period"), {}))
{
    m_legend->setAccessibleName(title);
    auto row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(m_ring, 1);
    row->addWidget(m_legend, 1, Qt::AlignVCenter);
    body()->addLayout(row, 1);
    body()->addWidget(m_empty, 1);
    setSlices({}, {}, {});
    connect(m_legend, &BarsView::activated, this, &DonutCard::activated);
}

void DonutCard::setEmptySentence(const QString &sentence)
{
    m_empty->say(u"office-chart-bar"_s, sentence);
}

void DonutCard::setSlices(const QList<Slice> &slices, const QString &whole, const QString &unit)
{
    QList<double> values;
    QList<BarsView::Bar> bars;
    for (const Slice &slice : slices) {
        values.append(slice.value);
        bars.append({slice.name, slice.value, slice.text});
    }
    m_ring->show(values, whole, unit);
    m_legend->setBars(bars);
    m_ring->setVisible(!slices.isEmpty());
    m_legend->setVisible(!slices.isEmpty());
    m_empty->setVisible(slices.isEmpty());
}
