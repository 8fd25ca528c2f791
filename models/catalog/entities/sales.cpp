#include "catalog/entityset.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using Op = Condition::Op;
using Source = Action::Argument::Source;

struct Sales
{
    Q_DECLARE_TR_FUNCTIONS(Sales)
public:
    static void deal(Entity &entity);
    static QList<Action> dealSteps();
    static void payment(Entity &entity);
    static void verification(Entity &entity);
    static void commission(Entity &entity);
    static void invoice(Entity &entity);
    static QList<Choice> methods();
    static QList<Action> commissionSteps();
};

static Action::Argument from(const QString &field, const QString &type = u"uuid"_s)
{
    return {Source::FieldValue, type, field};
}

QList<Choice> Sales::methods()
{
    return {{u"cash"_s, tr("Cash")},     {u"bank_transfer"_s, tr("Bank transfer")},
            {u"card"_s, tr("Card")},     {u"cheque"_s, tr("Cheque")},
            {u"wallet"_s, tr("Wallet")}, {u"other"_s, tr("Other")}};
}

QList<Action> Sales::dealSteps()
{
    const QStringList open{u"awaiting_payment"_s, u"partly_paid"_s, u"in_verification"_s, u"overdue"_s, u"payment_rejected"_s};
    const QList<Action::Argument> deal{from(u"id"_s), from(u"version"_s, u"int"_s)};
    return {
        {.key = u"record_payment"_s,
         .label = tr("Record payment"),
         .shortcut = u"P"_s,
         .icon = u"list-add"_s,
         .permission = u"payment.record"_s,
         .states = open,
         .primary = true,
         .page = u"payment.new"_s,
         .target = {{u"deal_id"_s, u"id"_s}, {u"currency"_s, u"currency"_s}, {u"number"_s, u"number"_s}}},
        {.key = u"submit"_s,
         .label = tr("Start the deal"),
         .done = tr("%1 started"),
         .permission = u"deal.write"_s,
         .states = {u"draft"_s},
         .function = u"sales.submit_draft"_s,
         .arguments = deal},
        {.key = u"hold"_s,
         .label = tr("Put on hold"),
         .done = tr("%1 put on hold"),
         .shortcut = u"H"_s,
         .permission = u"deal.write"_s,
         .states = open,
         .bulk = true,
         .function = u"sales.hold_deal"_s,
         .arguments = deal,
         .undo = u"resume"_s},
        {.key = u"resume"_s,
         .label = tr("Resume"),
         .done = tr("%1 resumed"),
         .permission = u"deal.write"_s,
         .states = {u"on_hold"_s},
         .bulk = true,
         .function = u"sales.resume_deal"_s,
         .arguments = deal},
        {.key = u"cancel"_s,
         .label = tr("Cancel deal…"),
         .done = tr("%1 cancelled"),
         .permission = u"deal.write"_s,
         .states = open + QStringList{u"draft"_s, u"on_hold"_s},
         .bulk = true,
         .destructive = true,
         .function = u"sales.cancel_deal"_s,
         .arguments = deal + QList<Action::Argument>{{Source::Reason, u"text"_s, {}}},
         .asks = Action::Asks::Reason,
         .question = tr("Why is it cancelled?"),
         .undo = u"restore"_s},
        {.key = u"restore"_s,
         .label = tr("Restore"),
         .done = tr("%1 restored"),
         .permission = u"deal.write"_s,
         .states = {u"cancelled"_s},
         .function = u"sales.restore_deal"_s,
         .arguments = {from(u"id"_s)}},
        {.key = u"delete"_s,
         .label = tr("Delete"),
         .done = tr("%1 deleted"),
         .shortcut = u"Del"_s,
         .permission = u"deal.write"_s,
         .states = {u"draft"_s, u"cancelled"_s},
         .bulk = true,
         .destructive = true,
         .function = u"sales.delete_deal"_s,
         .arguments = deal,
         .undo = u"undelete"_s},
        {.key = u"undelete"_s,
         .label = tr("Restore"),
         .done = tr("%1 restored"),
         .permission = u"deal.write"_s,
         .primary = true,
         .bulk = true,
         .function = u"sales.restore_deal"_s,
         .arguments = {from(u"id"_s)},
         .inTrash = true},
    };
}

