#pragma once
#include "db/result.h"
#include "deal/dealbook.h"
#include "deal/problemfields.h"
#include "records/savingpreview.h"

class Catalog;

// What the deal form says: the sentence for a problem, and the column beside the form.
namespace DealSentences {
QString problem(const DealProblem &problem, const QString &currency, const Catalog &catalog);

// The field that the database's refusal speaks of, if it is one of the form's.
std::optional<DealProblem::Place> fieldOf(const Error &error);

// Nobody waited for the answer, or the connection was lost before it came: whether it was saved is not known.
bool isOutcomeOpen(const Error &error);

// What becomes of the payment.
SavingPreview::Step paymentStep(const PaymentEntry &payment, const DealPreview &preview, const Catalog &catalog);
QList<SavingPreview::Step> steps(const DealEntry &entry, const DealPreview &preview, const Catalog &catalog);
// What the fields tell, and that the payment's reference is new.
QList<SavingPreview::Check> paymentChecks(const PaymentEntry &payment, const DealPreview &preview, const QList<ProblemFields::Told> &told);
QList<SavingPreview::Check> checks(const DealEntry &entry, const DealPreview &preview, const ClientFacts &facts,
                                   const QList<ProblemFields::Told> &told, const Catalog &catalog);
}
