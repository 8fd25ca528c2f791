#include "text/typeddate.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {
QString folded(const QString &text)
{
    return text.toCaseFolded().remove(u'.');
}

bool startsName(const QString &word, const QString &name)
{
    return word.size() >= 3 && folded(name).startsWith(folded(word));
}

int monthNamed(const QString &word, const QLocale &locale)
{
    for (const QLocale &language : {locale, QLocale::c()}) {
        for (int month = 1; month <= 12; ++month) {
            if (startsName(word, language.monthName(month)) || startsName(word, language.standaloneMonthName(month))
                || folded(language.monthName(month, QLocale::ShortFormat)) == folded(word))
                return month;
        }
    }
    return 0;
}

QDate weekdayNamed(const QString &word, QDate today, const QLocale &locale)
{
    for (const QLocale &language : {locale, QLocale::c()}) {
        for (int day = 1; day <= 7; ++day) {
            if (startsName(word, language.dayName(day)) || folded(language.dayName(day, QLocale::ShortFormat)) == folded(word))
                return today.addDays((day - today.dayOfWeek() + 6) % 7 + 1);
        }
    }
    return {};
}

QDate relative(const QRegularExpressionMatch &match, QDate today)
{
    bool fits = false;
    const int count = QString(match.captured(1) + match.captured(2)).toInt(&fits);
    if (!fits || qAbs(count) > 40000)
        return {};
    switch (match.captured(3).isEmpty() ? u'd' : match.captured(3).front().unicode()) {
    case u'w':
        return today.addDays(7 * qint64(count));
    case u'm':
        return today.addMonths(count);
    case u'y':
        return today.addYears(count);
    default:
        return today.addDays(count);
    }
}

int fullYear(const QString &typed, QDate today)
{
    if (typed.isEmpty())
        return today.year();
    return typed.size() <= 2 ? today.year() / 100 * 100 + typed.toInt() : typed.toInt();
}

bool monthComesFirst(const QLocale &locale)
{
    const QString format = locale.dateFormat(QLocale::ShortFormat);
    return format.indexOf(u'M') < format.indexOf(u'd');
}
}

QDate parseDate(const QString &typed, QDate today, const QLocale &locale)
{
    const QString text = typed.trimmed().toLower();
    if (text == "t"_L1)
        return today;
    if (text == "m"_L1)
        return QDate(today.year(), today.month(), 1);
    if (text == "e"_L1)
        return QDate(today.year(), today.month(), today.daysInMonth());

    static const QRegularExpression step(uR"(^([+-])(\d{1,5})([dwmy]?)$)"_s);
    if (const auto match = step.match(text); match.hasMatch())
        return relative(match, today);
    static const QRegularExpression iso(uR"(^(\d{4})-(\d{1,2})-(\d{1,2})$)"_s);
    if (const auto match = iso.match(text); match.hasMatch())
        return QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    static const QRegularExpression figures(uR"(^(\d{1,2})(?:([./-])(\d{1,2})(?:\2(\d{2}|\d{4})?)?)?\.?$)"_s);
    if (const auto match = figures.match(text); match.hasMatch()) {
        int day = match.captured(1).toInt();
        int month = match.captured(3).isEmpty() ? today.month() : match.captured(3).toInt();
        if (match.captured(2) == "/"_L1 && monthComesFirst(locale))
            std::swap(day, month);
        return QDate(fullYear(match.captured(4), today), month, day);
    }
    static const QRegularExpression monthFirst(uR"(^(\p{L}+)\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$)"_s,
                                               QRegularExpression::UseUnicodePropertiesOption);
    if (const auto match = monthFirst.match(text); match.hasMatch()) {
        if (const int month = monthNamed(match.captured(1), locale); month > 0)
            return QDate(fullYear(match.captured(3), today), month, match.captured(2).toInt());
    }
    static const QRegularExpression dayFirst(uR"(^(\d{1,2})?\.?\s*(?:de\s+)?(\p{L}+)\.?(?:,?\s+(?:de\s+)?(\d{4}|\d{2}))?$)"_s,
                                             QRegularExpression::UseUnicodePropertiesOption);
    if (const auto match = dayFirst.match(text); match.hasMatch()) {
        const QString day = match.captured(1);
        if (const int month = monthNamed(match.captured(2), locale); month > 0)
            return QDate(fullYear(match.captured(3), today), month, day.isEmpty() ? 1 : day.toInt());
        if (day.isEmpty())
            return weekdayNamed(match.captured(2), today, locale);
    }
    return {};
}
