#pragma once
#include "db/result.h"
#include "deal/dealentry.h"
#include "records/referencelookup.h"

#include <QFuture>
#include <QList>

class Database;

// What was saved, as the database numbered it.
struct DealEntered
{
    QUuid dealId;
    QString number;
    QString paymentNumber;     // empty without a first payment
    bool lacksReceipt = false; // of the payment: it waits for that before anybody verifies it
};

// What is known of a client before the deal is entered. Amounts in minor units of `currency`.
struct ClientFacts
{
    QString contact; // whom one speaks to there
    QString phone;
    qlonglong openMinor = 0;
    QString currency;
    std::optional<int> daysEarly; // how early payments arrive on average; negative: late
    QString lastDeal;
    int dealCount = 0;
};

// What saving will do, told before it is done. Nothing of it is promised: numbers are given on saving.
struct DealPreview
{
    QString dealNumber;
    QString paymentNumber;
    int approvalsNeeded = 1;
    std::optional<qlonglong> approvalsFromMinor; // the rule's threshold
    QString approvalsCurrency;
    bool needsReceipt = false;            // before anybody verifies it
    std::optional<qlonglong> amountMinor; // what was asked about, and its currency: the form may have gone on
    QString currency;
    QString commissionRate; // per cent, exact; empty when no rule applies
    qlonglong commissionMinor = 0;
    QString bankReference; // asked about, as is the cheque's number
    QString chequeNumber;
    QString referenceUsedBy; // the payment that has this bank reference already
    QString chequeUsedBy;
    QString similarDeal; // an open deal of the same client over the same amount
    QString baseCurrency;
    std::optional<qlonglong> baseMinor; // the amount in the tenant's currency
    QString baseRate;
};

// A deal that a payment is about to be recorded for.
struct DealDue
{
    QUuid dealId;
    QString number;
    QString clientName;
    QString description;
    QString currency;
    qlonglong amountMinor = 0;
    qlonglong paidMinor = 0;
    qlonglong waitingMinor = 0;

    qlonglong dueMinor() const { return amountMinor - paidMinor - waitingMinor; }
};

// The calls of deal entry: every one is a single function of the database that does all of its work or refuses.
class DealBook
{
public:
    explicit DealBook(Database &database);

    QFuture<Result<DealEntered>> enter(const DealEntry &entry, bool asDraft);
    // The number that the payment was given.
    QFuture<Result<QString>> recordPayment(const QUuid &dealId, const QString &currency, const PaymentEntry &payment);
    QFuture<Result<DealPreview>> preview(const DealEntry &entry);
    QFuture<Result<QList<ReferenceLookup::Suggestion>>> findClients(const QString &text);
    QFuture<Result<ClientFacts>> clientFacts(const QUuid &clientId);
    QFuture<Result<DealDue>> due(const QUuid &dealId);
    // What was just entered goes to the trash, its payments taken back; refused once somebody else has acted on it.
    QFuture<Result<void>> takeBack(const QUuid &dealId);
    QFuture<Result<void>> takePaymentBack(const QUuid &paymentId);
    // As it was before that, under its numbers; refused once something else has happened to it.
    QFuture<Result<void>> bringBack(const QUuid &dealId);
    QFuture<Result<void>> bringPaymentBack(const QUuid &paymentId);
    // What this person sold last, as a pattern for the next: client, what, amount. Nothing before the first deal.
    QFuture<Result<std::optional<DealEntry>>> lastDeal();

private:
    Database &m_database;
};
