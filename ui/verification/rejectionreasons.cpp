#include "verification/rejectionreasons.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr int MostReasons = 3; // as many as a field has keys for

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RejectionReasons)
};

bool isFound(const QList<PaymentCheck> &checks, QStringView key)
{
    return std::ranges::any_of(
        checks, [key](const PaymentCheck &check) { return check.key == key && check.severity != PaymentCheck::Severity::Ok; });
}
}

QStringList rejectionReasons(const QueuedPayment &payment, const QList<PaymentCheck> &checks)
{
    QStringList reasons;
    if (isFound(checks, u"duplicate_reference"))
        reasons.append(Words::tr("Recorded twice"));
    if (isFound(checks, u"received_recently"))
        reasons.append(Words::tr("Received too long ago"));
    if (payment.receiptId.isEmpty())
        reasons.append(Words::tr("The money has not arrived"));
    else
        reasons << Words::tr("Amount differs from the receipt") << Words::tr("Receipt of another payment")
                << Words::tr("The money has not arrived");
    return reasons.first(std::min<qsizetype>(MostReasons, reasons.size()));
}

QStringList sendBackReasons(const QueuedPayment &payment, const QList<PaymentCheck> &checks)
{
    QStringList reasons;
    if (isFound(checks, u"receipt_present"))
        reasons.append(Words::tr("The receipt is missing"));
    if (!payment.receiptId.isEmpty())
        reasons << Words::tr("The receipt can’t be read") << Words::tr("Reference differs from the receipt");
    reasons.append(Words::tr("Date differs from the receipt"));
    return reasons.first(std::min<qsizetype>(MostReasons, reasons.size()));
}