void Sales::deal(Entity &entity)
{
    entity.singular = tr("deal");
    entity.plural = tr("deals");
    entity.title = tr("Deals");
    entity.page = u"deals"_s;
    entity.createLabel = tr("New deal");
    entity.createPage = u"deal.new"_s;
    entity.emptyHint = tr("Enter the first one with its client and amount.");
    entity.readPermission = u"deal.read"_s;
    entity.writePermission = u"deal.write"_s;
    entity.stateField = u"state"_s;
    entity.statusField = u"status"_s;
    entity.statusesOf = {{u"draft"_s, {u"draft"_s}},
                         {u"on_hold"_s, {u"on_hold"_s}},
                         {u"awaiting_payment"_s, {u"pending"_s, u"active"_s}},
                         {u"partly_paid"_s, {u"pending"_s, u"active"_s}},
                         {u"in_verification"_s, {u"pending"_s, u"active"_s}},
                         {u"overdue"_s, {u"pending"_s, u"active"_s}},
                         {u"payment_rejected"_s, {u"pending"_s, u"active"_s}}};
    entity.identityField = u"client_name"_s;
    entity.paidField = u"paid_minor"_s;
    entity.waitingField = u"waiting_minor"_s;
    EntitySet::note(entity, u"number"_s,
                    {.label = tr("Deal"), .look = Field::Look::Number, .sortField = u"number_seq"_s, .width = 82, .isNeverNull = true});
    EntitySet::note(
        entity, u"client_name"_s,
        {.label = tr("Client"), .look = Field::Look::Identity, .secondary = u"description"_s, .width = 292, .isNeverNull = true});
    EntitySet::note(entity, u"amount_minor"_s, {.label = tr("Amount"), .currencyField = u"currency"_s, .width = 132, .isNeverNull = true});
    EntitySet::note(entity, u"paid_percent"_s, {.label = tr("Paid"), .look = Field::Look::Progress, .width = 90});
    EntitySet::note(entity, u"state"_s,
                    {.label = tr("Status"),
                     .type = Field::Type::State,
                     .width = 158,
                     .choices = {{u"draft"_s, tr("Draft")},
                                 {u"awaiting_payment"_s, tr("Awaiting payment")},
                                 {u"partly_paid"_s, tr("Partly paid")},
                                 {u"in_verification"_s, tr("In verification")},
                                 {u"verified"_s, tr("Verified")},
                                 {u"overdue"_s, tr("Overdue")},
                                 {u"payment_rejected"_s, tr("Payment rejected")},
                                 {u"on_hold"_s, tr("On hold")},
                                 {u"cancelled"_s, tr("Cancelled")}}});
    EntitySet::note(entity, u"due_date"_s, {.label = tr("Due"), .look = Field::Look::Due, .width = 76});
    EntitySet::note(entity, u"deal_date"_s, {.label = tr("Deal date"), .width = 92});
    EntitySet::note(entity, u"completed_on"_s, {.label = tr("Won"), .width = 92});
    EntitySet::note(entity, u"collected_on"_s, {.label = tr("Collected"), .width = 92});
    EntitySet::note(entity, u"has_payment"_s, {.label = tr("Has a payment")});
    EntitySet::note(entity, u"was_sent"_s, {.label = tr("Sent to verification")});
    EntitySet::note(entity, u"has_verified_payment"_s, {.label = tr("Has a verified payment")});
    EntitySet::note(
        entity, u"owner_id"_s,
        {.label = tr("By"), .look = Field::Look::Person, .labelField = u"owner_name"_s, .reference = u"colleague"_s, .width = 44});
    EntitySet::note(entity, u"project_id"_s, {.labelField = u"project_name"_s});
    EntitySet::note(entity, u"client_id"_s, {.labelField = u"client_name"_s, .reference = u"client"_s});
    entity.columns = {u"number"_s, u"client_name"_s, u"amount_minor"_s, u"paid_percent"_s, u"state"_s, u"due_date"_s, u"owner_id"_s};
    entity.filters = {u"owner_id"_s, u"currency"_s, u"state"_s, u"deal_date"_s, u"due_date"_s, u"amount_minor"_s, u"work_type"_s};
    entity.searchFields = {u"number"_s, u"client_name"_s, u"description"_s};
    entity.sortField = u"number_seq"_s;
    entity.sortOrder = Qt::DescendingOrder;
    entity.totals = {u"amount_minor"_s};
    entity.totalsLeaveOut = {u"cancelled"_s};
    entity.totalsNote = tr("totals leave out cancelled");
    entity.facts = {u"client_name"_s, u"deal_date"_s, u"due_date"_s, u"owner_id"_s, u"work_type"_s, u"source"_s, u"project_id"_s};
    const QVariantList openStates{u"awaiting_payment"_s, u"partly_paid"_s,      u"in_verification"_s,
                                  u"overdue"_s,          u"payment_rejected"_s, u"on_hold"_s};
    entity.views = {
        {u"open"_s, tr("Open"), {{{u"state"_s, Op::Is, openStates}}}},
        {u"quarter"_s, tr("This quarter"), {{{u"deal_date"_s, Op::During, {u"this_quarter"_s}}}}},
        {u"action"_s,
         tr("Needs my action"),
         {{{u"owner_id"_s, Op::Is, {Filter::me()}}, {u"state"_s, Op::Is, {u"overdue"_s, u"payment_rejected"_s}}}}},
        {u"overdue"_s, tr("Overdue"), {{{u"state"_s, Op::Is, {u"overdue"_s}}}}},
        {u"verification"_s, tr("In verification"), {{{u"state"_s, Op::Is, {u"in_verification"_s}}}}},
        {u"all"_s, tr("All deals")},
        EntitySet::trash(entity),
    };
    entity.related
        = {{u"payments"_s, tr("Payments"), u"payment"_s, u"deal_id"_s, {u"number"_s, u"state"_s, u"amount_minor"_s}, u"payment.read"_s},
           {u"commission"_s,
            tr("Commission"),
            u"commission"_s,
            u"deal_id"_s,
            {u"payment_number"_s, u"state"_s, u"final_minor"_s},
            u"commission.read"_s}};
    entity.actions = dealSteps();
    entity.sections = {
        {tr("Client"), {}, {{u"client_id"_s, 6}}},
        {tr("Deal"),
         tr("What was sold and for how much"),
         {{u"description"_s, 6}, {u"work_type"_s, 3}, {u"source"_s, 3}, {u"amount_minor"_s, 6}, {u"deal_date"_s, 3}, {u"due_date"_s, 3}}},
        {tr("Where it belongs"), {}, {{u"project_id"_s, 6}, {u"owner_id"_s, 6}}}};
}

