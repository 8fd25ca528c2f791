#pragma once
#include "verification/queuedpayment.h"
#include "widgets/chip.h"

// How a payment in the queue shows: its state as a chip, which names whoever has taken it.
ChipLook queueChip(const QueuedPayment &payment);
