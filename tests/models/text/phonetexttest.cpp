#include "text/phonetext.h"

#include <QTest>

using namespace Qt::StringLiterals;

// Numbers as they are stored, and as they are read.
class PhoneTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digitsAreGroupedBehindTheCountry_data()
    {
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("read");
        QTest::newRow("a mobile in Poland") << u"+48601234567"_s << u"+48 601 234 567"_s;
        QTest::newRow("a desk in Sopot") << u"+48585550173"_s << u"+48 58 555 01 73"_s;
        QTest::newRow("a desk in Berlin") << u"+493055500142"_s << u"+49 30 5550 0142"_s;
        QTest::newRow("a mobile in Germany") << u"+4915155500142"_s << u"+49 151 555 001 42"_s;
        QTest::newRow("New York") << u"+12125550100"_s << u"+1 212 555 0100"_s;
        QTest::newRow("Norway") << u"+4755550137"_s << u"+47 555 501 37"_s;
        QTest::newRow("a country of three digits") << u"+353861234567"_s << u"+353 861 234 567"_s;
        QTest::newRow("the longest") << u"+999123456789012"_s << u"+999 123 456 789 012"_s;
        QTest::newRow("the shortest") << u"+123456"_s << u"+1 234 56"_s;
        QTest::newRow("hardly anything behind the country") << u"+353861"_s << u"+353 861"_s;
        QTest::newRow("four behind the country") << u"+481234"_s << u"+48 1234"_s;
    }
    void digitsAreGroupedBehindTheCountry()
    {
        QFETCH(QString, stored);
        QFETCH(QString, read);
        QCOMPARE(phoneText(stored).replace(u'\u00a0', u' '), read);
        QCOMPARE(typedPhone(phoneText(stored)), stored);
    }

    void aNumberIsNotBrokenBetweenLines() { QVERIFY(!phoneText(u"+48601234567"_s).contains(u' ')); }

    void whatIsNoNumberStaysAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto &text : {u""_s, u"58 555 01 73"_s, u"call me"_s, u"+0123456"_s, u"+48"_s, u"+1234567890123456"_s, u"+48 58"_s})
            QTest::newRow(qPrintable(text)) << text;
    }
    void whatIsNoNumberStaysAsItIs()
    {
        QFETCH(QString, text);
        QCOMPARE(phoneText(text), text);
        QCOMPARE(typedPhone(text), text);
    }

    void whatIsTypedMayBeWrittenAsPeopleDo()
    {
        QCOMPARE(typedPhone(u"+48 (58) 555-01-73"_s), u"+48585550173"_s);
        QCOMPARE(ungrouped(u"58\u00a0555 01"_s), u"5855501"_s);
        QCOMPARE(typedPhone(u" +49.30/55500142 "_s), u"+493055500142"_s);
    }
};

QTEST_GUILESS_MAIN(PhoneTextTest)
#include "phonetexttest.moc"
