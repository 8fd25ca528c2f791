#include "catalog/choices.h"
#include "catalog/entityset.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

struct Commissions
{
    Q_DECLARE_TR_FUNCTIONS(Commissions)
public:
    static void commission(Entity &entity);
    static QList<Action> steps();
};

void Commissions::commission(Entity &entity)
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
    note(entity, u"client_name"_s, {.label = tr("Client"), .look = Field::Look::Identity, .secondary = u"deal_number"_s, .width = 280});
    noteMoney(entity, u"final_minor"_s, 132, tr("Commission"));
    note(entity, u"base_minor"_s, {.label = tr("Base"), .currencyField = u"base_currency"_s, .width = 132});
    note(entity, u"rate"_s, {.width = 72, .unit = u"%"_s});
    note(entity, u"state"_s, {.label = tr("Status"), .type = Field::Type::State, .width = 130, .choices = commissionStates()});
    entity.columns = {u"payment_number"_s, u"client_name"_s, u"base_minor"_s, u"rate"_s, u"final_minor"_s, u"state"_s, u"person_name"_s};
    entity.filters = {u"state"_s, u"user_id"_s, u"period"_s, u"currency"_s};
    entity.searchFields = {u"client_name"_s, u"deal_number"_s, u"payment_number"_s, u"person_name"_s};
    entity.totals = {u"final_minor"_s};
    entity.counted = {u"user_id"_s, u"period"_s}; // commission_by_person
    entity.actions = steps();
}

QList<Action> Commissions::steps()
{
    const Action::Argument ids = idsOfRows();
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
             .arguments = {ids, reasonGiven()},
             .asks = Action::Asks::Reason,
             .question = tr("Why is it held back?"),
             .undo = u"release"_s},
            {.key = u"release"_s,
             .label = tr("Go on"),
             .done = tr("%1 goes on"),
             .shortcut = u"O"_s,
             .permission = may,
             .states = {u"on_hold"_s},
             .bulk = true,
             .function = u"sales.release_commissions"_s,
             .arguments = {ids}}};
}

void refineCommissions(const EntitySet &entities)
{
    entities.refine(u"commission", Commissions::commission);
}
