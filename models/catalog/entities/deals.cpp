#include "catalog/choices.h"
#include "catalog/entityset.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using Op = Condition::Op;

struct Deals
{
    Q_DECLARE_TR_FUNCTIONS(Deals)
public:
    static void deal(Entity &entity);
    static QList<Action> steps();
    static QList<Deed> deeds();
};

QList<Action> Deals::steps()
{
    const QStringList open{u"awaiting_payment"_s, u"partly_paid"_s, u"in_verification"_s, u"overdue"_s, u"payment_rejected"_s};
    const QList<Action::Argument> deal = idAndVersion();
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
         .shortcut = u"O"_s,
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
         .shortcut = u"O"_s,
         .permission = u"deal.write"_s,
         .states = {u"on_hold"_s},
         .bulk = true,
         .function = u"sales.resume_deal"_s,
         .arguments = deal,
         .undo = u"hold"_s},
        {.key = u"cancel"_s,
         .label = tr("Cancel deal…"),
         .done = tr("%1 cancelled"),
         .shortcut = u"Ctrl+Del"_s,
         .permission = u"deal.write"_s,
         .states = open + QStringList{u"draft"_s, u"on_hold"_s},
         .bulk = true,
         .destructive = true,
         .function = u"sales.cancel_deal"_s,
         .arguments = deal + QList{reasonGiven()},
         .asks = Action::Asks::Reason,
         .question = tr("Reason for cancelling"),
         .undo = u"restore"_s},
        {.key = u"restore"_s,
         .label = tr("Restore"),
         .done = tr("%1 restored"),
         .shortcut = u"Ins"_s,
         .permission = u"deal.write"_s,
         .states = {u"cancelled"_s},
         .function = u"sales.restore_deal"_s,
         .arguments = {fieldOf(u"id"_s)}},
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
         .shortcut = u"Ins"_s,
         .permission = u"deal.write"_s,
         .primary = true,
         .bulk = true,
         .function = u"sales.restore_deal"_s,
         .arguments = {fieldOf(u"id"_s)},
         .undo = u"delete"_s,
         .inTrash = true},
    };
}

// A deal's amounts follow its payments: what is told is what somebody did with a payment.
QList<Deed> Deals::deeds()
{
    const QString status = u"status"_s;
    const QString waiting = u"waiting_minor"_s;
    const QString paid = u"paid_minor"_s;
    const QString rejected = u"rejected_count"_s;
    const QString sent = u"sent_count"_s;
    return {
        {{rises(waiting), falls(paid)}, tr("took the approval of a payment of %1 back"), waiting},
        {{rises(waiting), falls(rejected), rises(sent)}, tr("recorded a payment of %1 in place of the rejected one"), waiting},
        {{rises(waiting), falls(rejected)}, tr("took the rejection of a payment of %1 back"), waiting},
        {{rises(waiting)}, tr("recorded a payment of %1"), waiting},
        {{falls(waiting), rises(paid)}, tr("approved a payment of %1"), waiting},
        {{falls(waiting), rises(rejected)}, tr("rejected a payment of %1"), waiting},
        {{falls(waiting)}, tr("took a payment of %1 back"), waiting},
        {{rises(u"refunded_minor"_s)}, tr("paid %1 back"), u"refunded_minor"_s},
        {{rises(sent)}, tr("sent a payment to verification")},
        {{becomes(status, u"on_hold"_s)}, tr("put the deal on hold")},
        {{was(status, u"on_hold"_s)}, tr("resumed the deal")},
        {{becomes(status, u"cancelled"_s)}, tr("cancelled the deal"), {}, u"cancel_reason"_s},
        {{was(status, u"cancelled"_s)}, tr("restored the deal")},
        {{was(status, u"draft"_s)}, tr("started the deal")},
    };
}

