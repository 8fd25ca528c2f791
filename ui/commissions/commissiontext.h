#pragma once
#include "commissions/commissionstatement.h"
#include "widgets/chip.h"

struct Backend;

// Commissions in words: a state as a chip, a step of what an amount is made of as a sentence.
ChipLook commissionChip(const QString &state);
// Each currency once, that of most rows first, as the sums below lists are ordered.
QStringList mostUsedFirst(const QStringList &currencies);
// "3 lines on hold".
QString heldText(const CommissionStatement &statement);
QString stepText(const CommissionStep &step, const Backend &backend);
