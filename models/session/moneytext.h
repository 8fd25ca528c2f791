#pragma once
#include <QLocale>
#include <QString>

// Amounts are minor units of a currency with `exponent` decimals; they never pass through a double.

// "84,600.00", "−5.16"
QString formatMinor(qlonglong minor, int exponent, const QLocale &locale = QLocale());
// "84,600.00 EUR": the code is always written.
QString formatAmount(qlonglong minor, const QString &currency, int exponent, const QLocale &locale = QLocale());
