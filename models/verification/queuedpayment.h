#pragma once
#include "db/rows.h"

#include <QDate>
#include <QDateTime>
#include <QMetaType>

// A payment as the verifier's queue shows it: what was recorded, where it stands, and who has it. Amounts are minor units.
struct QueuedPayment
{
    enum class State { SecondCheck, Waiting, Over4Hours, Taken, SentBack, Mine, ApprovedByMe, Approved, Rejected };

    QString id;
    QString number;
    int version = 0;
    int rank = 1; // 0: others have approved already
    State state = State::Waiting;

    QString dealId;
    QString dealNumber;
    QString clientId;
    QString clientName;
    qlonglong amountMinor = 0;
    QString currency;
    QString method;
    QDate receivedOn;
    QString bankReference;
    QString chequeNumber;
    QString notes;

    QDateTime createdAt;
    QString recordedById;
    QString recordedByName;
    bool isMine = false;
    bool isApprovedByMe = false;
    bool canDecide = false; // as the server sees it: in verification, not mine, not somebody else's now

    QString receiptId;
    QString receiptName;
    QString receiptType;

    int approvalsNeeded = 1;
    int approvalsGiven = 0;
    qlonglong approvalsFromMinor = 0; // the amount from which the rules ask for as many; 0: it is not this amount alone that does
    QString approvalsCurrency;        // … which the rules are in
    QString firstApproverName;
    QDateTime firstApprovedAt;

    QString claimedById;
    QString claimedByName;
    QDateTime claimedUntil;
    QString askedById; // who would take it over
    QString askedByName;

    QString dealDescription;
    qlonglong dealAmountMinor = 0;
    qlonglong dealPaidMinor = 0;
    qlonglong dealBalanceMinor = 0;
    bool checksPassed = false;

    QDateTime decidedAt; // of payments that are done
    QString decidedReason;

    bool isDecided() const { return state == State::Approved || state == State::Rejected || decidedAt.isValid(); }
    // Each of these may pass: other people's payments that wait for one more person.
    bool mayBeApprovedInBulk() const { return canDecide && approvalsNeeded - approvalsGiven <= 1; }

    bool operator==(const QueuedPayment &) const = default;
};
Q_DECLARE_METATYPE(QueuedPayment)

// The state as the database calls it.
QString keyOf(QueuedPayment::State state);
QList<QueuedPayment> queuedPayments(const Rows &rows);
