#include "session/moneytext.h"

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
    void theCurrencyIsAlwaysWritten() { QCOMPARE(formatAmount(100, u"EUR"_s, 2, m_english), u"1.00\u00a0EUR"_s); }
    void shortAmountsKeepTwoFigures_data()
    {
        QTest::addColumn<qlonglong>("minor");
        QTest::addColumn<QString>("text");
        QTest::newRow("units") << 95'000LL << u"950"_s;
        QTest::newRow("thousands") << 16'000'000LL << u"160k"_s;
        QTest::newRow("tenths") << 848'000LL << u"8.5k"_s;
        QTest::newRow("millions") << 123'456'700LL << u"1.2M"_s;
        QTest::newRow("rounds up to the next unit") << 99'999'900LL << u"1M"_s;
        QTest::newRow("negative") << -250'000LL << u"−2.5k"_s;
    }
    void shortAmountsKeepTwoFigures()
    {
        QFETCH(qlonglong, minor);
        QFETCH(QString, text);
        QCOMPARE(formatShort(minor, 2, m_english), text);
    }
};

QTEST_GUILESS_MAIN(MoneyTextTest)
#include "moneytexttest.moc"