void Sales::payment(Entity &entity)
{
    entity.singular = tr("payment");
    entity.plural = tr("payments");
    entity.title = tr("Payments");
    entity.page = u"payments"_s;
    entity.icon = u"view-financial-list"_s;
    entity.emptyHint = tr("Record the first one when money arrives.");
    entity.createLabel = tr("Record payment");
    entity.createPage = u"payment.new"_s;
    entity.readPermission = u"payment.read"_s;
    entity.writePermission = u"payment.record"_s;
    entity.stateField = u"state"_s;
    entity.identityField = u"client_name"_s;
    entity.canInsert = false;
    EntitySet::note(entity, u"number"_s,
                    {.label = tr("Payment"), .look = Field::Look::Number, .sortField = u"number_seq"_s, .width = 86, .isNeverNull = true});
    EntitySet::note(
        entity, u"client_name"_s,
        {.label = tr("Client"), .look = Field::Look::Identity, .secondary = u"deal_number"_s, .width = 292, .isNeverNull = true});
    EntitySet::note(entity, u"amount_minor"_s, {.label = tr("Amount"), .currencyField = u"currency"_s, .width = 132, .isNeverNull = true});
    EntitySet::note(entity, u"method"_s, {.label = tr("Method"), .type = Field::Type::Choice, .width = 110, .choices = methods()});
    EntitySet::note(entity, u"state"_s,
                    {.label = tr("Status"),
                     .type = Field::Type::State,
                     .width = 158,
                     .choices = {{u"recorded"_s, tr("Recorded")},
                                 {u"receipt_missing"_s, tr("Receipt missing")},
                                 {u"in_verification"_s, tr("In verification")},
                                 {u"verified"_s, tr("Verified")},
                                 {u"rejected"_s, tr("Rejected")},
                                 {u"refund_asked"_s, tr("Refund asked")},
                                 {u"refunded"_s, tr("Refunded")}}});
    EntitySet::note(entity, u"received_on"_s, {.label = tr("Received"), .width = 92});
    EntitySet::note(
        entity, u"owner_id"_s,
        {.label = tr("By"), .look = Field::Look::Person, .labelField = u"owner_name"_s, .reference = u"colleague"_s, .width = 44});
    EntitySet::note(entity, u"deal_id"_s, {.labelField = u"deal_number"_s, .reference = u"deal"_s});
    EntitySet::note(entity, u"client_id"_s, {.labelField = u"client_name"_s, .reference = u"client"_s});
    entity.columns = {u"number"_s, u"client_name"_s, u"amount_minor"_s, u"method"_s, u"state"_s, u"received_on"_s, u"owner_id"_s};
    entity.filters = {u"state"_s, u"method"_s, u"owner_id"_s, u"currency"_s, u"received_on"_s, u"amount_minor"_s};
    entity.searchFields = {u"number"_s, u"client_name"_s, u"deal_number"_s, u"bank_reference"_s, u"cheque_number"_s};
    if (entity.field(u"number_seq"_s))
        entity.sortField = u"number_seq"_s;
    entity.sortOrder = Qt::DescendingOrder;
    entity.totals = {u"amount_minor"_s};
    entity.totalsLeaveOut = {u"rejected"_s, u"refunded"_s};
    entity.totalsNote = tr("totals leave out rejected and refunded");
    entity.facts = {u"deal_number"_s,        u"client_name"_s,          u"method"_s,           u"received_on"_s,
                    u"bank_reference"_s,     u"cheque_number"_s,        u"recorded_by_name"_s, u"invoice_number"_s,
                    u"refund_asked_minor"_s, u"refund_asked_by_name"_s, u"decided_reason"_s,   u"notes"_s};
    entity.views = {{u"all"_s, tr("All payments")},
                    {u"verification"_s, tr("In verification"), {{{u"state"_s, Op::Is, {u"in_verification"_s}}}}},
                    {u"rejected"_s, tr("Rejected"), {{{u"state"_s, Op::Is, {u"rejected"_s}}}}},
                    {u"refund"_s, tr("Refund asked"), {{{u"state"_s, Op::Is, {u"refund_asked"_s}}}}},
                    {u"receipt"_s, tr("Receipt missing"), {{{u"state"_s, Op::Is, {u"receipt_missing"_s}}}}},
                    {u"month"_s, tr("Received this month"), {{{u"received_on"_s, Op::During, {u"this_month"_s}}}}}};
    const QList<Action::Argument> ids{{Source::Ids, u"uuid[]"_s, {}}, {Source::Ids, u"int[]"_s, u"version"_s}};
    entity.actions = {
        {.key = u"approve"_s,
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
         .arguments = {from(u"id"_s)},
         .offered = false},
        {.key = u"deal"_s, .label = tr("Open deal"), .shortcut = u"D"_s, .primary = true, .page = u"deals"_s, .targetId = u"deal_id"_s},
        {.key = u"refund"_s,
         .label = tr("Refund…"),
         .done = tr("%1 refunded"),
         .doneAs = {{u"asked"_s, tr("Refund of %1 asked for: somebody else decides")}},
         .permission = u"payment.refund"_s,
         .states = {u"verified"_s},
         .destructive = true,
         .function = u"sales.refund_payment"_s,
         .arguments = {from(u"id"_s), from(u"version"_s, u"int"_s), from(u"amount_minor"_s, u"bigint"_s), {Source::Reason, u"text"_s, {}}},
         .asks = Action::Asks::Reason,
         .question = tr("Why is the whole amount refunded?")},
        {.key = u"ask_refund"_s,
         .label = tr("Ask for a refund…"),
         .done = tr("Refund of %1 asked for"),
         .permission = u"payment.record"_s,
         .states = {u"verified"_s},
         .function = u"sales.ask_refund"_s,
         .arguments = {from(u"id"_s), from(u"version"_s, u"int"_s), {Source::Reason, u"text"_s, {}}},
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
         .arguments
         = {from(u"id"_s), from(u"version"_s, u"int"_s), from(u"refund_asked_minor"_s, u"bigint"_s), {Source::Reason, u"text"_s, {}}},
         .asks = Action::Asks::Reason,
         .question = tr("Why do you agree to the refund?")},
        {.key = u"decline_refund"_s,
         .label = tr("Decline the refund…"),
         .done = tr("Refund of %1 declined"),
         .permission = u"payment.refund"_s,
         .states = {u"refund_asked"_s},
         .function = u"sales.decline_refund"_s,
         .arguments = {from(u"id"_s), from(u"version"_s, u"int"_s), {Source::Reason, u"text"_s, {}}},
         .asks = Action::Asks::Reason,
         .question = tr("Why is nothing refunded?")}};
}

