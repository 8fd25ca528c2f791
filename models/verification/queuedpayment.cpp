#include "verification/queuedpayment.h"

#include <QHash>

using namespace Qt::StringLiterals;
using State = QueuedPayment::State;

namespace {
const QHash<QString, State> &states()
{
    static const QHash<QString, State> states{
        {u"second_check"_s, State::SecondCheck},    {u"waiting"_s, State::Waiting},
        {u"over_4h"_s, State::Over4Hours},          {u"taken"_s, State::Taken},
        {u"sent_back"_s, State::SentBack},          {u"mine"_s, State::Mine},
        {u"approved_by_me"_s, State::ApprovedByMe}, {u"approved"_s, State::Approved},
        {u"rejected"_s, State::Rejected},
    };
    return states;
}

QueuedPayment queuedPayment(const Rows &rows, qsizetype row)
{
    return {
        .id = rows.text(row, u"id"),
        .number = rows.text(row, u"number"),
        .version = int(rows.number(row, u"version")),
        .rank = int(rows.number(row, u"queue_rank")),
        .state = states().value(rows.text(row, u"state"), State::Waiting),
        .dealId = rows.text(row, u"deal_id"),
        .dealNumber = rows.text(row, u"deal_number"),
        .clientId = rows.text(row, u"client_id"),
        .clientName = rows.text(row, u"client_name"),
        .amountMinor = rows.number(row, u"amount_minor"),
        .currency = rows.text(row, u"currency"),
        .method = rows.text(row, u"method"),
        .receivedOn = rows.value(row, u"received_on").toDate(),
        .bankReference = rows.text(row, u"bank_reference"),
        .chequeNumber = rows.text(row, u"cheque_number"),
        .notes = rows.text(row, u"notes"),
        .createdAt = rows.value(row, u"created_at").toDateTime(),
        .recordedById = rows.text(row, u"created_by"),
        .recordedByName = rows.text(row, u"recorded_by_name"),
        .isMine = rows.flag(row, u"mine"),
        .isApprovedByMe = rows.flag(row, u"approved_by_me"),
        .canDecide = rows.flag(row, u"can_decide"),
        .receiptId = rows.text(row, u"receipt_id"),
        .receiptName = rows.text(row, u"receipt_name"),
        .receiptType = rows.text(row, u"receipt_type"),
        .approvalsNeeded = int(rows.number(row, u"approvals_needed")),
        .approvalsGiven = int(rows.number(row, u"approvals_given")),
        .approvalsFromMinor = rows.number(row, u"approvals_from_minor"),
        .approvalsCurrency = rows.text(row, u"approvals_currency"),
        .firstApproverName = rows.text(row, u"first_approver_name"),
        .firstApprovedAt = rows.value(row, u"first_approved_at").toDateTime(),
        .claimedById = rows.text(row, u"claimed_by"),
        .claimedByName = rows.text(row, u"claimed_by_name"),
        .claimedUntil = rows.value(row, u"claimed_until").toDateTime(),
        .askedById = rows.text(row, u"asked_by"),
        .askedByName = rows.text(row, u"asked_by_name"),
        .dealDescription = rows.text(row, u"deal_description"),
        .dealAmountMinor = rows.number(row, u"deal_amount_minor"),
        .dealPaidMinor = rows.number(row, u"deal_paid_minor"),
        .dealBalanceMinor = rows.number(row, u"deal_balance_minor"),
        .checksPassed = rows.flag(row, u"checks_ok"),
        .decidedAt = rows.value(row, u"decided_at").toDateTime(),
        .decidedReason = rows.text(row, u"decided_reason"),
    };
}
}

QString keyOf(State state)
{
    return states().key(state);
}

QList<QueuedPayment> queuedPayments(const Rows &rows)
{
    QList<QueuedPayment> payments;
    payments.reserve(rows.size());
    for (qsizetype row = 0; row < rows.size(); ++row)
        payments.append(queuedPayment(rows, row));
    return payments;
}
