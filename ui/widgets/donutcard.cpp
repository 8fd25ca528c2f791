#include "widgets/donutcard.h"
#include "text/shares.h"
#include "widgets/chartcontent.h"
#include "widgets/donutlegend.h"
#include "widgets/tabulartext.h"
#include "widgets/theme.h"
#include <QBoxLayout>
#include <QEvent>
#include <QGraphicsLayout>
#include <QtCharts/QChartView>
#include <QtCharts/QPieSeries>
#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

// The ring itself, with the whole written in its middle. A click on a slice asks for what is behind it.
class Donut : public QChartView
{
public:
    std::function<void(int)> whenClicked;

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
        m_whole = whole;
        m_unit = unit;
        if (std::exchange(m_values, values) != values)
            build();
        viewport()->update();
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
        // The gap between two slices; one that is the whole has no neighbour.
        const bool isOne = std::ranges::count_if(m_values, [](double value) { return value > 0; }) == 1;
        for (size_t i = 0; i < static_cast<size_t>(m_values.size()); ++i) {
            const double value = m_values[static_cast<qsizetype>(i)];
            if (value <= 0)
                continue;
            QPieSlice *slice = pie->append(QString(), value);
            slice->setBrush(seriesBrush(i));
            slice->setPen(isOne ? QPen(Qt::NoPen) : QPen(t.surface, 2));
            connect(slice, &QPieSlice::clicked, this, [this, i] { whenClicked(int(i)); });
        }
        chart()->addSeries(pie);
    }

    QList<double> m_values;
    QString m_whole;
    QString m_unit;
};

DonutCard::DonutCard(const QString &title, const QString &unit, const QStringList &columns, QWidget *parent)
    : DonutCard(title, unit, columns, new Donut, new DonutLegend, parent)
{
}

DonutCard::DonutCard(const QString &title, const QString &unit, const QStringList &columns, Donut *ring, DonutLegend *legend,
                     QWidget *parent)
    : FigureCard(title, unit, picture(ring, legend), legend, parent)
    , m_ring(ring)
    , m_legend(legend)
    , m_columns(columns)
{
    connect(m_legend, &BarsView::activated, this, &DonutCard::activated);
    ring->whenClicked = [this](int slice) { Q_EMIT activated(slice); };
}

QWidget *DonutCard::picture(Donut *ring, DonutLegend *legend)
{
    auto picture = new QWidget;
    auto row = new QHBoxLayout(picture);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addWidget(ring, 1);
    row->addWidget(legend, 1, Qt::AlignVCenter);
    return picture;
}

void DonutCard::setSlices(const QList<Slice> &slices, const QString &whole, const QString &unit)
{
    QList<double> values;
    for (const Slice &slice : slices)
        values.append(slice.value);
    const QList<int> shares = percentShares(values);
    QList<BarsView::Bar> bars;
    QList<QStringList> rows;
    for (qsizetype i = 0; i < slices.size(); ++i) {
        const Slice &slice = slices.at(i);
        const QString share = tr("%1%").arg(shares.at(i));
        bars.append({.label = slice.name, .value = slice.value, .text = slice.text, .note = share, .callout = slice.callout});
        rows.append({slice.name, slice.text, share});
    }
    m_ring->show(values, whole, unit);
    m_legend->setBars(bars);
    setNumbers(m_columns + QStringList{tr("Share")}, rows);
}