void Sales::verification(Entity &entity)
{
    entity.key = u"verification"_s;
    entity.singular = tr("payment to verify");
    entity.plural = tr("payments to verify");
    entity.title = tr("Verification");
    entity.page = u"verification"_s;
    entity.icon = u"document-preview-archive"_s;
    entity.readPermission = u"payment.verify"_s;
    EntitySet::note(entity, u"client_name"_s, {.look = Field::Look::Identity, .secondary = u"deal_number"_s});
    EntitySet::note(entity, u"method"_s, {.type = Field::Type::Choice, .choices = methods()});
    EntitySet::note(entity, u"state"_s,
                    {.type = Field::Type::State,
                     .choices = {{u"waiting"_s, tr("Waiting")},
                                 {u"taken"_s, tr("Taken")},
                                 {u"second_check"_s, tr("Second check")},
                                 {u"over_4h"_s, tr("Over 4 h")},
                                 {u"sent_back"_s, tr("Sent back")},
                                 {u"mine"_s, tr("You recorded it")},
                                 {u"approved"_s, tr("Approved")},
                                 {u"rejected"_s, tr("Rejected")}}});
}

void Sales::commission(Entity &entity)
{
    entity.singular = tr("commission");
    entity.plural = tr("commissions");
    entity.title = tr("Commissions");
    entity.page = u"commissions"_s;
    entity.icon = u"view-financial-list"_s;
    entity.readPermission = u"commission.read"_s;
    entity.stateField = u"state"_s;
    entity.identityField = u"client_name"_s;
    entity.amountField = u"final_minor"_s;
    entity.ownerField = u"user_id"_s;
    entity.emptyHint = tr("They appear when a payment is verified.");
    entity.canInsert = false;
    EntitySet::note(entity, u"client_name"_s,
                    {.label = tr("Client"), .look = Field::Look::Identity, .secondary = u"deal_number"_s, .width = 280});
    EntitySet::note(entity, u"final_minor"_s, {.label = tr("Commission"), .currencyField = u"currency"_s, .width = 132});
    EntitySet::note(entity, u"base_minor"_s, {.label = tr("Base"), .currencyField = u"base_currency"_s, .width = 132});
    EntitySet::note(entity, u"rate"_s, {.width = 72, .unit = u"%"_s});
    EntitySet::note(entity, u"state"_s,
                    {.label = tr("Status"),
                     .type = Field::Type::State,
                     .width = 130,
                     .choices = {{u"estimate"_s, tr("Estimate")},
                                 {u"to_approve"_s, tr("To approve")},
                                 {u"approved"_s, tr("Approved")},
                                 {u"on_hold"_s, tr("On hold")},
                                 {u"paid"_s, tr("Paid")},
                                 {u"taken_back"_s, tr("Taken back")}}});
    entity.columns = {u"payment_number"_s, u"client_name"_s, u"base_minor"_s, u"rate"_s, u"final_minor"_s, u"state"_s, u"person_name"_s};
    entity.filters = {u"state"_s, u"user_id"_s, u"period"_s, u"currency"_s};
    entity.searchFields = {u"client_name"_s, u"deal_number"_s, u"payment_number"_s, u"person_name"_s};
    entity.totals = {u"final_minor"_s};
    entity.actions = commissionSteps();
}

