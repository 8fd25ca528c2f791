#include "home/queuehead.h"

using Waiting = VerifierFigures::Waiting;

QueueHead::QueueHead(QObject *parent)
    : ListedRows({{tr("Payment"), &Waiting::number},
                  {tr("Client"), &Waiting::clientName},
                  {tr("Amount"), &Waiting::amountMinor, Qt::AlignRight},
                  {tr("Method"), &Waiting::method},
                  {tr("Recorded by"), &Waiting::recordedBy},
                  {tr("Status"), &Waiting::state},
                  {tr("Waiting for"), &Waiting::since}},
                 parent)
{
}

int QueueHead::rowOf(const QString &payment) const
{
    const auto found = std::ranges::find(rows(), payment, &Waiting::id);
    return found == rows().end() ? -1 : int(found - rows().begin());
}
