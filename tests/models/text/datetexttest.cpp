#include "text/datetext.h"

#include <QTest>

using namespace Qt::StringLiterals;

class DateTextTest : public QObject
{
    Q_OBJECT
    const QLocale m_english{QLocale::English, QLocale::UnitedKingdom};
    const QDate m_today{2026, 5, 14};

private Q_SLOTS:
    void nearDaysAreWords()
    {
        QCOMPARE(dayText(m_today, m_today, m_english), u"today"_s);
        QCOMPARE(dayText(m_today.addDays(-1), m_today, m_english), u"yesterday"_s);
        QCOMPARE(dayText(m_today.addDays(-6), m_today, m_english), u"8 May"_s);
        QCOMPARE(dayText({2025, 5, 8}, m_today, m_english), u"8 May 2025"_s);
        QCOMPARE(dayText({}, m_today, m_english), u"–"_s);
        QCOMPARE(spanText({2026, 5, 1}, {2026, 5, 14}, m_english), u"1 May – 14 May 2026"_s);
        QCOMPARE(spanText({2025, 12, 1}, {2026, 5, 14}, m_english), u"1 Dec 2025 – 14 May 2026"_s);
    }
    void howFarOffADayIsIsTold()
    {
        QCOMPARE(distanceText(m_today, m_today), u"today"_s);
        QCOMPARE(distanceText(m_today.addDays(1), m_today), u"tomorrow"_s);
        QVERIFY(distanceText(m_today.addDays(14), m_today).startsWith(u"in 14 day"_s));
        QVERIFY(distanceText(m_today.addDays(-9), m_today).endsWith(u"ago"_s));
    }
    void aNumberOfDaysIsTold()
    {
        QCOMPARE(daysText(0), u"today"_s);
        QVERIFY(daysText(1).startsWith(u"in 1 day"_s));
        QVERIFY(daysText(-1).startsWith(u"1 day"_s));
        QVERIFY(daysText(-1).endsWith(u"ago"_s));
    }
    void momentsCarryTheirTime()
    {
        const QDateTime now(m_today, {10, 20});
        QCOMPARE(momentText(QDateTime(m_today, {8, 46}), now, m_english), u"today 08:46"_s);
        QCOMPARE(momentText(QDateTime(m_today.addDays(-1), {17, 2}), now, m_english), u"yesterday 17:02"_s);
    }
    void durationsUseTwoUnits()
    {
        QCOMPARE(durationText(59), u"under a minute"_s);
        QCOMPARE(durationText(12 * 60), u"12 m"_s);
        QCOMPARE(durationText(94 * 60), u"1 h 34 m"_s);
        QCOMPARE(durationText(2 * 3600), u"2 h"_s);
        QCOMPARE(durationText(76 * 3600), u"3 d 4 h"_s);
    }
    void longDatesNameTheWeekday() { QCOMPARE(longDateText(m_today, m_english), u"Thursday, 14 May 2026"_s); }
};

QTEST_GUILESS_MAIN(DateTextTest)
#include "datetexttest.moc"
