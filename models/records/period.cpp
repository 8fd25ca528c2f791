#include "records/period.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

static Period month(QDate day)
{
    return {QDate(day.year(), day.month(), 1), QDate(day.year(), day.month(), day.daysInMonth())};
}

static Period quarter(QDate day)
{
    const QDate first(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
    return {first, first.addMonths(3).addDays(-1)};
}

static Period week(QDate day)
{
    const QDate monday = day.addDays(1 - day.dayOfWeek());
    return {monday, monday.addDays(6)};
}

static Period year(QDate day)
{
    return {QDate(day.year(), 1, 1), QDate(day.year(), 12, 31)};
}

std::optional<Period> Period::named(const QString &key, QDate today)
{
    if (key == u"today"_s)
        return Period{today, today};
    if (key == u"yesterday"_s)
        return Period{today.addDays(-1), today.addDays(-1)};
    if (key == u"tomorrow"_s)
        return Period{today.addDays(1), today.addDays(1)};

    static const QRegularExpression days(u"^(last|next)_(\\d{1,4})_days$"_s);
    if (const auto match = days.match(key); match.hasMatch()) {
        const int count = match.captured(2).toInt();
        return match.captured(1) == u"last"_s ? Period{today.addDays(1 - count), today} : Period{today, today.addDays(count - 1)};
    }

    const int step = key.startsWith(u"this_"_s) ? 0 : key.startsWith(u"last_"_s) ? -1 : key.startsWith(u"next_"_s) ? 1 : 2;
    const QString unit = key.mid(5);
    if (step == 2)
        return std::nullopt;
    if (unit == u"week"_s)
        return week(today.addDays(7 * step));
    if (unit == u"month"_s)
        return month(QDate(today.year(), today.month(), 1).addMonths(step));
    if (unit == u"quarter"_s)
        return quarter(QDate(today.year(), today.month(), 1).addMonths(3 * step));
    if (unit == u"year"_s)
        return year(QDate(today.year() + step, 1, 1));
    return std::nullopt;
}

QStringList Period::keys()
{
    return {u"today"_s,      u"yesterday"_s,    u"this_week"_s,    u"last_week"_s, u"last_30_days"_s, u"this_month"_s,
            u"last_month"_s, u"this_quarter"_s, u"last_quarter"_s, u"this_year"_s, u"last_year"_s,    u"next_7_days"_s};
}

QString Period::label(const QString &key)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Period", text); };
    static const QHash<QString, const char *> labels{
        {u"today"_s, QT_TRANSLATE_NOOP("Period", "today")},
        {u"yesterday"_s, QT_TRANSLATE_NOOP("Period", "yesterday")},
        {u"tomorrow"_s, QT_TRANSLATE_NOOP("Period", "tomorrow")},
        {u"this_week"_s, QT_TRANSLATE_NOOP("Period", "this week")},
        {u"last_week"_s, QT_TRANSLATE_NOOP("Period", "last week")},
        {u"last_30_days"_s, QT_TRANSLATE_NOOP("Period", "last 30 days")},
        {u"this_month"_s, QT_TRANSLATE_NOOP("Period", "this month")},
        {u"last_month"_s, QT_TRANSLATE_NOOP("Period", "last month")},
        {u"this_quarter"_s, QT_TRANSLATE_NOOP("Period", "this quarter")},
        {u"last_quarter"_s, QT_TRANSLATE_NOOP("Period", "last quarter")},
        {u"this_year"_s, QT_TRANSLATE_NOOP("Period", "this year")},
        {u"last_year"_s, QT_TRANSLATE_NOOP("Period", "last year")},
        {u"next_7_days"_s, QT_TRANSLATE_NOOP("Period", "next 7 days")},
    };
    if (const char *label = labels.value(key))
        return tr(label);
    return QString(key).replace(u'_', u' ');
}
