#include "verification/receipttext.h"

#include <QTest>

using namespace Qt::StringLiterals;

class ReceiptTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void amountsAreReadInEveryNotation_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("exponent");
        QTest::addColumn<qlonglong>("minor");
        QTest::newRow("German") << u"1.234,56"_s << 2 << 123456LL;
        QTest::newRow("English") << u"1,234.56"_s << 2 << 123456LL;
        QTest::newRow("Polish") << u"1 234,56"_s << 2 << 123456LL;
        QTest::newRow("Polish, not broken") << u"1\u00a0234,56"_s << 2 << 123456LL;
        QTest::newRow("Swiss") << u"1'234.56"_s << 2 << 123456LL;
        QTest::newRow("millions") << u"12.345.678,90"_s << 2 << 1234567890LL;
        QTest::newRow("whole") << u"1.234"_s << 2 << 123400LL;
        QTest::newRow("one decimal") << u"12,5"_s << 2 << 1250LL;
        QTest::newRow("plain") << u"94100"_s << 2 << 9410000LL;
        QTest::newRow("yen") << u"1,234"_s << 0 << 1234LL;
        QTest::newRow("dinar") << u"1,234"_s << 3 << 1234LL;
        QTest::newRow("too exact") << u"1.2345"_s << 2 << -1LL;
    }

    void amountsAreReadInEveryNotation()
    {
        QFETCH(QString, text);
        QFETCH(int, exponent);
        QFETCH(qlonglong, minor);
        QCOMPARE(amountIn(text, exponent).value_or(-1), minor);
    }

    void daysAreReadInEveryNotation_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("points") << u"12.05.2026"_s;
        QTest::newRow("ISO") << u"2026-05-12"_s;
        QTest::newRow("American") << u"05/12/2026"_s;
        QTest::newRow("slashes") << u"12/05/2026"_s;
        QTest::newRow("English") << u"12 May 2026"_s;
        QTest::newRow("month first") << u"May 12, 2026"_s;
        QTest::newRow("Polish") << u"12 maja 2026"_s;
        QTest::newRow("Spanish") << u"12 mayo 2026"_s;
        QTest::newRow("German") << u"12. Mai 2026"_s;
    }

    void daysAreReadInEveryNotation()
    {
        QFETCH(QString, text);
        QVERIFY(daysIn(text).contains(QDate(2026, 5, 12)));
    }

    void whatIsNoDayIsNone()
    {
        QVERIFY(daysIn(u"31.02.2026"_s).isEmpty());
        QVERIFY(daysIn(u"KB-2026-0917"_s).isEmpty());
    }

    void referencesDifferWhateverTheirSpacesAndCase()
    {
        QCOMPARE(distanceOf(u"KB-2026-0971"_s, u"kb 2026 0971"_s), 0);
        QCOMPARE(distanceOf(u"KB-2026-0971"_s, u"KB-2026-0917"_s), 2);
        QCOMPARE(distanceOf(u"KB-2026-0971"_s, u"KB-2026-097"_s), 1);
    }
};

QTEST_APPLESS_MAIN(ReceiptTextTest)
#include "receipttexttest.moc"
