#include "catalog/choices.h"
#include "catalog/entityset.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using Op = Condition::Op;

// Payments, the queue of those that wait, and the invoices that follow from them.
struct Payments
{
    Q_DECLARE_TR_FUNCTIONS(Payments)
public:
    static void payment(Entity &entity);
    static QList<Action> steps();
    static QList<Deed> deeds();
    static Action receiptStep(const QString &key, const QString &label, const QStringList &states);
    static void verification(Entity &entity);
    static void invoice(Entity &entity);
};

// Deciding about a payment changes a dozen columns; what is told is the decision.
QList<Deed> Payments::deeds()
{
    const QString status = u"status"_s;
    const QString stage = u"stage"_s;
    const QString given = u"approvals_given"_s;
    const QString reason = u"decided_reason"_s;
    return {
        {{begins(u"refund_of"_s)}, tr("paid %1 back"), u"amount_minor"_s, reason},
        {{becomes(status, u"rejected"_s), becomes(u"is_replaced"_s, true)}, tr("took the payment back")},
        {{becomes(status, u"verified"_s)}, tr("approved the payment")},
        {{becomes(status, u"rejected"_s)}, tr("rejected the payment"), {}, reason},
        {{becomes(status, u"refunded"_s)}, tr("paid the payment back")},
        {{rises(u"refunded_minor"_s)}, tr("paid %1 back"), u"refunded_minor"_s},
        {{was(status, u"verified"_s)}, tr("took the approval back")},
        {{was(status, u"rejected"_s), becomes(u"is_replaced"_s, false)}, tr("brought the payment back")},
        {{was(status, u"rejected"_s)}, tr("took the rejection back")},
        {{becomes(stage, u"sent_back"_s)}, tr("sent the payment back"), {}, reason},
        {{becomes(stage, u"refund_asked"_s)}, tr("asked to pay the payment back"), {}, reason},
        {{was(stage, u"refund_asked"_s)}, tr("settled the request to pay it back")},
        {{becomes(stage, u"in_verification"_s)}, tr("sent the payment to verification")},
        {{rises(given)}, tr("approved the payment; somebody else must, too")},
        {{falls(given)}, tr("took an approval back")},
        {{becomes(u"is_replaced"_s, true)}, tr("recorded another payment in its place")},
    };
}

