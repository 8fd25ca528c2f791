#include "home/dashboardperiod.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Kind = DashboardPeriod::Kind;

class DashboardPeriodTest : public QObject
{
    Q_OBJECT
    const QDate m_today{2026, 5, 14}; // a Thursday

private Q_SLOTS:
    void thirteenWeeksBeginOnAMonday()
    {
        const DashboardPeriod period(Kind::ThirteenWeeks, m_today);
        QCOMPARE(period.from(), QDate(2026, 2, 16));
        QCOMPARE(period.to(), m_today);
        QCOMPARE(period.step(), u"week"_s);
    }

    void aRunningMonthIsComparedWithAsManyDaysOfTheOneBefore()
    {
        const DashboardPeriod before = DashboardPeriod(Kind::Month, m_today).before();
        QCOMPARE(before.from(), QDate(2026, 4, 1));
        QCOMPARE(before.to(), QDate(2026, 4, 14));
    }

    void theLastDayOfALongMonthStaysInTheShortOneBefore()
    {
        const DashboardPeriod before = DashboardPeriod(Kind::Month, QDate(2026, 3, 31)).before();
        QCOMPARE(before.from(), QDate(2026, 2, 1));
        QCOMPARE(before.to(), QDate(2026, 2, 28));
    }

    void earlierIsAWholePeriodAndLaterComesBack()
    {
        const DashboardPeriod period(Kind::Quarter, m_today);
        QCOMPARE(period.earlier().from(), QDate(2026, 1, 1));
        QCOMPARE(period.earlier().to(), QDate(2026, 3, 31));
        QCOMPARE(period.earlier().later(), period);
        QCOMPARE(period.later(), period);
    }

    void aMarkEndsWithThePeriod()
    {
        const DashboardPeriod period(Kind::ThirteenWeeks, m_today);
        QCOMPARE(period.endOfStep(QDate(2026, 5, 4)), QDate(2026, 5, 10));
        QCOMPARE(period.endOfStep(QDate(2026, 5, 11)), m_today);
    }
};

QTEST_GUILESS_MAIN(DashboardPeriodTest)
#include "dashboardperiodtest.moc"
