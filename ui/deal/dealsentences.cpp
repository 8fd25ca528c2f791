#include "deal/dealsentences.h"
#include "catalog/catalog.h"
#include "shell/page.h"
#include "text/moneytext.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;
using Place = DealProblem::Place;
using Kind = DealProblem::Kind;
using Verdict = SavingPreview::Verdict;

namespace {
struct Sentence
{
    Q_DECLARE_TR_FUNCTIONS(DealSentences)
};

QString amount(qlonglong minor, const QString &currency, const Catalog &catalog)
{
    return formatAmount(minor, currency, catalog.exponent(currency));
}

QString missing(Place field)
{
    switch (field) {
    case Place::Client:
        return Sentence::tr("Choose a client, or create one.");
    case Place::ClientName:
        return Sentence::tr("A client needs a name.");
    case Place::Amount:
        return Sentence::tr("Enter the amount.");
    case Place::Received:
        return Sentence::tr("Enter what was received, or clear the payment.");
    case Place::ReceivedOn:
        return Sentence::tr("Enter the day on which the money arrived.");
    case Place::ChequeNumber:
        return Sentence::tr("Enter the cheque’s number.");
    case Place::Currency:
        return Sentence::tr("Choose a currency.");
    default:
        return Sentence::tr("This is needed.");
    }
}
}

QString DealSentences::problem(const DealProblem &problem, const QString &currency, const Catalog &catalog)
{
    switch (problem.kind) {
    case Kind::Missing:
        return missing(problem.field);
    case Kind::NotPositive:
        return problem.field == Place::Amount ? Sentence::tr("The deal’s amount has to be more than zero.")
                                              : Sentence::tr("The payment’s amount has to be more than zero.");
    case Kind::TooLong:
        return Sentence::tr("At most %Ln character(s).", nullptr, int(problem.limit));
    case Kind::BeforeDealDate:
        return Sentence::tr("Due is before the deal was made.");
    case Kind::InFuture:
        return Sentence::tr("The money can’t have arrived after today.");
    case Kind::MoreThanDue:
        return Sentence::tr("Received is %1 more than the deal.").arg(amount(problem.limit, currency, catalog));
    case Kind::TooLarge:
        return Sentence::tr("The receipt is over %1 MB.").arg(problem.limit / (1024 * 1024));
    case Kind::WrongType:
        return Sentence::tr("The receipt has to be a whole PDF, PNG or JPEG file.");
    case Kind::NotAnAddress:
        return Sentence::tr("That isn’t an e-mail address. Write it like anna@example.com.");
    case Kind::NotAPhone:
        return Sentence::tr("Write the phone number with its country code, such as +48 22 555 01 42.");
    case Kind::Taken: {
        // A colleague's payment has no number for who may not see it.
        const QString by = problem.by == "?"_L1 ? Sentence::tr("A colleague’s payment") : problem.by;
        return (problem.field == Place::ChequeNumber ? Sentence::tr("%1 has this cheque number already.")
                                                     : Sentence::tr("%1 has this bank reference already."))
            .arg(by);
    }
    }
    return {};
}

bool DealSentences::isOutcomeOpen(const Error &error)
{
    return error.sqlState == Page::Stopped || error.isConnectionLost();
}

std::optional<Place> DealSentences::fieldOf(const Error &error)
{
    static const QHash<QString, Place> columns{
        {u"client_id"_s, Place::Client},
        {u"description"_s, Place::Description},
        {u"work_type"_s, Place::WorkType},
        {u"source"_s, Place::Source},
        {u"amount_minor"_s, Place::Amount},
        {u"currency"_s, Place::Currency},
        {u"deal_date"_s, Place::DealDate},
        {u"due_date"_s, Place::DueDate},
        {u"method"_s, Place::Method},
        {u"received_on"_s, Place::ReceivedOn},
        {u"bank_reference"_s, Place::BankReference},
        {u"cheque_number"_s, Place::ChequeNumber},
        {u"receipt_id"_s, Place::Receipt},
    };
    // A named constraint speaks of the column in its name: deal_description_length, payment_bank_reference_once. These are named otherwise.
    static const QHash<QString, Place> rules{
        {u"deal_dates"_s, Place::DueDate},
        {u"deal_date_range"_s, Place::DealDate},
        {u"deal_client"_s, Place::Client},
        {u"payment_receipt_once"_s, Place::Receipt},
        {u"payment_received_range"_s, Place::ReceivedOn},
        {u"client_email_format"_s, Place::ClientEmail},
        {u"client_email_length"_s, Place::ClientEmail},
        {u"client_phone_format"_s, Place::ClientPhone},
        {u"client_city_length"_s, Place::ClientCity},
        {u"client_name_given"_s, Place::ClientName},
        {u"client_name_length"_s, Place::ClientName},
    };
    if (const auto found = rules.constFind(error.constraint); found != rules.cend())
        return *found;
    if (error.sqlState == "KO007"_L1 || error.constraint.startsWith("payment_amount"_L1))
        return Place::Received;
    if (error.sqlState == "KO016"_L1 || error.sqlState == "KO017"_L1)
        return Place::Receipt;
    if (const auto found = columns.constFind(error.column); found != columns.cend())
        return *found;

    for (auto it = columns.cbegin(); it != columns.cend(); ++it)
        if (error.constraint.contains(it.key()))
            return it.value();
    if (error.constraint.startsWith("client_"_L1))
        return Place::Client;
    if (error.constraint.startsWith("deal_amount"_L1))
        return Place::Amount;
    return std::nullopt;
}