void Payments::payment(Entity &entity)
{
    entity.singular = tr("payment");
    entity.plural = tr("payments");
    entity.title = tr("Payments");
    entity.page = u"payments"_s;
    entity.icon = u"view-financial-account-cash"_s;
    entity.emptyHint = tr("Record the first one when money arrives.");
    entity.createLabel = tr("Record payment");
    entity.createPage = u"payment.new"_s;
    entity.readPermission = u"payment.read"_s;
    entity.writePermission = u"payment.record"_s;
    entity.stateField = u"state"_s;
    entity.statusField = u"status"_s;
    // what waits is few among all payments; of what was rejected or verified a page is read sooner in the list's own order
    for (const QString &state : {u"recorded"_s, u"receipt_missing"_s, u"in_verification"_s, u"sent_back"_s})
        entity.stored.insert(state, {entity.statusField, {u"pending"_s}});
    entity.stored.insert(u"refund_asked"_s, {u"stage"_s, {u"refund_asked"_s}});
    entity.identityField = u"client_name"_s;
    entity.canInsert = false;
    note(entity, u"number"_s,
         {.label = tr("Payment"), .look = Field::Look::Number, .sortField = u"number_seq"_s, .width = 86, .isNeverNull = true});
    note(entity, u"number_seq"_s, {.isUnique = true});
    entity.sequenceField = u"number_seq"_s;
    note(entity, u"client_name"_s,
         {.label = tr("Client"), .look = Field::Look::Identity, .secondary = u"deal_number"_s, .width = 292, .isNeverNull = true});
    note(entity, u"amount_minor"_s, {.label = tr("Amount"), .currencyField = u"currency"_s, .width = 132, .isNeverNull = true});
    note(entity, u"method"_s, {.label = tr("Method"), .type = Field::Type::Choice, .width = 110, .choices = paymentMethods()});
    note(entity, u"state"_s, {.label = tr("Status"), .type = Field::Type::State, .width = 146, .choices = paymentStates()});
    note(entity, u"received_on"_s, {.label = tr("Received"), .width = 82});
    noteOwner(entity, 44, tr("By"));
    note(entity, u"deal_id"_s, {.labelField = u"deal_number"_s, .reference = u"deal"_s});
    note(entity, u"client_id"_s, {.labelField = u"client_name"_s, .reference = u"client"_s});
    note(entity, u"refund_of"_s, {.labelField = u"refund_of_number"_s, .reference = u"payment"_s});
    entity.columns = {u"number"_s, u"client_name"_s, u"amount_minor"_s, u"method"_s, u"state"_s, u"received_on"_s, u"owner_id"_s};
    entity.filters = {u"state"_s, u"method"_s, u"owner_id"_s, u"currency"_s, u"received_on"_s, u"amount_minor"_s};
    entity.searchFields = {u"number"_s, u"client_name"_s, u"deal_number"_s, u"bank_reference"_s, u"cheque_number"_s};
    entity.isFoundByNumber = true;
    if (entity.field(u"number_seq"_s))
        entity.sortField = u"number_seq"_s;
    entity.sortOrder = Qt::DescendingOrder;
    entity.totals = {u"amount_minor"_s};
    entity.totalsLeaveOut = {entity.statusField, {u"rejected"_s}};
    entity.totalsNote = tr("totals leave out rejected, less refunds");
    entity.counted = {u"owner_id"_s, u"number_seq"_s}; // payment_by_owner
    entity.facts = {u"refund_of_number"_s,
                    u"deal_number"_s,
                    u"client_name"_s,
                    u"method"_s,
                    u"received_on"_s,
                    u"bank_reference"_s,
                    u"cheque_number"_s,
                    u"recorded_by_name"_s,
                    u"invoice_number"_s,
                    u"refund_asked_minor"_s,
                    u"refund_asked_by_name"_s,
                    u"decided_reason"_s,
                    u"notes"_s};
    entity.views = {{u"all"_s, tr("All payments")},
                    {u"verification"_s, tr("In verification"), {{{u"state"_s, Op::Is, {u"in_verification"_s}}}}},
                    {u"rejected"_s, tr("Rejected"), {{{u"state"_s, Op::Is, {u"rejected"_s}}}}},
                    {u"sent_back"_s, tr("Sent back"), {{{u"state"_s, Op::Is, {u"sent_back"_s}}}}},
                    {u"refund"_s, tr("Refund asked"), {{{u"state"_s, Op::Is, {u"refund_asked"_s}}}}},
                    {u"receipt"_s, tr("Receipt missing"), {{{u"state"_s, Op::Is, {u"receipt_missing"_s}}}}},
                    {u"month"_s, tr("Received this month"), {{{u"received_on"_s, Op::During, {u"this_month"_s}}}}}};
    entity.actions = steps();
    entity.agreement = {.states = {u"in_verification"_s},
                        .given = u"approvals_given"_s,
                        .needed = u"approvals_needed"_s,
                        .firstBy = u"first_approver_name"_s,
                        .firstAt = u"first_approved_at"_s,
                        .from = u"approvals_from_minor"_s,
                        .fromIn = u"approvals_currency"_s,
                        .title = tr("%1 of %2 approved"),
                        .detail = tr("%1 people must approve the payment."),
                        .detailFrom = tr("%1 people must approve payments of %2 or more.")};
    // A column of them would ask the rules about every row.
    note(entity, u"approvals_from_minor"_s, {.isInner = true});
    note(entity, u"approvals_currency"_s, {.isInner = true});
    entity.deeds = deeds();
    entity.derived = {u"status"_s,         u"stage"_s,          u"verified_by"_s,    u"verified_at"_s,     u"decided_by"_s,
                      u"decided_at"_s,     u"decided_reason"_s, u"approval_round"_s, u"approvals_given"_s, u"approvals_needed"_s,
                      u"approval_slots"_s, u"refunded_minor"_s, u"is_replaced"_s,    u"queue_rank"_s,      u"brought_back_at"_s};
}