QList<Action> Sales::commissionSteps()
{
    const Action::Argument ids{Source::Ids, u"uuid[]"_s, {}};
    const QString may = u"commission.approve"_s;
    return {{.key = u"approve"_s,
             .label = tr("Approve"),
             .done = tr("%1 approved"),
             .shortcut = u"A"_s,
             .permission = may,
             .states = {u"estimate"_s, u"to_approve"_s},
             .primary = true,
             .bulk = true,
             .function = u"sales.approve_commissions"_s,
             .arguments = {ids},
             .undo = u"unapprove"_s},
            {.key = u"unapprove"_s,
             .label = tr("Take the approval back"),
             .done = tr("%1 is to be approved again"),
             .permission = may,
             .states = {u"approved"_s},
             .function = u"sales.unapprove_commissions"_s,
             .arguments = {ids}},
            {.key = u"hold"_s,
             .label = tr("Put on hold…"),
             .done = tr("%1 put on hold"),
             .shortcut = u"H"_s,
             .permission = may,
             .states = {u"estimate"_s, u"to_approve"_s, u"approved"_s},
             .bulk = true,
             .function = u"sales.hold_commissions"_s,
             .arguments = {ids, {Source::Reason, u"text"_s, {}}},
             .asks = Action::Asks::Reason,
             .question = tr("Why is it held back?"),
             .undo = u"release"_s},
            {.key = u"release"_s,
             .label = tr("Go on"),
             .done = tr("%1 goes on"),
             .permission = may,
             .states = {u"on_hold"_s},
             .bulk = true,
             .function = u"sales.release_commissions"_s,
             .arguments = {ids}}};
}

