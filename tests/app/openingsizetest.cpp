#include "openingsize.h"

#include <QTest>

// Where a second window opens, whatever the first one takes of the screen.
class OpeningSizeTest : public QObject
{
    Q_OBJECT
    static constexpr QSize Least{1100, 700};

private Q_SLOTS:
    void anotherWindowStandsAsideAndWithinTheScreen_data()
    {
        QTest::addColumn<QRect>("available");
        QTest::addColumn<QRect>("first");
        QTest::addColumn<QRect>("another");
        const QRect large(0, 0, 1920, 1080);
        const QRect designed(0, 0, 1440, 900);
        QTest::newRow("with room") << large << QRect(100, 100, 1200, 800) << QRect(132, 132, 1200, 800);
        QTest::newRow("of a full size") << designed << designed << QRect(32, 32, 1408, 868);
        QTest::newRow("below a panel") << QRect(0, 30, 1440, 870) << QRect(0, 30, 1440, 870) << QRect(32, 62, 1408, 838);
        QTest::newRow("at the far corner") << large << QRect(720, 380, 1200, 700) << QRect(752, 380, 1168, 700);
        QTest::newRow("on a screen at the left") << QRect(-1440, 0, 1440, 900) << QRect(-1440, 0, 1440, 900) << QRect(-1408, 32, 1408, 868);
        QTest::newRow("hardly larger than the least") << QRect(0, 0, 1110, 710) << QRect(0, 0, 1110, 710) << QRect(10, 10, 1100, 700);
    }
    void anotherWindowStandsAsideAndWithinTheScreen()
    {
        QFETCH(QRect, available);
        QFETCH(QRect, first);
        QFETCH(QRect, another);
        QCOMPARE(besideFrame(first, first.size(), Least, available), another);
        QVERIFY(available.contains(another));
    }
};

QTEST_GUILESS_MAIN(OpeningSizeTest)
#include "openingsizetest.moc"