// What was sent back, or came without, is answered with a receipt and waits again.
Action Payments::receiptStep(const QString &key, const QString &label, const QStringList &states)
{
    const auto nothing = [](const QString &sqlType) { return Action::Argument{Action::Argument::Source::Constant, sqlType, {}}; };
    return {.key = key,
            .label = label,
            .done = tr("%1 waits for approval"),
            .permission = u"payment.record"_s,
            .states = states,
            .prominent = true,
            .function = u"sales.replace_receipt"_s,
            .arguments = idAndVersion()
                         + QList{nothing(u"text"_s), nothing(u"text"_s), nothing(u"bytea"_s),
                                 Action::Argument{Action::Argument::Source::Reason, u"uuid"_s, {}}},
            .field = u"receipt_id"_s, // what it is asked with
            .asks = Action::Asks::Value,
            .question = tr("Which receipt shows the payment?")};
}

QList<Action> Payments::steps()
{
    const QList<Action::Argument> ids{idsOfRows(), {Action::Argument::Source::Ids, u"int[]"_s, u"version"_s}};
    return {{.key = u"approve"_s,
             .label = tr("Approve"),
             .done = tr("%1 approved"),
             .shortcut = u"A"_s,
             .permission = u"payment.verify"_s,
             .states = {u"in_verification"_s},
             .bulk = true,
             .function = u"sales.approve_payments"_s,
             .arguments = ids,
             .undo = u"undo_approval"_s},
            {.key = u"undo_approval"_s,
             .label = tr("Take the decision back"),
             .done = tr("%1 waits again"),
             .permission = u"payment.verify"_s,
             .bulk = true,
             .function = u"sales.undo_decision"_s,
             .arguments = {fieldOf(u"id"_s)},
             .offered = false},
            receiptStep(u"add_receipt"_s, tr("Add the receipt…"), {u"receipt_missing"_s}),
            receiptStep(u"replace_receipt"_s, tr("Replace the receipt…"), {u"recorded"_s, u"sent_back"_s, u"in_verification"_s}),
            {.key = u"deal"_s, .label = tr("Open deal"), .shortcut = u"D"_s, .primary = true, .page = u"deals"_s, .targetId = u"deal_id"_s},
            {.key = u"refund"_s,
             .label = tr("Refund…"),
             .done = tr("%1 refunded"),
             .doneAs = {{u"asked"_s, tr("Refund of %1 asked for: somebody else decides")}},
             .permission = u"payment.refund"_s,
             .states = {u"verified"_s},
             .destructive = true,
             .function = u"sales.refund_payment"_s,
             .arguments = idAndVersion() + QList{fieldOf(u"amount_minor"_s, u"bigint"_s), reasonGiven()},
             .asks = Action::Asks::Reason,
             .question = tr("Why is the whole amount refunded?")},
            {.key = u"ask_refund"_s,
             .label = tr("Ask for a refund…"),
             .done = tr("Refund of %1 asked for"),
             .permission = u"payment.record"_s,
             .states = {u"verified"_s},
             .function = u"sales.ask_refund"_s,
             .arguments = idAndVersion() + QList{reasonGiven()},
             .asks = Action::Asks::Reason,
             .question = tr("Why should the whole amount be refunded?")},
            {.key = u"decide_refund"_s,
             .label = tr("Refund what was asked…"),
             .done = tr("%1 refunded"),
             .permission = u"payment.refund"_s,
             .states = {u"refund_asked"_s},
             .primary = true,
             .destructive = true,
             .function = u"sales.refund_payment"_s,
             .arguments = idAndVersion() + QList{fieldOf(u"refund_asked_minor"_s, u"bigint"_s), reasonGiven()},
             .asks = Action::Asks::Reason,
             .question = tr("Why do you agree to the refund?")},
            {.key = u"decline_refund"_s,
             .label = tr("Decline the refund…"),
             .done = tr("Refund of %1 declined"),
             .permission = u"payment.refund"_s,
             .states = {u"refund_asked"_s},
             .function = u"sales.decline_refund"_s,
             .arguments = idAndVersion() + QList{reasonGiven()},
             .asks = Action::Asks::Reason,
             .question = tr("Why is nothing refunded?")}};
}

