#pragma once
#include <QLocale>
#include <QString>
#include <expected>
#include <optional>

// Why a typed amount can't be taken.
enum class AmountProblem { NotAnAmount, TooManyDecimals, TooLarge };

// Amounts as people type them, in minor units (cents, grosze) of a currency with `exponent` decimals, 0 to 4. Exact, never through double.
// Takes 62.4k, 1.2m, 52000*1.2, (12+30)/4, both separators as the locale means them. A sum is rounded half up to the
// minor unit; a number typed with more decimals than the currency has is refused.
std::expected<qint64, AmountProblem> parseAmount(const QString &text, int exponent, const QLocale &locale = QLocale());
// A plain number in the locale's digits as PostgreSQL writes a numeric ("1234.5"), however many decimals it has.
std::optional<QString> parseDecimal(const QString &text, const QLocale &locale = QLocale());
