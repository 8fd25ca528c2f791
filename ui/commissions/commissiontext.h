#pragma once
#include "commissions/commissionstatement.h"
#include "widgets/chip.h"

struct Backend;

// Commissions in words: a state as a chip, a step of what an amount is made of as a sentence.
ChipLook commissionChip(const QString &state);
QString stepText(const CommissionStep &step, const Backend &backend);
