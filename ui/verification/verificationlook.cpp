#include "verification/verificationlook.h"
#include "catalog/choices.h"
#include "records/statelook.h"

using namespace Qt::StringLiterals;

ChipLook queueChip(const QueuedPayment &payment)
{
    const QString state = keyOf(payment.state);
    const bool isTaken = payment.state == QueuedPayment::State::Taken;
    return stateLook(u"verification"_s, state, isTaken ? payment.claimedByName : labelOf(queueStates(), state));
}