void Deals::deal(Entity &entity)
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
    entity.closedStates = {u"cancelled"_s};
    const StoredAs open{entity.statusField, {u"pending"_s, u"active"_s}};
    entity.stored = {{u"draft"_s, {entity.statusField, {u"draft"_s}}},
                     {u"on_hold"_s, {entity.statusField, {u"on_hold"_s}}},
                     {u"awaiting_payment"_s, open},
                     {u"partly_paid"_s, open},
                     {u"in_verification"_s, open},
                     {u"overdue"_s, open},
                     {u"payment_rejected"_s, open}};
    entity.dayOf = {{u"overdue"_s, u"due_date"_s}};
    entity.identityField = u"client_name"_s;
    entity.paidField = u"paid_minor"_s;
    entity.waitingField = u"waiting_minor"_s;
    note(entity, u"number"_s,
         {.label = tr("Deal"), .look = Field::Look::Number, .sortField = u"number_seq"_s, .width = 82, .isNeverNull = true});
    note(entity, u"number_seq"_s, {.isUnique = true});
    entity.sequenceField = u"number_seq"_s;
    note(entity, u"client_name"_s,
         {.label = tr("Client"), .look = Field::Look::Identity, .secondary = u"description"_s, .width = 292, .isNeverNull = true});
    note(entity, u"amount_minor"_s, {.label = tr("Amount"), .currencyField = u"currency"_s, .width = 132, .isNeverNull = true});
    note(entity, u"paid_minor"_s, {.label = tr("Amount paid")});
    note(entity, u"paid_percent"_s, {.label = tr("Paid"), .look = Field::Look::Progress, .width = 90});
    note(entity, u"state"_s, {.label = tr("Status"), .type = Field::Type::State, .width = 148, .choices = dealStates()});
    note(entity, u"due_date"_s, {.label = tr("Due"), .look = Field::Look::Due, .width = 80});
    note(entity, u"deal_date"_s, {.label = tr("Deal date"), .width = 92});
    note(entity, u"completed_on"_s, {.label = tr("Won"), .width = 92});
    note(entity, u"collected_on"_s, {.label = tr("Collected"), .width = 92});
    note(entity, u"has_payment"_s, {.label = tr("Has a payment")});
    note(entity, u"was_sent"_s, {.label = tr("Sent to verification")});
    note(entity, u"has_verified_payment"_s, {.label = tr("Has a verified payment")});
    noteOwner(entity, 44, tr("By"));
    note(entity, u"project_id"_s, {.labelField = u"project_name"_s});
    note(entity, u"work_type"_s, {.usual = u"deal.work_types"_s});
    note(entity, u"source"_s, {.usual = u"deal.sources"_s});
    note(entity, u"client_contact"_s, {.secondary = u"client_phone"_s});
    note(entity, u"client_id"_s, {.labelField = u"client_name"_s, .reference = u"client"_s});
    entity.columns = {u"number"_s, u"client_name"_s, u"amount_minor"_s, u"paid_percent"_s, u"state"_s, u"due_date"_s, u"owner_id"_s};
    entity.filters = {u"owner_id"_s, u"currency"_s, u"state"_s, u"deal_date"_s, u"due_date"_s, u"amount_minor"_s, u"work_type"_s};
    entity.searchFields = {u"number"_s, u"client_name"_s, u"description"_s};
    entity.isFoundByNumber = true;
    entity.sortField = u"number_seq"_s;
    entity.sortOrder = Qt::DescendingOrder;
    entity.totals = {u"amount_minor"_s};
    entity.totalsLeaveOut = {entity.statusField, {u"cancelled"_s}};
    entity.totalsNote = tr("totals leave out cancelled");
    entity.counted = {u"owner_id"_s, u"number_seq"_s,     u"currency"_s, u"work_type"_s,
                      u"source"_s,   u"payment_method"_s, u"status"_s,   u"amount_minor"_s}; // deal_by_owner
    entity.facts = {u"client_name"_s, u"client_contact"_s, u"deal_date"_s, u"due_date"_s,
                    u"owner_id"_s,    u"work_type"_s,      u"source"_s,    u"project_id"_s};
    // Neither won nor cancelled: a draft wants to be finished, so it is open too, as on the salesperson's home.
    const QVariantList openStates{u"draft"_s,   u"awaiting_payment"_s, u"partly_paid"_s, u"in_verification"_s,
                                  u"overdue"_s, u"payment_rejected"_s, u"on_hold"_s};
    entity.views = {
        {u"open"_s, tr("Open"), {{{u"state"_s, Op::Is, openStates}}}},
        {u"quarter"_s, tr("This quarter"), {{{u"deal_date"_s, Op::During, {u"this_quarter"_s}}}}},
        {.key = u"action"_s,
         .label = tr("Needs my action"),
         .filter = {{{u"owner_id"_s, Op::Is, {Filter::me()}}, {u"state"_s, Op::Is, {u"overdue"_s, u"payment_rejected"_s}}}},
         .permission = u"deal.write"_s},
        {u"overdue"_s, tr("Overdue"), {{{u"state"_s, Op::Is, {u"overdue"_s}}}}},
        {u"verification"_s, tr("In verification"), {{{u"state"_s, Op::Is, {u"in_verification"_s}}}}},
        {u"all"_s, tr("All deals")},
        trash(entity),
    };
    entity.related
        = {{u"payments"_s, tr("Payments"), u"payment"_s, u"deal_id"_s, {u"number"_s, u"state"_s, u"amount_minor"_s}, u"payment.read"_s},
           {u"commission"_s,
            tr("Commission"),
            u"commission"_s,
            u"deal_id"_s,
            {u"payment_number"_s, u"state"_s, u"final_minor"_s},
            u"commission.read"_s}};
    entity.actions = steps();
    entity.deeds = deeds();
    entity.derived
        = {u"status"_s,         u"paid_minor"_s,   u"waiting_minor"_s, u"refunded_minor"_s,      u"rejected_count"_s, u"sent_count"_s,
           u"payment_status"_s, u"collected_on"_s, u"completed_on"_s,  u"verification_status"_s, u"cancel_reason"_s,  u"taken_back"_s};
    entity.sections = {
        {tr("Client"), {}, {{u"client_id"_s, 6}}},
        {tr("Deal"),
         tr("What was sold and for how much"),
         {{u"description"_s, 6}, {u"work_type"_s, 3}, {u"source"_s, 3}, {u"amount_minor"_s, 6}, {u"deal_date"_s, 3}, {u"due_date"_s, 3}}},
        {tr("Where it belongs"), {}, {{u"project_id"_s, 6}, {u"owner_id"_s, 6}}}};
}

void refineDeals(const EntitySet &entities)
{
    entities.refine(u"deal", Deals::deal);
}
