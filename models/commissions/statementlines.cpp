#include "commissions/statementlines.h"

#include <algorithm>

using namespace Qt::StringLiterals;

StatementLines::StatementLines(QObject *parent)
    : ListedRows({{tr("Deal"), &CommissionLine::dealNumber},
                  {tr("Client"), &CommissionLine::clientName},
                  {tr("Verified"), &CommissionLine::verifiedAt},
                  {tr("Amount"), &CommissionLine::baseMinor, Qt::AlignRight},
                  {tr("Share"), &CommissionLine::rate, Qt::AlignRight},
                  {tr("Rate"), &CommissionLine::exchangeRate, Qt::AlignRight},
                  {tr("Commission"), &CommissionLine::finalMinor, Qt::AlignRight}},
                 parent)
{
}

bool StatementLines::areAllHeld() const
{
    return std::ranges::all_of(rows(), [](const CommissionLine &line) { return line.state == "on_hold"_L1; });
}