SavingPreview::Step DealSentences::paymentStep(const PaymentEntry &payment, const DealPreview &preview, const Catalog &catalog)
{
    const QString number = preview.paymentNumber.isEmpty() ? Sentence::tr("The payment") : preview.paymentNumber;
    if (preview.needsReceipt && !payment.receipt)
        return {Sentence::tr("%1 waits for its receipt").arg(number), Sentence::tr("Once it has one, somebody verifies it")};
    QString detail = Sentence::tr("One person must approve");
    if (preview.approvalsNeeded > 1 && preview.approvalsFromMinor)
        detail = Sentence::tr("%1 people must approve payments of %2 or more")
                     .arg(preview.approvalsNeeded)
                     .arg(amount(*preview.approvalsFromMinor, preview.approvalsCurrency, catalog));
    else if (preview.approvalsNeeded > 1)
        detail = Sentence::tr("%1 people must approve").arg(preview.approvalsNeeded);
    return {Sentence::tr("%1 goes to verification").arg(number), detail};
}

QList<SavingPreview::Step> DealSentences::steps(const DealEntry &entry, const DealPreview &preview, const Catalog &catalog)
{
    QList<SavingPreview::Step> steps;
    if (entry.newClient)
        steps.append({Sentence::tr("Client “%1” is created").arg(entry.newClient->name), Sentence::tr("You own the client")});
    steps.append({Sentence::tr("%1 is created").arg(preview.dealNumber.isEmpty() ? Sentence::tr("The deal") : preview.dealNumber),
                  entry.hasPayment() ? Sentence::tr("Owner: you · status: In verification")
                                     : Sentence::tr("Owner: you · status: Awaiting payment")});
    if (entry.hasPayment())
        steps.append(paymentStep(entry.payment, preview, catalog));
    // The estimate and what it is of belong together, also while the answer for another amount is on its way.
    if (!preview.commissionRate.isEmpty() && entry.amount && preview.amountMinor.value_or(0) > 0)
        steps.append({Sentence::tr("Your estimated commission"),
                      Sentence::tr("%1 (%2% of %3)")
                          .arg(amount(preview.commissionMinor, preview.currency, catalog), preview.commissionRate,
                               formatMinor(*preview.amountMinor, catalog.exponent(preview.currency)))});
    return steps;
}

QList<SavingPreview::Check> DealSentences::paymentChecks(const PaymentEntry &payment, const DealPreview &preview,
                                                         const QList<ProblemFields::Told> &told)
{
    QList<SavingPreview::Check> checks;
    for (const ProblemFields::Told &one : told)
        checks.append({Verdict::Bad, one.sentence, Sentence::tr("%1: fix it to save").arg(one.label)});
    if (!payment.bankReference.isEmpty() && preview.bankReference == payment.bankReference && preview.referenceUsedBy.isEmpty())
        checks.append({Verdict::Good, Sentence::tr("Reference %1 not used before").arg(payment.bankReference)});
    return checks;
}

QList<SavingPreview::Check> DealSentences::checks(const DealEntry &entry, const DealPreview &preview, const ClientFacts &facts,
                                                  const QList<ProblemFields::Told> &told, const Catalog &catalog)
{
    QList<SavingPreview::Check> checks = paymentChecks(entry.payment, preview, told);
    if (!entry.clientId.isNull() && entry.amount && !entry.newClient) {
        if (preview.similarDeal.isEmpty())
            checks.append({Verdict::Good, Sentence::tr("No similar open deal for this client")});
        else
            checks.append({Verdict::Warning, Sentence::tr("%1 is open for the same client and amount").arg(preview.similarDeal)});
    }
    if (facts.openMinor > 0)
        checks.append(
            {Verdict::Warning, Sentence::tr("Client has a balance of %1 due").arg(amount(facts.openMinor, facts.currency, catalog))});
    return checks;
}
