#pragma once
#include "verification/verificationdesk.h"

// Up to three remarks that verifiers often write, for one key each: what the checks of this payment found comes first.
QStringList rejectionReasons(const QueuedPayment &payment, const QList<PaymentCheck> &checks);
// … when whoever recorded it can put it right.
QStringList sendBackReasons(const QueuedPayment &payment, const QList<PaymentCheck> &checks);
