#pragma once
#include <QDate>

// The days that a dashboard shows: a running week, month, 13 weeks or quarter up to today, an earlier whole one, or days of one's own
// choice.
class DashboardPeriod
{
public:
    enum class Kind { Week, Month, ThirteenWeeks, Quarter, Custom };

    DashboardPeriod(Kind kind, QDate today);
    static DashboardPeriod custom(QDate from, QDate to, QDate today);

    Kind kind() const { return m_kind; }
    QDate from() const { return m_from; }
    QDate to() const { return m_to; }
    bool isLatest() const { return m_to >= m_today; }

    // One whole period back; one forward, never beyond today.
    DashboardPeriod earlier() const;
    DashboardPeriod later() const;
    // The same stretch of the period before, or of the year before: as many days into it.
    DashboardPeriod before() const;
    DashboardPeriod yearBefore() const;

    // What a mark of its charts stands for: 'day', 'week' or 'month', as the database truncates.
    QString step() const;
    // The last day of the mark that begins on this day, cut at both ends of the period.
    QDate endOfStep(QDate bucket) const;

    bool operator==(const DashboardPeriod &) const = default;

private:
    DashboardPeriod(Kind kind, QDate from, QDate to, QDate today);
    QDate moved(QDate day, int periods) const;

    Kind m_kind;
    QDate m_from;
    QDate m_to;
    QDate m_today;
};