void Payments::verification(Entity &entity)
{
    entity.key = u"verification"_s;
    entity.singular = tr("payment to verify");
    entity.plural = tr("payments to verify");
    entity.title = tr("Verification");
    entity.page = u"verification"_s;
    entity.icon = u"document-preview-archive"_s;
    entity.readPermission = u"payment.verify"_s;
    note(entity, u"client_name"_s, {.look = Field::Look::Identity, .secondary = u"deal_number"_s});
    note(entity, u"method"_s, {.type = Field::Type::Choice, .choices = paymentMethods()});
    note(entity, u"state"_s, {.type = Field::Type::State, .choices = queueStates()});
}

void Payments::invoice(Entity &entity)
{
    entity.singular = tr("invoice");
    entity.plural = tr("invoices");
    entity.title = tr("Invoices");
    entity.page = u"invoices"_s;
    entity.icon = u"document-print"_s;
    entity.readPermission = u"invoice.read"_s;
    entity.canInsert = false;
    entity.emptyHint = tr("They appear when a payment is verified.");
    entity.identityField = u"client_id"_s;
    entity.amountField = u"total_minor"_s;
    note(entity, u"number"_s, {.look = Field::Look::Number, .sortField = u"issued_at"_s, .width = 130});
    note(entity, u"client_id"_s, {.look = Field::Look::Identity, .width = 280});
    note(entity, u"kind"_s, {.choices = {{u"invoice"_s, tr("Invoice")}, {u"credit_note"_s, tr("Credit note")}}});
    note(entity, u"deal_id"_s, {.look = Field::Look::Number, .width = 96});
    note(entity, u"status"_s, {.width = 92});
    noteMoney(entity, u"total_minor"_s, 132);
    note(entity, u"tax_rate"_s, {.width = 72, .unit = u"%"_s});
    entity.columns = {u"number"_s, u"client_id"_s, u"deal_id"_s, u"total_minor"_s, u"tax_rate"_s, u"status"_s, u"issued_at"_s};
    entity.filters = {u"kind"_s, u"status"_s, u"currency"_s, u"issued_at"_s, u"owner_id"_s};
    entity.searchFields = {u"number"_s};
    entity.sortField = u"issued_at"_s;
    entity.sortOrder = Qt::DescendingOrder;
    entity.totals = {u"total_minor"_s};
    entity.totalsLeaveOut = {u"status"_s, {u"void"_s}};
    entity.totalsNote = tr("totals leave out void");
    entity.facts = {u"deal_id"_s,   u"payment_id"_s, u"amount_minor"_s, u"tax_rate"_s,
                    u"tax_minor"_s, u"issued_at"_s,  u"owner_id"_s,     u"void_reason"_s};
    entity.views = {{u"all"_s, tr("All invoices")},
                    {u"month"_s, tr("This month"), {{{u"issued_at"_s, Op::During, {u"this_month"_s}}}}},
                    {u"credit"_s, tr("Credit notes"), {{{u"kind"_s, Op::Is, {u"credit_note"_s}}}}}};
}

void refinePayments(const EntitySet &entities)
{
    entities.refine(u"payment", Payments::payment);
    entities.refine(u"verification_queue", Payments::verification);
    entities.refine(u"invoice", Payments::invoice);
}
