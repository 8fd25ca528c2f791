#pragma once
#include <QString>

struct Backend;
struct PaymentCheck;

// An automatic check's result in a sentence: "Within the deal balance of 71,910.00 EUR".
QString checkText(const PaymentCheck &check, const QString &currency, const Backend &backend);
