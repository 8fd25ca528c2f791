#pragma once
#include <QLocale>
#include <QString>

// Amounts are minor units (cents, grosze) of a currency with `exponent` decimals, 0 to 4; they never pass through a double.

// "84,600.00", "−5.16", as the locale writes it.
QString formatMinor(qlonglong minor, int exponent, const QLocale &locale = QLocale());
// "84,600": rounded to whole units, for figures where the rest says nothing.
QString wholeAmount(qlonglong minor, int exponent, const QLocale &locale = QLocale());
// "84,600.00 EUR": the code is always written, after the figure.
QString formatAmount(qlonglong minor, const QString &currency, int exponent, const QLocale &locale = QLocale());
QString withCurrency(const QString &figure, const QString &currency);
// "EUR 215,330.00": of sums that stand beside each other, one of each currency, the code is the name and comes first.
QString formatSum(qlonglong minor, const QString &currency, int exponent, const QLocale &locale = QLocale());
