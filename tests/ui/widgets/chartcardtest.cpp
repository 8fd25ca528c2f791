#include "widgets/chartcard.h"
#include "widgets/chartplot.h"
#include "widgets/funnelview.h"
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

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

    void vShowsTheSameNumbersAsATable()
    {
        ChartCard card(u"Revenue"_s);
        card.setContent(threeWeeks());
        QTest::keyClick(&card, Qt::Key_V);
        QVERIFY(card.showsTable());
        const QAbstractItemModel *model = card.table()->model();
        QCOMPARE(model->rowCount(), 3);
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

    void aFunnelCountsWhatEachStepLost()
    {
        FunnelView funnel;
        funnel.setSteps({{u"Entered"_s, 128}, {u"First payment"_s, 104}});
        QCOMPARE(funnel.bars().first().note, QString());
        QCOMPARE(funnel.bars().last().note, u"24 lost"_s);
        QSignalSpy activated(&funnel, &BarsView::activated);
        QTest::keyClick(&funnel, Qt::Key_Down);
        QTest::keyClick(&funnel, Qt::Key_Down);
        QTest::keyClick(&funnel, Qt::Key_Return);
        QCOMPARE(activated.first().first().toInt(), 1);
    }
};

QTEST_MAIN(ChartCardTest)
#include "chartcardtest.moc"
