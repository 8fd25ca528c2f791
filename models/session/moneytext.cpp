#include "session/moneytext.h"

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

QString formatAmount(qlonglong minor, const QString &currency, int exponent, const QLocale &locale)
{
    return formatMinor(minor, exponent, locale) + u'\u00a0' + currency;
}

QString formatShort(qlonglong minor, int exponent, const QLocale &locale)
{
    const qulonglong whole = (magnitude(minor) + unitOf(exponent) / 2) / unitOf(exponent);
    const auto in = [&](qulonglong unit, QChar letter) -> QString {
        const qulonglong tenths = (whole * 10 + unit / 2) / unit;
        QString text = grouped(tenths / 10, locale);
        if (tenths % 10 != 0 && tenths < 1000)
            text += locale.decimalPoint() + QString::number(tenths % 10);
        return text + letter;
    };
    QString text;
    if (whole >= 999'500)
        text = whole >= 999'500'000 ? in(1'000'000'000, u'B') : in(1'000'000, u'M');
    else
        text = whole >= 1'000 ? in(1'000, u'k') : grouped(whole, locale);
    return minor < 0 ? u'\u2212' + text : text;
}
