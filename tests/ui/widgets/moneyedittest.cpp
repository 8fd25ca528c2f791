#include "widgets/moneyedit.h"
#include "text/moneytext.h"
#include <QSignalSpy>
#include <QTest>
#include <limits>

using namespace Qt::StringLiterals;

namespace {
const QLocale english(QLocale::English, QLocale::UnitedStates);
const QLocale polish(QLocale::Polish);
const QLocale spanish(QLocale::Spanish);
}
Q_DECLARE_METATYPE(AmountProblem)

class MoneyEditTest : public QObject
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

    void leavingTheFieldShowsTheAmountInFull()
    {
        MoneyEdit edit;
        edit.setLocale(english);
        QSignalSpy changed(&edit, &MoneyEdit::minorChanged);
        QTest::keyClicks(&edit, u"62.4k"_s);
        QCOMPARE(edit.minor(), std::optional<qint64>(6240000));
        QVERIFY(changed.count() > 0);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(edit.text(), u"62,400.00"_s);
    }

    void aCurrencyMayBeTypedWithTheAmount_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("minor");
        QTest::newRow("behind") << u"100 usd"_s << 10000LL;
        QTest::newRow("before") << u"USD 100"_s << 10000LL;
        QTest::newRow("close by") << u"100usd"_s << 10000LL;
        QTest::newRow("behind thousands") << u"12k usd"_s << 1200000LL;
        QTest::newRow("behind millions") << u"1.5m usd"_s << 150000000LL;
        QTest::newRow("behind what English people don't write") << u"1 250,50 usd"_s << 125050LL;
        QTest::newRow("behind a sum") << u"52000*1.2 Usd"_s << 6240000LL;
    }
    void aCurrencyMayBeTypedWithTheAmount()
    {
        QFETCH(QString, typed);
        QFETCH(qint64, minor);
        MoneyEdit edit;
        edit.setLocale(english);
        edit.setCurrencies({u"EUR"_s, u"USD"_s});
        QSignalSpy currency(&edit, &MoneyEdit::currencyTyped);
        QTest::keyClicks(&edit, typed);
        QCOMPARE(edit.minor(), std::optional(minor));
        QCOMPARE(currency.last().first().toString(), u"USD"_s);
        QVERIFY(edit.problem().isEmpty());
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(edit.text(), formatMinor(minor, 2, english));
    }

    void anotherCurrencyThanThereIsIsNoAmount()
    {
        MoneyEdit edit;
        edit.setLocale(english);
        QTest::keyClicks(&edit, u"100 usd"_s);
        QVERIFY(edit.problem().startsWith(u"This is not an amount"_s)); // nobody said that there are currencies
        edit.clear();
        edit.setCurrencies({u"EUR"_s});
        QTest::keyClicks(&edit, u"100 usd"_s);
        QCOMPARE(edit.minor(), std::nullopt);
        QCOMPARE(edit.problem(), u"The amount is in EUR here."_s);
        edit.clear();
        QTest::keyClicks(&edit, u"100 eur"_s);
        QCOMPARE(edit.minor(), std::optional<qint64>(10000));
        edit.setCurrencies({u"EUR"_s, u"PLN"_s});
        edit.clear();
        QTest::keyClicks(&edit, u"100 xyz"_s);
        QCOMPARE(edit.problem(), u"There is no currency XYZ here."_s);
    }

    void anEmptyFieldHasNoAmountAndNoProblem()
    {
        MoneyEdit edit;
        edit.setMinor(100);
        edit.clear();
        QTest::keyClicks(&edit, u"1"_s);
        QTest::keyClick(&edit, Qt::Key_Backspace);
        QCOMPARE(edit.minor(), std::nullopt);
        QVERIFY(edit.problem().isEmpty());
        QVERIFY(!edit.minorVariant().isValid());
    }

    void tooManyDecimalsAreSaidAndKept()
    {
        MoneyEdit edit;
        edit.setLocale(english);
        edit.setExponent(0);
        QTest::keyClicks(&edit, u"12.5"_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(edit.text(), u"12.5"_s);
        QCOMPARE(edit.problem(), u"This currency has no decimals."_s);
    }

    void anotherCurrencyKeepsTheFigure()
    {
        MoneyEdit edit;
        edit.setLocale(english);
        edit.setMinor(1200);
        edit.setExponent(0);
        QCOMPARE(edit.minor(), std::optional<qint64>(12));
    }

    void theUserPropertyIsTheAmount()
    {
        MoneyEdit edit;
        QCOMPARE(QLatin1StringView(edit.metaObject()->userProperty().name()), "minor"_L1);
        edit.setProperty("minor", 4200LL);
        QCOMPARE(edit.minor(), std::optional<qint64>(4200));
        edit.setProperty("minor", QVariant());
        QVERIFY(edit.text().isEmpty());
    }
};

QTEST_MAIN(MoneyEditTest)
#include "moneyedittest.moc"
