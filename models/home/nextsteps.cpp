#include "home/nextsteps.h"

using Step = SalesFigures::Step;

NextSteps::NextSteps(QObject *parent)
    : ListedRows({{tr("Deal"), &Step::number},
                  {tr("Client"), &Step::clientName},
                  {tr("Amount"), &Step::amountMinor, Qt::AlignRight},
                  {tr("Status"), &Step::state},
                  {tr("Next step"), &Step::step},
                  {tr("When"), &Step::due}},
                 parent)
{
}

int NextSteps::rowOf(const QString &deal) const
{
    const auto found = std::ranges::find(rows(), deal, &Step::deal);
    return found == rows().end() ? -1 : int(found - rows().begin());
}

WaitingPayments::WaitingPayments(QObject *parent)
    : ListedRows({{tr("Payment"), &SalesFigures::WaitingPayment::number}}, parent)
{
}
