#pragma once
#include "commissions/commissionstatement.h"

struct Backend;

// A statement, or what was paid with it, as a page to print: who, for which month, every line with its deal, base, rate and rate of
// exchange, and the total.
QString statementDocument(const CommissionStatement &statement, const QList<CommissionLine> &lines, const Backend &backend);
// A name for its file: "CM0012 Kinga Maj 2026-10.pdf".
QString statementFileName(const CommissionStatement &statement);
