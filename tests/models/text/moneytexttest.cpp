#include "text/moneytext.h"

#include <QTest>
#include <limits>

using namespace Qt::StringLiterals;

class MoneyTextTest : public QObject
{
    Q_OBJECT
    const QLocale m_english{QLocale::English, QLocale::UnitedKingdom};
    const QLocale m_polish{QLocale::Polish, QLocale::Poland};

private Q_SLOTS:
    void decimalsFollowTheCurrency()
    {
        QCOMPARE(formatMinor(8'460'000, 2, m_english), u"84,600.00"_s);
        QCOMPARE(formatMinor(84'600, 0, m_english), u"84,600"_s);
        QCOMPARE(formatMinor(1'234'567, 3, m_english), u"1,234.567"_s);
        QCOMPARE(formatMinor(5, 2, m_english), u"0.05"_s);
    }
    void theLocaleDecidesSeparators() { QCOMPARE(formatMinor(1'234'567, 2, m_polish), u"12\u00a0345,67"_s); }
    void negativeAmountsHaveAMinusSign()
    {
        QCOMPARE(formatMinor(-516, 2, m_english), u"−5.16"_s);
        QCOMPARE(formatMinor(std::numeric_limits<qlonglong>::min(), 2, m_english), u"−92,233,720,368,547,758.08"_s);
    }
    void figuresAreRoundedToWholeUnits()
    {
        QCOMPARE(wholeAmount(8'460'049, 2, m_english), u"84,600"_s);
        QCOMPARE(wholeAmount(-150, 2, m_english), u"−2"_s);
        QCOMPARE(wholeAmount(-49, 2, m_english), u"0"_s);
        QCOMPARE(wholeAmount(1234, 0, m_english), u"1,234"_s);
    }
    void theCurrencyIsAlwaysWrittenAfterTheFigure()
    {
        QCOMPARE(formatAmount(100, u"EUR"_s, 2, m_english), u"1.00\u00a0EUR"_s);
        QCOMPARE(withCurrency(wholeAmount(19440000, 2, m_english), u"PLN"_s), u"194,400\u00a0PLN"_s);
    }

    void ofSumsBesideEachOtherItIsTheName()
    {
        QCOMPARE(formatSum(21533000, u"EUR"_s, 2, m_english), u"EUR\u00a0215,330.00"_s);
        QCOMPARE(formatSum(-500, u"JPY"_s, 0, m_english), u"JPY\u00a0\u2212500"_s);
    }
};

QTEST_GUILESS_MAIN(MoneyTextTest)
#include "moneytexttest.moc"