void Sales::invoice(Entity &entity)
{
    entity.singular = tr("invoice");
    entity.plural = tr("invoices");
    entity.title = tr("Invoices");
    entity.page = u"invoices"_s;
    entity.icon = u"office-report"_s;
    entity.readPermission = u"invoice.read"_s;
    entity.canInsert = false;
    entity.emptyHint = tr("They appear when a payment is verified.");
    entity.identityField = u"client_id"_s;
    entity.amountField = u"total_minor"_s;
    EntitySet::note(entity, u"number"_s, {.look = Field::Look::Number, .sortField = u"issued_at"_s, .width = 130});
    EntitySet::note(entity, u"client_id"_s, {.look = Field::Look::Identity, .width = 280});
    EntitySet::note(entity, u"kind"_s, {.choices = {{u"invoice"_s, tr("Invoice")}, {u"credit_note"_s, tr("Credit note")}}});
    EntitySet::note(entity, u"total_minor"_s, {.currencyField = u"currency"_s, .width = 132});
    EntitySet::note(entity, u"tax_rate"_s, {.width = 72, .unit = u"%"_s});
    entity.columns = {u"number"_s, u"client_id"_s, u"deal_id"_s, u"total_minor"_s, u"tax_rate"_s, u"status"_s, u"issued_at"_s};
    entity.filters = {u"kind"_s, u"status"_s, u"currency"_s, u"issued_at"_s, u"owner_id"_s};
    entity.searchFields = {u"number"_s};
    entity.sortField = u"issued_at"_s;
    entity.sortOrder = Qt::DescendingOrder;
    entity.totals = {u"total_minor"_s};
    entity.totalsLeaveOut = {u"void"_s};
    entity.totalsNote = tr("totals leave out void");
    entity.facts = {u"deal_id"_s,   u"payment_id"_s, u"amount_minor"_s, u"tax_rate"_s,
                    u"tax_minor"_s, u"issued_at"_s,  u"owner_id"_s,     u"void_reason"_s};
    entity.views = {{u"all"_s, tr("All invoices")},
                    {u"month"_s, tr("This month"), {{{u"issued_at"_s, Op::During, {u"this_month"_s}}}}},
                    {u"credit"_s, tr("Credit notes"), {{{u"kind"_s, Op::Is, {u"credit_note"_s}}}}}};
}

void refineSales(const EntitySet &entities)
{
    const auto refine = [&entities](QStringView key, void (*how)(Entity &)) {
        if (Entity *entity = entities.find(key))
            how(*entity);
    };
    refine(u"deal", Sales::deal);
    refine(u"payment", Sales::payment);
    refine(u"verification_queue", Sales::verification);
    refine(u"commission", Sales::commission);
    refine(u"invoice", Sales::invoice);
}
