#include "home/dashboardperiod.h"

using namespace Qt::StringLiterals;

namespace {
QDate monday(QDate day)
{
    return day.addDays(1 - day.dayOfWeek());
}

QDate start(DashboardPeriod::Kind kind, QDate today)
{
    switch (kind) {
    case DashboardPeriod::Kind::Week:
        return monday(today);
    case DashboardPeriod::Kind::Month:
        return QDate(today.year(), today.month(), 1);
    case DashboardPeriod::Kind::ThirteenWeeks:
        return monday(today).addDays(-12 * 7);
    case DashboardPeriod::Kind::Quarter:
        return QDate(today.year(), (today.month() - 1) / 3 * 3 + 1, 1);
    case DashboardPeriod::Kind::Custom:
        break;
    }
    return today;
}
}

DashboardPeriod::DashboardPeriod(Kind kind, QDate today)
    : DashboardPeriod(kind, start(kind, today), today, today)
{
}

DashboardPeriod::DashboardPeriod(Kind kind, QDate from, QDate to, QDate today)
    : m_kind(kind)
    , m_from(from)
    , m_to(to)
    , m_today(today)
{
}

DashboardPeriod DashboardPeriod::custom(QDate from, QDate to, QDate today)
{
    return {Kind::Custom, qMin(from, to), qMax(from, to), today};
}

QDate DashboardPeriod::moved(QDate day, int periods) const
{
    switch (m_kind) {
    case Kind::Week:
        return day.addDays(7 * periods);
    case Kind::Month:
        return day.addMonths(periods);
    case Kind::ThirteenWeeks:
        return day.addDays(91 * periods);
    case Kind::Quarter:
        return day.addMonths(3 * periods);
    case Kind::Custom:
        return day.addDays((m_from.daysTo(m_to) + 1) * periods);
    }
    return day;
}

DashboardPeriod DashboardPeriod::earlier() const
{
    const QDate from = moved(m_from, -1);
    return {m_kind, from, m_kind == Kind::Custom ? moved(m_to, -1) : m_from.addDays(-1), m_today};
}

DashboardPeriod DashboardPeriod::later() const
{
    if (isLatest())
        return *this;
    const QDate from = moved(m_from, 1);
    const QDate to = m_kind == Kind::Custom ? moved(m_to, 1) : moved(from, 1).addDays(-1);
    return {m_kind, from, qMin(to, m_today), m_today};
}

DashboardPeriod DashboardPeriod::before() const
{
    return {m_kind, moved(m_from, -1), qMin(moved(m_to, -1), m_from.addDays(-1)), m_today};
}

DashboardPeriod DashboardPeriod::yearBefore() const
{
    return {m_kind, m_from.addYears(-1), m_to.addYears(-1), m_today};
}

QString DashboardPeriod::step() const
{
    const qint64 days = m_from.daysTo(m_to) + 1;
    return days <= 31 ? u"day"_s : days <= 190 ? u"week"_s : u"month"_s;
}

QDate DashboardPeriod::endOfStep(QDate bucket) const
{
    const QString step = this->step();
    const QDate next = step == "day"_L1 ? bucket.addDays(1) : step == "week"_L1 ? bucket.addDays(7) : bucket.addMonths(1);
    return qMin(next.addDays(-1), m_to);
}
