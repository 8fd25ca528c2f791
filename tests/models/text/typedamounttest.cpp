#include "text/typedamount.h"
#include "text/moneytext.h"

#include <QTest>
#include <limits>

using namespace Qt::StringLiterals;

namespace {
const QLocale english(QLocale::English, QLocale::UnitedStates);
const QLocale polish(QLocale::Polish);
const QLocale spanish(QLocale::Spanish);
}
Q_DECLARE_METATYPE(AmountProblem)

// Amounts as people type them, in their own separators, short or as a sum.
class TypedAmountTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typedAmountsAreExact_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("exponent");
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<qint64>("minor");
        QTest::newRow("plain") << u"62400"_s << 2 << english << 6240000LL;
        QTest::newRow("grouped") << u"62,400.00"_s << 2 << english << 6240000LL;
        QTest::newRow("thousands") << u"62.4k"_s << 2 << english << 6240000LL;
        QTest::newRow("millions") << u"1.25m"_s << 2 << english << 125000000LL;
        QTest::newRow("product") << u"52000*1.2"_s << 2 << english << 6240000LL;
        QTest::newRow("brackets") << u"(100+20)/8"_s << 2 << english << 1500LL;
        QTest::newRow("many numbers") << u"1+"_s.repeated(99) + u'1' << 2 << english << 10000LL;
        QTest::newRow("third is rounded") << u"10/3"_s << 2 << english << 333LL;
        QTest::newRow("half goes up") << u"0.05/2"_s << 2 << english << 3LL;
        QTest::newRow("what doubles get wrong") << u"0.1+0.2"_s << 2 << english << 30LL;
        QTest::newRow("comma as decimal in English") << u"1,5"_s << 2 << english << 150LL;
        QTest::newRow("comma as group in English") << u"1,500"_s << 2 << english << 150000LL;
        QTest::newRow("point as decimal in Polish") << u"1.5"_s << 2 << polish << 150LL;
        QTest::newRow("Polish") << u"62\u00A0400,50"_s << 2 << polish << 6240050LL;
        QTest::newRow("Polish with a plain space") << u"62 400,50"_s << 2 << polish << 6240050LL;
        QTest::newRow("Spanish") << u"62.400,50"_s << 2 << spanish << 6240050LL;
        QTest::newRow("point as group in Spanish") << u"1.500"_s << 2 << spanish << 150000LL;
        QTest::newRow("yen") << u"12,345"_s << 0 << english << 12345LL;
        QTest::newRow("dinar") << u"1.234"_s << 3 << english << 1234LL;
        QTest::newRow("unidad de fomento") << u"1.2345"_s << 4 << english << 12345LL;
        QTest::newRow("zeros beyond the cents") << u"1.500"_s << 2 << english << 150LL;
        QTest::newRow("negative") << u"-12.50"_s << 2 << english << -1250LL;
        QTest::newRow("negative with a real minus") << u"−12.50"_s << 2 << english << -1250LL;
        QTest::newRow("largest") << u"92233720368547758.07"_s << 2 << english << std::numeric_limits<qint64>::max();
        QTest::newRow("smallest") << u"-92233720368547758.08"_s << 2 << english << std::numeric_limits<qint64>::min();
    }

    void typedAmountsAreExact()
    {
        QFETCH(QString, typed);
        QFETCH(int, exponent);
        QFETCH(QLocale, locale);
        QFETCH(qint64, minor);
        const auto amount = parseAmount(typed, exponent, locale);
        QVERIFY(amount.has_value());
        QCOMPARE(*amount, minor);
    }

    void whatIsNoAmountIsRefused_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("exponent");
        QTest::addColumn<AmountProblem>("problem");
        QTest::newRow("word") << u"abc"_s << 2 << AmountProblem::NotAnAmount;
        QTest::newRow("scientific") << u"1e3"_s << 2 << AmountProblem::NotAnAmount;
        QTest::newRow("half a sum") << u"12+"_s << 2 << AmountProblem::NotAnAmount;
        QTest::newRow("open bracket") << u"(12"_s << 2 << AmountProblem::NotAnAmount;
        QTest::newRow("two points") << u"1.2.3"_s << 2 << AmountProblem::NotAnAmount;
        QTest::newRow("by nothing") << u"12/0"_s << 2 << AmountProblem::NotAnAmount;
        QTest::newRow("only a point") << u"."_s << 2 << AmountProblem::NotAnAmount;
        QTest::newRow("many brackets") << QString(5000, u'(') << 2 << AmountProblem::NotAnAmount;
        QTest::newRow("tenth of a cent") << u"1.234"_s << 2 << AmountProblem::TooManyDecimals;
        QTest::newRow("half a yen") << u"1.5"_s << 0 << AmountProblem::TooManyDecimals;
        QTest::newRow("fifth decimal") << u"1.23456"_s << 4 << AmountProblem::TooManyDecimals;
        QTest::newRow("one cent too much") << u"92233720368547758.08"_s << 2 << AmountProblem::TooLarge;
        QTest::newRow("product too large") << u"99999999999999*99999999999999"_s << 2 << AmountProblem::TooLarge;
        QTest::newRow("one more than 128 bits hold") << u"170141183460469231731687303715884105728"_s << 0 << AmountProblem::TooLarge;
        QTest::newRow("forty digits") << QString(40, u'9') << 2 << AmountProblem::TooLarge;
    }

    void whatIsNoAmountIsRefused()
    {
        QFETCH(QString, typed);
        QFETCH(int, exponent);
        QFETCH(AmountProblem, problem);
        const auto amount = parseAmount(typed, exponent, english);
        QVERIFY(!amount.has_value());
        QCOMPARE(amount.error(), problem);
    }

    void writtenAmountsReadBackTheSame()
    {
        for (const QLocale &locale : {english, polish, spanish}) {
            for (int exponent : {0, 2, 3, 4}) {
                for (qint64 minor : {0LL, 1LL, -1LL, 99LL, 123456789LL, -98765432109LL, std::numeric_limits<long long>::max(),
                                     std::numeric_limits<long long>::min()})
                    QCOMPARE(parseAmount(formatMinor(minor, exponent, locale), exponent, locale).value_or(42), minor);
            }
        }
        QCOMPARE(formatMinor(-5, 2, english), u"−0.05"_s);
        QCOMPARE(formatMinor(6240050, 2, polish), u"62\u00A0400,50"_s);
    }
};

QTEST_GUILESS_MAIN(TypedAmountTest)
#include "typedamounttest.moc"
