#include "catalog/entityset.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

struct Crm
{
    Q_DECLARE_TR_FUNCTIONS(Crm)
public:
    static void client(Entity &entity);
};

void Crm::client(Entity &entity)
{
    entity.singular = tr("client");
    entity.plural = tr("clients");
    entity.title = tr("Clients");
    entity.page = u"clients"_s;
    entity.icon = u"system-users"_s;
    entity.createLabel = tr("New client");
    entity.emptyHint = tr("Add the first one, or enter a deal: its client is kept here.");
    entity.readPermission = u"client.read"_s;
    entity.writePermission = u"client.write"_s;
    note(entity, u"name"_s, {.look = Field::Look::Identity, .secondary = u"contact"_s, .width = 300});
    noteOwner(entity, 52);
    note(entity, u"phone"_s, {.width = 150, .example = tr("For example +48 58 555 01 73")});
    note(entity, u"email"_s, {.width = 220});
    note(entity, u"country"_s, {.code = Field::Code::Country, .width = 110, .example = tr("Two letters, for example PL")});
    note(entity, u"language"_s, {.code = Field::Code::Language, .example = tr("Two letters, for example pl")});
    note(entity, u"client_status"_s,
         {.heading = tr("Status"),
          .type = Field::Type::State,
          .width = 112,
          .choices = {{u"new"_s, tr("New")}, {u"returning"_s, tr("Returning")}, {u"loyal"_s, tr("Loyal")}}});
    entity.stateField = u"client_status"_s;
    entity.columns = {u"name"_s, u"email"_s, u"phone"_s, u"city"_s, u"client_status"_s, u"owner_id"_s};
    entity.filters = {u"owner_id"_s, u"client_status"_s, u"city"_s, u"country"_s};
    entity.counted = {u"owner_id"_s, u"name"_s}; // client_by_owner
    entity.searchFunction = u"crm.client_hits"_s;
    entity.findFunction = u"crm.find_clients"_s;
    entity.foundBy = {u"company"_s, u"city"_s};
    entity.facts = {u"company"_s, u"contact"_s, u"email"_s,      u"phone"_s,    u"address"_s,
                    u"city"_s,    u"country"_s, u"tax_number"_s, u"language"_s, u"owner_id"_s};
    entity.views = {{u"all"_s, tr("All clients"), {}, u"name"_s, Qt::AscendingOrder},
                    {u"mine"_s, tr("My clients"), {{{u"owner_id"_s, Condition::Op::Is, {Filter::me()}}}}, u"name"_s, Qt::AscendingOrder},
                    {u"new"_s, tr("New"), {{{u"client_status"_s, Condition::Op::Is, {u"new"_s}}}}, u"id"_s, Qt::DescendingOrder},
                    trash(entity)};
    entity.related = {{u"deals"_s, tr("Deals"), u"deal"_s, u"client_id"_s, {u"number"_s, u"state"_s, u"amount_minor"_s}, u"deal.read"_s}};
    entity.actions = {{.key = u"new_deal"_s,
                       .label = tr("New deal"),
                       .shortcut = u"D"_s,
                       .icon = u"list-add"_s,
                       .permission = u"deal.write"_s,
                       .primary = true,
                       .page = u"deal.new"_s,
                       .target = {{u"client_id"_s, u"id"_s}, {u"client_name"_s, u"name"_s}}},
                      {.key = u"assign"_s,
                       .label = tr("Assign to…"),
                       .done = tr("%1 assigned"),
                       .shortcut = u"W"_s,
                       .permission = u"client.write"_s,
                       .bulk = true,
                       .field = u"owner_id"_s,
                       .asks = Action::Asks::Value,
                       .question = tr("Who looks after them from now on?"),
                       .undo = u"assign"_s},
                      {.key = u"delete"_s,
                       .label = tr("Delete"),
                       .done = tr("%1 deleted"),
                       .shortcut = u"Del"_s,
                       .permission = u"client.write"_s,
                       .bulk = true,
                       .destructive = true,
                       .field = u"deleted_at"_s,
                       .value = u"now"_s,
                       .undo = u"undelete"_s},
                      {.key = u"undelete"_s,
                       .label = tr("Restore"),
                       .done = tr("%1 restored"),
                       .shortcut = u"Ins"_s,
                       .permission = u"client.write"_s,
                       .primary = true,
                       .bulk = true,
                       .field = u"deleted_at"_s,
                       .undo = u"delete"_s,
                       .inTrash = true}};
    entity.carried = {u"city"_s, u"country"_s, u"language"_s, u"client_status"_s};
    entity.effects = {{u"email"_s, tr("Messages and invoices go there"), tr("From the next one on")},
                      {u"owner_id"_s, tr("Somebody else looks after them"), tr("Deals keep their own owners")}};
    entity.sections = {{tr("Who"),
                        tr("As on invoices"),
                        {{u"name"_s, 6}, {u"company"_s, 3}, {u"contact"_s, 3}, {u"email"_s, 6}, {u"phone"_s, 3}, {u"tax_number"_s, 3}}},
                       {tr("Where"), {}, {{u"address"_s, 12}, {u"city"_s, 6}, {u"country"_s, 3}, {u"language"_s, 3}}},
                       {tr("With us"), {}, {{u"client_status"_s, 4}, {u"owner_id"_s, 4}, {u"is_active"_s, 4}}}};
}

void refineCrm(const EntitySet &entities)
{
    entities.refine(u"client", Crm::client);
}
