#include "commissions/commissionstatement.h"

#include <cmath>

qlonglong commissionOf(qlonglong amountMinor, const QString &rate)
{
    const auto thousandths = qlonglong(std::llround(rate.toDouble() * 1000));
    constexpr qlonglong Whole = 100'000;
    const qlonglong share = amountMinor / Whole * thousandths;
    const qlonglong rest = amountMinor % Whole * thousandths;
    return share + (rest + (rest < 0 ? -Whole / 2 : Whole / 2)) / Whole;
}
