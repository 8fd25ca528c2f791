#pragma once
#include "verification/queuedpayment.h"
#include "widgets/chip.h"

// How a payment in the queue shows: its state as a chip (visual.md, section 4), its method as a word.
ChipLook queueChip(const QueuedPayment &payment);
QString methodName(const QString &method);
QStringList methodKeys();
