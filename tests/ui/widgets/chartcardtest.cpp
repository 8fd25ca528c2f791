#include "widgets/chartcard.h"
#include "widgets/chartplot.h"
#include "widgets/donutcard.h"
#include "widgets/donutlegend.h"
#include "widgets/funnelview.h"
#include "widgets/theme.h"
#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QtCharts/QChartView>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {
ChartContent threeWeeks()
{
    return {{u"18"_s, u"19"_s, u"20"_s},
            {{u"This period"_s, {100, 200, 150}, ChartSeries::Area}, {u"Previous"_s, {90, 180, 120}, ChartSeries::Comparison}},
            {},
            {}};
}
}

class ChartCardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arrowsWalkTheMarksAndEnterAsksForWhatIsBehind()
    {
        ChartCard card(u"Revenue"_s);
        card.resize(600, 300);
        card.setContent(threeWeeks());
        QSignalSpy activated(&card, &ChartCard::activated);
        QTest::keyClick(card.plot(), Qt::Key_Home);
        QCOMPARE(card.plot()->currentMark(), 0);
        QTest::keyClick(card.plot(), Qt::Key_Right);
        QTest::keyClick(card.plot(), Qt::Key_Right);
        QTest::keyClick(card.plot(), Qt::Key_Right);
        QCOMPARE(card.plot()->currentMark(), 2);
        QTest::keyClick(card.plot(), Qt::Key_Left);
        QTest::keyClick(card.plot(), Qt::Key_Return);
        QCOMPARE(activated.takeFirst().first().toInt(), 1);
        QVERIFY(card.plot()->accessibleDescription().contains(u"200"_s));
    }

    // Painted in one colour each: the last pixel of a column's word and of its figures stand on one line.
    void theWordsOfATableStandOverItsFigures()
    {
        ChartCard card(u"Revenue"_s);
        card.setContent({{u"18"_s}, {{u"88888"_s, {88888}, ChartSeries::Area}}, {}, {}});
        card.showTable(true);
        card.resize(500, 300);
        card.show();
        QTableView *table = card.table();
        table->clearSelection();
        table->setCurrentIndex({});
        const auto end = [](QWidget *widget, const QRect &area) {
            const QImage image = widget->grab(area).toImage();
            const QRgb ground = image.pixel(1, image.height() / 2);
            for (int x = image.width() - 1; x >= 0; --x)
                for (int y = 2; y < image.height() - 2; ++y)
                    if (qAbs(qGray(image.pixel(x, y)) - qGray(ground)) > 60)
                        return area.left() + x;
            return -1;
        };
        const QHeaderView *header = table->horizontalHeader();
        const QRect word(header->sectionViewportPosition(1), 0, header->sectionSize(1), header->height());
        const int ofWord = end(header->viewport(), word);
        const int ofFigure = end(table->viewport(), table->visualRect(table->model()->index(0, 1)));
        QVERIFY2(ofWord > 0 && qAbs(ofWord - ofFigure) <= 2, qPrintable(u"%1 and %2"_s.arg(ofWord).arg(ofFigure)));
    }

    void vShowsTheSameNumbersAsATable()
    {
        ChartCard card(u"Revenue"_s);
        card.setContent(threeWeeks());
        QTest::keyClick(&card, Qt::Key_V);
        QVERIFY(card.showsTable());
        const QAbstractItemModel *model = card.table()->model();
        QCOMPARE(model->rowCount(), 3);
        for (int column = 0; column < model->columnCount(); ++column)
            QVERIFY2(!model->headerData(column, Qt::Horizontal).toString().isEmpty(), qPrintable(QString::number(column)));
        QCOMPARE(model->index(1, 0).data().toString(), u"19"_s);
        QCOMPARE(model->index(1, 1).data().toString(), u"200"_s);
        QCOMPARE(model->index(1, 2).data().toString(), u"180"_s);
        card.setContent(threeWeeks());
        QVERIFY(card.showsTable());
    }

    void anEmptyChartSaysASentence()
    {
        ChartCard card(u"Revenue"_s);
        card.setEmptySentence(u"No verified payments in these 13 weeks"_s);
        card.setContent({});
        card.show();
        QVERIFY(!card.plot()->isVisible());
        QVERIFY(!card.table()->isVisible());
        QTest::keyClick(card.plot(), Qt::Key_Right);
        QCOMPARE(card.plot()->currentMark(), -1);
    }

    void theAxisHasAtMostFiveTicksAndHoldsTheLargest()
    {
        for (double largest : {0.0, 3.0, 7.0, 99.0, 100.0, 101.0, 194400.0, 2184300.0}) {
            const QList<double> ticks = axisTicks(largest);
            QVERIFY2(ticks.size() <= 5, qPrintable(QString::number(largest)));
            QVERIFY(ticks.last() >= largest);
            QCOMPARE(ticks.first(), 0.0);
        }
        QCOMPARE(shortNumber(160000), u"160k"_s);
        QCOMPARE(shortNumber(1200000), u"1.2M"_s);
    }

    void aStepOfAFunnelIsWalkedToAndOpened()
    {
        FunnelView funnel;
        funnel.setBars(
            {{.label = u"Entered"_s, .value = 128, .text = u"128"_s}, {.label = u"First payment"_s, .value = 104, .text = u"104"_s}});
        QSignalSpy activated(&funnel, &BarsView::activated);
        QTest::keyClick(&funnel, Qt::Key_Down);
        QTest::keyClick(&funnel, Qt::Key_Down);
        QTest::keyClick(&funnel, Qt::Key_Return);
        QCOMPARE(activated.first().first().toInt(), 1);
    }

    // Figures of a million deals stand apart: right of the bar there is ink for the count, for its percent and for the words.
    void aFunnelHasRoomForLongFigures()
    {
        FunnelView funnel;
        funnel.resize(440, 100);
        funnel.setBars({{.label = u"Entered"_s, .value = 1'284'017, .text = u"1,284,017"_s},
                        {.label = u"First payment"_s, .value = 1'104'999, .text = u"1,104,999"_s, .note = u"179,018"_s}});
        const QImage image = funnel.grab().toImage();
        const int row = funnel.markRect(1).top();
        QList<int> gaps;
        int blank = 0;
        for (int x = 0; x < image.width(); ++x) {
            bool hasInk = false;
            for (int y = row + Theme::scaled(20); y < row + Theme::scaled(36) && !hasInk; ++y)
                hasInk = image.pixel(x, y) != image.pixel(image.width() - 1, 0);
            if (hasInk && blank >= 6)
                gaps.append(blank);
            blank = hasInk ? 0 : blank + 1;
        }
        QCOMPARE(gaps.size(), 3);
    }

    // Lines that end near each other, and one that ends in the corner of the plot.
    void wordsAtTheEndsOfLinesMeetNeitherEachOtherNorALine()
    {
        for (const double mine : {10.0, 55.0, 58.0, 60.0, 62.0, 65.0, 90.0, 118.0})
            for (const int days : {2, 5, 14, 21, 29, 30}) {
                ChartCard card(u"Pace"_s);
                card.resize(380, 200);
                ChartSeries me{u"Me"_s, {}, ChartSeries::Area, u"Me 338.0k"_s};
                ChartSeries even{u"Target pace"_s, {}, ChartSeries::Comparison, u"Target pace"_s};
                ChartContent content;
                for (int day = 1; day <= 30; ++day) {
                    content.categories.append(QString::number(day));
                    me.values.append(day <= days ? mine * day / days : std::nan(""));
                    even.values.append(4.0 * day);
                }
                content.series = {me, even};
                card.setContent(content);
                card.show();
                QVERIFY(QTest::qWaitForWindowExposed(&card));
                const QList<ChartEnd> ends = card.plot()->ends();
                QCOMPARE(ends.size(), 2);
                QVERIFY2(!ends.first().place.intersects(ends.last().place), qPrintable(u"%1 on day %2"_s.arg(mine).arg(days)));
                for (const ChartEnd &end : ends)
                    QVERIFY(card.plot()->rect().toRectF().contains(end.place));
            }
    }

    // A second reading mostly brings the same numbers: then nothing is built anew.
    void theSameNumbersLeaveAChartAsItIs()
    {
        ChartCard card(u"Revenue"_s);
        card.resize(600, 300);
        card.show();
        const auto content = [](double last) { return ChartContent{{u"W8"_s, u"9"_s}, {{u"Now"_s, {1, last}, ChartSeries::Area}}}; };
        card.setContent(content(2));
        const QPointer<QAbstractAxis> axis = card.plot()->chart()->axes().value(0);
        QVERIFY(axis);
        card.setContent(content(2));
        QVERIFY(axis);
        card.setContent(content(3));
        QVERIFY(!axis);
    }

    // The same in the picture, to screen readers and in the table.
    void sharesAddUpWhereverTheyAreTold()
    {
        DonutCard card(u"Methods"_s, {}, {u"Method"_s, u"Amount"_s});
        card.setSlices({{u"Transfer"_s, 2299410, u"2,299,410"_s},
                        {u"Card"_s, 629786, u"629,786"_s},
                        {u"Wallet"_s, 342794, u"342,794"_s},
                        {u"Cash"_s, 307269, u"307,269"_s}},
                       u"3.6M"_s, u"PLN"_s);
        const QStringList shares{u"64%"_s, u"18%"_s, u"9%"_s, u"9%"_s};
        for (int slice = 0; slice < shares.size(); ++slice) {
            QCOMPARE(card.legend()->bars().at(slice).note, shares.at(slice));
            QVERIFY(card.legend()->markText(slice).endsWith(shares.at(slice)));
            QCOMPARE(card.rows().at(slice).last(), shares.at(slice));
        }
    }

    void aClickOnASliceAsksForWhatIsBehindIt()
    {
        DonutCard card(u"Methods"_s, {}, {u"Method"_s, u"Amount"_s});
        card.resize(420, 220);
        card.setSlices({{u"Transfer"_s, 75, u"75"_s}, {u"Cheque"_s, 0, u"0"_s}, {u"Cash"_s, 25, u"25"_s}}, u"100"_s, u"PLN"_s);
        card.show();
        QVERIFY(QTest::qWaitForWindowExposed(&card));
        auto ring = card.findChild<QChartView *>();
        const QSignalSpy activated(&card, &DonutCard::activated);
        const auto click = [ring](double degrees) {
            const QRectF plot = ring->chart()->plotArea();
            const double radius = qMin(plot.width(), plot.height()) / 2 * .94 * .8; // between hole and rim
            const double angle = degrees * M_PI / 180;
            const QPointF at = plot.center() + QPointF(radius * std::sin(angle), -radius * std::cos(angle));
            QTest::mouseClick(ring->viewport(), Qt::LeftButton, {}, ring->mapFromScene(ring->chart()->mapToScene(at)));
        };
        click(90);
        click(315);
        QCOMPARE(activated.size(), 2);
        QCOMPARE(activated.first().first().toInt(), 0);
        QCOMPARE(activated.last().first().toInt(), 2); // what is nothing has no slice
    }
};

QTEST_MAIN(ChartCardTest)
#include "chartcardtest.moc"
