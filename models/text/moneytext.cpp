#include "text/moneytext.h"

#include <array>

using namespace Qt::StringLiterals;

namespace {
constexpr std::array<qulonglong, 5> powers{1, 10, 100, 1'000, 10'000};

qulonglong unitOf(int exponent)
{
    return powers.at(size_t(qBound(0, exponent, 4)));
}

// The smallest qlonglong has no positive twin.
qulonglong magnitude(qlonglong minor)
{
    return minor < 0 ? qulonglong(0) - qulonglong(minor) : qulonglong(minor);
}

QString grouped(qulonglong whole, const QLocale &locale)
{
    QLocale figures = locale;
    figures.setNumberOptions(QLocale::DefaultNumberOptions);
    return figures.toString(whole);
}
}

QString formatMinor(qlonglong minor, int exponent, const QLocale &locale)
{
    const qulonglong unit = unitOf(exponent);
    const qulonglong size = magnitude(minor);
    QString text = grouped(size / unit, locale);
    if (unit > 1)
        text += locale.decimalPoint() + QString::number(size % unit).rightJustified(exponent, u'0');
    return minor < 0 ? u'\u2212' + text : text;
}

QString wholeAmount(qlonglong minor, int exponent, const QLocale &locale)
{
    const qulonglong unit = unitOf(exponent);
    const qulonglong whole = (magnitude(minor) + unit / 2) / unit;
    return minor < 0 && whole > 0 ? u'\u2212' + grouped(whole, locale) : grouped(whole, locale);
}

QString formatAmount(qlonglong minor, const QString &currency, int exponent, const QLocale &locale)
{
    return withCurrency(formatMinor(minor, exponent, locale), currency);
}

QString withCurrency(const QString &figure, const QString &currency)
{
    return figure + u'\u00a0' + currency;
}

QString formatSum(qlonglong minor, const QString &currency, int exponent, const QLocale &locale)
{
    return currency + u'\u00a0' + formatMinor(minor, exponent, locale);
}
