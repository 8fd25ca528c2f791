#include "catalog/entityset.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using Op = Condition::Op;

// What an organization decides once: who must approve which payment, and what share of it is earned.
struct Rules
{
    Q_DECLARE_TR_FUNCTIONS(Rules)
public:
    static void approval(Entity &entity);
    static void commission(Entity &entity);
    static void anyRule(Entity &entity);
};

void Rules::anyRule(Entity &entity)
{
    entity.writePermission = u"rule.manage"_s;
    note(entity, u"role_key"_s, {.type = Field::Type::Choice, .choices = builtInRoles()});
    note(entity, u"name"_s, {.look = Field::Look::Identity, .width = 260});
    entity.filters = {u"is_active"_s, u"currency"_s};
    entity.searchFields = {u"name"_s};
    entity.views = {{u"active"_s, tr("In force"), {{{u"is_active"_s, Op::Is, {true}}}}}, {u"all"_s, tr("All rules")}};
}

void Rules::approval(Entity &entity)
{
    anyRule(entity);
    entity.singular = tr("approval rule");
    entity.plural = tr("approval rules");
    entity.title = tr("Approval rules");
    entity.page = u"approval.rules"_s;
    entity.icon = u"dialog-ok-apply"_s;
    entity.createLabel = tr("New rule");
    entity.emptyHint = tr("Without a rule, one person approves a payment of any amount.");
    entity.amountField = u"from_minor"_s;
    note(entity, u"role_key"_s, {.width = 190, .whenEmpty = tr("Everybody who may verify")});
    noteMoney(entity, u"from_minor"_s, 150, tr("From amount"));
    entity.columns = {u"name"_s, u"from_minor"_s, u"approvals"_s, u"role_key"_s, u"is_active"_s};
    entity.facts = {u"approvals"_s, u"role_key"_s, u"is_active"_s};
    entity.sections
        = {{tr("Rule"), tr("It decides about payments that are recorded from now on"), {{u"name"_s, 8}, {u"is_active"_s, 4}}},
           {tr("From which amount, how many"), {}, {{u"from_minor"_s, 6}, {u"currency"_s, 3}, {u"approvals"_s, 3}, {u"role_key"_s, 6}}}};
}

void Rules::commission(Entity &entity)
{
    anyRule(entity);
    entity.singular = tr("commission rule");
    entity.plural = tr("commission rules");
    entity.title = tr("Commission rules");
    entity.page = u"commission.rules"_s;
    entity.icon = u"tag"_s;
    entity.createLabel = tr("New rule");
    entity.readPermission = u"commission.read"_s;
    entity.emptyHint = tr("Without a rule, nobody earns a commission.");
    // At most one of them says whom it is for.
    const QString user = u"user_id"_s;
    const QString team = u"team_id"_s;
    const QString role = u"role_key"_s;
    note(entity, user, {.whenEmpty = tr("Everybody"), .unless = {team, role}});
    note(entity, team, {.whenEmpty = tr("All teams"), .unless = {user, role}});
    note(entity, role, {.whenEmpty = tr("All roles"), .unless = {user, team}});
    note(entity, u"valid_to"_s, {.whenEmpty = tr("Without end")});
    note(entity, u"rate"_s, {.width = 80, .unit = u"%"_s});
    note(entity, u"refund_penalty_rate"_s, {.unit = u"%"_s});
    noteMoney(entity, u"target_minor"_s, 140);
    noteMoney(entity, u"bonus_minor"_s, 120);
    note(entity, u"subject"_s, {.isInner = true}); // people read the three columns that it is made of
    entity.columns = {u"name"_s, user, team, role, u"rate"_s, u"valid_from"_s, u"valid_to"_s, u"is_active"_s};
    entity.facts = {user,
                    team,
                    role,
                    u"rate"_s,
                    u"valid_from"_s,
                    u"valid_to"_s,
                    u"target_minor"_s,
                    u"bonus_minor"_s,
                    u"currency"_s,
                    u"refund_penalty_rate"_s};
    entity.sections = {
        {tr("Rule"), {}, {{u"name"_s, 8}, {u"is_active"_s, 4}}},
        {tr("Who earns it"),
         tr("A person, a team or a role; none of them for everybody. The nearest rule wins."),
         {{user, 4}, {team, 4}, {role, 4}}},
        {tr("How much, and when"), {}, {{u"rate"_s, 4}, {u"valid_from"_s, 4}, {u"valid_to"_s, 4}}},
        {tr("Bonus and refunds"), {}, {{u"target_minor"_s, 4}, {u"bonus_minor"_s, 4}, {u"currency"_s, 4}, {u"refund_penalty_rate"_s, 4}}}};
}

void refineRules(const EntitySet &entities)
{
    entities.refine(u"approval_rule", Rules::approval);
    entities.refine(u"commission_rule", Rules::commission);
}
