#include "widgets/moneyedit.h"
#include "text/moneytext.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QLocale english(QLocale::English, QLocale::UnitedStates);
}

class MoneyEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
        QVERIFY(edit.problem().contains(u"EUR"_s));
        edit.clear();
        QTest::keyClicks(&edit, u"100 eur"_s);
        QCOMPARE(edit.minor(), std::optional<qint64>(10000));
        edit.setCurrencies({u"EUR"_s, u"PLN"_s});
        edit.clear();
        QTest::keyClicks(&edit, u"100 xy"_s);
        QVERIFY(edit.problem().startsWith(u"This is not an amount"_s));
        QSignalSpy changed(&edit, &MoneyEdit::minorChanged);
        QTest::keyClicks(&edit, u"z"_s);
        QVERIFY(edit.problem().contains(u"no currency “XYZ”"_s));
        QCOMPARE(changed.count(), 1); // whoever tells the problem hears of it, though there was no amount before either
        QCOMPARE(edit.text(), u"100 xyz"_s);
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
