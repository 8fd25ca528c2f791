#include "text/shares.h"

#include <QTest>
#include <numeric>

using namespace Qt::StringLiterals;

// Parts of a whole as people read them: whole percents that add up.
class SharesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharesAreNearestAndAddUp_data()
    {
        QTest::addColumn<QList<double>>("parts");
        QTest::addColumn<QList<int>>("shares");
        QTest::newRow("each rounded alone they are 101") << QList<double>{2299410, 629786, 342794, 307269} << QList<int>{64, 18, 9, 9};
        QTest::newRow("each rounded alone they are 99") << QList<double>{1, 1, 1} << QList<int>{34, 33, 33};
        QTest::newRow("exact ones stay") << QList<double>{75, 0, 25} << QList<int>{75, 0, 25};
        QTest::newRow("one is the whole") << QList<double>{12.5} << QList<int>{100};
        QTest::newRow("hardly anything is nothing") << QList<double>{999999, 1} << QList<int>{100, 0};
        QTest::newRow("seven alike") << QList<double>(7, 3.0) << QList<int>{15, 15, 14, 14, 14, 14, 14};
        QTest::newRow("of nothing") << QList<double>{0, 0} << QList<int>{0, 0};
        QTest::newRow("none") << QList<double>{} << QList<int>{};
    }
    void sharesAreNearestAndAddUp()
    {
        QFETCH(QList<double>, parts);
        QFETCH(QList<int>, shares);
        QCOMPARE(percentShares(parts), shares);
    }

    void anyPartsAddUpToAHundred()
    {
        for (int count = 1; count <= 12; ++count)
            for (int step = 1; step <= 40; ++step) {
                QList<double> parts;
                for (int part = 0; part < count; ++part)
                    parts.append(1 + part * part * step % 17 + part * .1);
                const QList<int> shares = percentShares(parts);
                QCOMPARE(std::accumulate(shares.begin(), shares.end(), 0), 100);
            }
    }
};

QTEST_APPLESS_MAIN(SharesTest)
#include "sharestest.moc"
