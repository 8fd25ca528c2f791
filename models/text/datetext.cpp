#include "text/datetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {
struct DateText
{
    Q_DECLARE_TR_FUNCTIONS(DateText)
};
}

QString dateText(QDate day, const QLocale &locale)
{
    return locale.toString(day, u"d MMM yyyy"_s);
}

QString shortDateText(QDate day, const QLocale &locale)
{
    return locale.toString(day, u"d MMM"_s);
}

QString monthText(QDate month, const QLocale &locale)
{
    return locale.toString(month, u"MMMM yyyy"_s);
}

QString spanText(QDate from, QDate to, const QLocale &locale)
{
    return DateText::tr("%1 – %2").arg(from.year() == to.year() ? shortDateText(from, locale) : dateText(from, locale),
                                       dateText(to, locale));
}

QString longDateText(QDate day, const QLocale &locale)
{
    return locale.toString(day, u"dddd, d MMMM yyyy"_s);
}

QString dayText(QDate day, QDate today, const QLocale &locale)
{
    if (!day.isValid())
        return u"–"_s;
    switch (today.daysTo(day)) {
    case 0:
        return DateText::tr("today");
    case -1:
        return DateText::tr("yesterday");
    case 1:
        return DateText::tr("tomorrow");
    default:
        return day.year() == today.year() ? shortDateText(day, locale) : dateText(day, locale);
    }
}

QString distanceText(QDate day, QDate today)
{
    const int days = int(today.daysTo(day));
    return qAbs(days) == 1 ? dayText(day, today) : daysText(days);
}

QString daysText(int days)
{
    if (days == 0)
        return DateText::tr("today");
    return days > 0 ? DateText::tr("in %Ln day(s)", nullptr, days) : DateText::tr("%Ln day(s) ago", nullptr, -days);
}

QString timeText(const QDateTime &moment, const QLocale &locale)
{
    return locale.toString(moment.time(), u"HH:mm"_s);
}

QString momentText(const QDateTime &moment, const QDateTime &now, const QLocale &locale)
{
    if (!moment.isValid())
        return u"–"_s;
    return dayText(moment.date(), now.date(), locale) + u' ' + timeText(moment, locale);
}

QString durationText(qlonglong seconds)
{
    const qlonglong minutes = seconds / 60;
    if (minutes < 1)
        return DateText::tr("under a minute");
    if (minutes < 60)
        return DateText::tr("%1 m").arg(minutes);
    if (minutes < 24 * 60)
        return minutes % 60 == 0 ? DateText::tr("%1 h").arg(minutes / 60) : DateText::tr("%1 h %2 m").arg(minutes / 60).arg(minutes % 60);
    const qlonglong hours = minutes / 60;
    return hours % 24 == 0 ? DateText::tr("%1 d").arg(hours / 24) : DateText::tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
}
