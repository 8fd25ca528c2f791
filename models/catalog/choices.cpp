#include "catalog/choices.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Choices)
};
}

QList<Choice> dealStates()
{
    return {{u"draft"_s, Words::tr("Draft")},
            {u"awaiting_payment"_s, Words::tr("Awaiting payment")},
            {u"partly_paid"_s, Words::tr("Partly paid")},
            {u"in_verification"_s, Words::tr("In verification")},
            {u"verified"_s, Words::tr("Verified")},
            {u"overdue"_s, Words::tr("Overdue")},
            {u"payment_rejected"_s, Words::tr("Payment rejected")},
            {u"on_hold"_s, Words::tr("On hold")},
            {u"cancelled"_s, Words::tr("Cancelled")}};
}

QList<Choice> paymentStates()
{
    return {{u"recorded"_s, Words::tr("Recorded")},
            {u"receipt_missing"_s, Words::tr("Receipt missing")},
            {u"in_verification"_s, Words::tr("In verification")},
            {u"sent_back"_s, Words::tr("Sent back")},
            {u"verified"_s, Words::tr("Verified")},
            {u"rejected"_s, Words::tr("Rejected")},
            {u"taken_back"_s, Words::tr("Taken back")},
            {u"refund_asked"_s, Words::tr("Refund asked")},
            {u"refunded"_s, Words::tr("Refunded")},
            {u"refund"_s, Words::tr("Refund")}};
}

QList<Choice> queueStates()
{
    return {{u"waiting"_s, Words::tr("Waiting")},
            {u"taken"_s, Words::tr("Taken")},
            {u"second_check"_s, Words::tr("Second check")},
            {u"over_4h"_s, Words::tr("Over 4 h")},
            {u"sent_back"_s, Words::tr("Sent back")},
            {u"mine"_s, Words::tr("You recorded it")},
            {u"approved"_s, Words::tr("Approved")},
            {u"rejected"_s, Words::tr("Rejected")},
            {u"approved_by_me"_s, Words::tr("Approved by you")}};
}

QList<Choice> paymentMethods()
{
    return {{u"bank_transfer"_s, Words::tr("Bank transfer")},
            {u"card"_s, Words::tr("Card")},
            {u"cash"_s, Words::tr("Cash")},
            {u"cheque"_s, Words::tr("Cheque")},
            {u"wallet"_s, Words::tr("Wallet")},
            {u"other"_s, Words::tr("Other")}};
}

QList<Choice> commissionStates()
{
    return {{u"estimate"_s, Words::tr("Estimate")}, {u"to_approve"_s, Words::tr("To approve")},
            {u"approved"_s, Words::tr("Approved")}, {u"on_hold"_s, Words::tr("On hold")},
            {u"paid"_s, Words::tr("Paid")},         {u"taken_back"_s, Words::tr("Taken back")}};
}
