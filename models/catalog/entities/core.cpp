#include "catalog/entityset.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

struct Core
{
    Q_DECLARE_TR_FUNCTIONS(Core)
public:
    static void people(Entity &entity);
    static void member(Entity &entity);
    static QList<Action> memberSteps();
    static void session(Entity &entity);
    static void team(Entity &entity);
    static void project(Entity &entity);
    static QList<Choice> roles();
    static QString consequence(const QString &role);
};

// Whoever a row points to is shown by name; only admins may read the accounts themselves.
void Core::people(Entity &entity)
{
    for (Field &field : entity.fields)
        if (field.reference == u"app_user"_s || field.reference == u"membership"_s)
            field.reference = u"colleague"_s;
}

void Core::member(Entity &entity)
{
    entity.singular = tr("member");
    entity.plural = tr("members");
    entity.title = tr("Members");
    entity.page = u"members"_s;
    entity.icon = u"user"_s;
    entity.readPermission = u"member.read"_s;
    entity.writePermission = u"member.manage"_s;
    note(entity, u"display_name"_s, {.look = Field::Look::Identity, .secondary = u"job_title"_s, .width = 280});
    note(entity, u"email"_s, {.width = 214});
    note(entity, u"role_name"_s, {.width = 110});
    note(entity, u"last_seen_at"_s, {.whenEmpty = tr("never")});
    note(entity, u"status"_s,
         {.type = Field::Type::State,
          .width = 112,
          .choices
          = {{u"invited"_s, tr("Invited")}, {u"active"_s, tr("Active")}, {u"suspended"_s, tr("Suspended")}, {u"ended"_s, tr("Ended")}}});
    entity.stateField = u"status"_s;
    entity.identityField = u"display_name"_s;
    entity.createLabel = tr("Invite");
    entity.createKey = u"I"_s;
    entity.createPage = u"member.new"_s;
    entity.columns = {u"display_name"_s, u"email"_s, u"role_name"_s, u"team_names"_s, u"last_seen_at"_s, u"status"_s};
    entity.filters = {u"role_name"_s, u"status"_s};
    entity.sortField = u"display_name"_s;
    entity.sortOrder = Qt::AscendingOrder;
    entity.searchFields = {u"display_name"_s, u"email"_s};
    entity.facts = {u"email"_s, u"role_name"_s, u"team_names"_s, u"job_title"_s, u"joined_at"_s, u"last_seen_at"_s, u"suspended_reason"_s};
    entity.views = {{u"all"_s, tr("All members")},
                    {u"active"_s, tr("Active"), {{{u"status"_s, Condition::Op::Is, {u"active"_s}}}}},
                    {u"invited"_s, tr("Invited"), {{{u"status"_s, Condition::Op::Is, {u"invited"_s}}}}},
                    {u"suspended"_s, tr("Suspended"), {{{u"status"_s, Condition::Op::Is, {u"suspended"_s}}}}}};
    entity.actions = memberSteps();
}

// What a role lets people do as it comes; the page of roles has it as it is now.
QString Core::consequence(const QString &role)
{
    const QHash<QString, QString> sentences{
        {u"sales"_s, tr("As sales they enter clients, deals and payments of their own, and see no other deals.")},
        {u"verifier"_s, tr("As a verifier they see every deal and payment, and approve or reject payments.")},
        {u"manager"_s, tr("As a manager they change every deal, approve and refund payments, pay commissions and see all figures.")},
        {u"agent"_s, tr("As front desk they enter clients and see every deal, but no payments.")},
        {u"admin"_s, tr("As an administrator they change members, roles, settings and every deal, and see all payments and figures.")},
        {u"member"_s, tr("As a member they see clients, and deals of their own.")},
        {u"viewer"_s, tr("As a viewer they see every deal, payment and figure, and change nothing.")}};
    return tr("%1 It holds at once. Roles has every permission.").arg(sentences.value(role));
}

// Suspend, resume, and a step for each built-in role; who may not is refused by the server, too.
QList<Action> Core::memberSteps()
{
    const Action::Argument who = fieldOf(u"user_id"_s);
    QList<Action> steps;
    const QList<Choice> roles = builtInRoles();
    for (const Choice &role : roles)
        steps.append({.key = u"role_"_s + role.key,
                      .label = role.label,
                      .done = tr("%1 has the role %2 now").arg(u"%1"_s, role.label),
                      .shortcut = u"K"_s,
                      .permission = u"member.manage"_s,
                      .states = {u"active"_s, u"invited"_s},
                      .prominent = true,
                      .menu = tr("Change role"),
                      .person = u"user_id"_s,
                      .present = {u"role_key"_s, role.key},
                      .function = u"core.set_member_role"_s,
                      .arguments = {who, {Action::Argument::Source::Constant, u"text"_s, role.key}},
                      .asks = Action::Asks::Confirmation,
                      .question = consequence(role.key),
                      .undo = u"role_back"_s});
    // The role that they had before, also one of the organization's own: whoever may take it away may give it back.
    steps.append({.key = u"role_back"_s,
                  .label = tr("Give the role back"),
                  .done = tr("%1 has the role of before again"),
                  .permission = u"member.manage"_s,
                  .person = u"user_id"_s,
                  .function = u"core.set_member_role"_s,
                  .arguments = {who, fieldOf(u"role_key"_s, u"text"_s)},
                  .offered = false});
    steps.append(QList<Action>{{.key = u"suspend"_s,
                                .label = tr("Suspend…"),
                                .done = tr("%1 suspended"),
                                .shortcut = u"H"_s,
                                .permission = u"member.manage"_s,
                                .states = {u"active"_s, u"invited"_s},
                                .destructive = true,
                                .prominent = true,
                                .person = u"user_id"_s,
                                .function = u"core.suspend_member"_s,
                                .arguments = {who, reasonGiven()},
                                .asks = Action::Asks::Reason,
                                .question = tr("Why is this member suspended?"),
                                .undo = u"resume"_s},
                               {.key = u"resume"_s,
                                .label = tr("Resume"),
                                .done = tr("%1 may work here again"),
                                .shortcut = u"O"_s,
                                .permission = u"member.manage"_s,
                                .states = {u"suspended"_s},
                                .primary = true,
                                .function = u"core.resume_member"_s,
                                .arguments = {who}},
                               {.key = u"reset_password"_s,
                                .label = tr("New password…"),
                                .permission = u"member.manage"_s,
                                .states = {u"active"_s},
                                .page = u"member.code"_s,
                                .target = {{u"user"_s, u"user_id"_s}, {u"name"_s, u"display_name"_s}, {u"status"_s, u"status"_s}}},
                               {.key = u"invite_again"_s,
                                .label = tr("New code…"),
                                .permission = u"member.manage"_s,
                                .states = {u"invited"_s},
                                .primary = true,
                                .page = u"member.code"_s,
                                .target = {{u"user"_s, u"user_id"_s}, {u"name"_s, u"display_name"_s}, {u"status"_s, u"status"_s}}}});
    return steps;
}

QList<Choice> Core::roles()
{
    return {{u"sales"_s, tr("Sales")},      {u"verifier"_s, tr("Verifier")},   {u"manager"_s, tr("Manager")},
            {u"agent"_s, tr("Front desk")}, {u"admin"_s, tr("Administrator")}, {u"member"_s, tr("Member")},
            {u"viewer"_s, tr("Viewer")}};
}

QList<Choice> builtInRoles()
{
    return Core::roles();
}

// Sign-ins and their ends are in the activity, so that sessions have none of their own.
void Core::session(Entity &entity)
{
    entity.singular = tr("session");
    entity.plural = tr("sessions");
    entity.title = tr("Sessions");
    entity.page = u"sessions"_s;
    entity.icon = u"computer"_s;
    entity.readPermission = u"member.manage"_s;
    entity.canInsert = false;
    entity.hasActivity = false;
    entity.emptyHint = tr("Whoever signs in is listed here.");
    note(entity, u"display_name"_s, {.label = tr("Person"), .look = Field::Look::Identity, .secondary = u"role_name"_s, .width = 280});
    note(entity, u"host"_s, {.width = 170});
    note(entity, u"client_version"_s, {.width = 84});
    note(entity, u"state"_s,
         {.type = Field::Type::State, .width = 112, .choices = {{u"open"_s, tr("Signed in")}, {u"ended"_s, tr("Ended")}}});
    entity.stateField = u"state"_s;
    entity.identityField = u"display_name"_s;
    entity.columns = {u"display_name"_s, u"host"_s, u"client_version"_s, u"started_at"_s, u"last_activity_at"_s, u"state"_s};
    entity.filters = {u"state"_s, u"started_at"_s, u"role_name"_s};
    entity.searchFields = {u"display_name"_s, u"host"_s};
    entity.facts
        = {u"role_name"_s, u"host"_s, u"client_program"_s, u"client_version"_s, u"started_at"_s, u"last_activity_at"_s, u"ended_at"_s};
    entity.views = {{u"open"_s, tr("Signed in now"), {{{u"state"_s, Condition::Op::Is, {u"open"_s}}}}}, {u"all"_s, tr("All sessions")}};
    entity.actions = {{.key = u"end"_s,
                       .label = tr("End the session…"),
                       .done = tr("The session of %1 has ended"),
                       .permission = u"member.manage"_s,
                       .states = {u"open"_s},
                       .destructive = true,
                       .prominent = true,
                       .function = u"core.end_session"_s,
                       .arguments = {fieldOf(u"id"_s)},
                       .asks = Action::Asks::Confirmation,
                       .question = tr("They are signed out at once. What they typed and did not save stays on their computer.")}};
}

void Core::team(Entity &entity)
{
    entity.singular = tr("team");
    entity.plural = tr("teams");
    entity.title = tr("Teams");
    entity.page = u"teams"_s;
    entity.icon = u"team"_s;
    entity.createLabel = tr("New team");
    entity.writePermission = u"team.manage"_s;
    entity.emptyHint = tr("Who may see the rows of a team sees those of all its members.");
    entity.columns = {u"name"_s, u"description"_s, u"lead_id"_s, u"is_active"_s};
    note(entity, u"name"_s, {.look = Field::Look::Identity, .width = 260});
    entity.sortField = u"name"_s;
    entity.sortOrder = Qt::AscendingOrder;
    entity.related = {{u"members"_s, tr("Members"), u"team_member"_s, u"team_id"_s, {u"user_id"_s, u"created_at"_s}, {}}};
}

void Core::project(Entity &entity)
{
    entity.singular = tr("project");
    entity.plural = tr("projects");
    entity.title = tr("Projects");
    entity.page = u"projects"_s;
    entity.icon = u"view-list-tree"_s;
    entity.createLabel = tr("New project");
    entity.writePermission = u"team.manage"_s;
    entity.emptyHint = tr("A project holds deals that belong together.");
    entity.columns = {u"name"_s, u"status"_s, u"team_id"_s, u"start_date"_s, u"end_date"_s};
    note(entity, u"name"_s, {.look = Field::Look::Identity, .secondary = u"description"_s, .width = 320});
    entity.sortField = u"name"_s;
    entity.sortOrder = Qt::AscendingOrder;
    entity.related = {{u"deals"_s, tr("Deals"), u"deal"_s, u"project_id"_s, {u"number"_s, u"state"_s, u"amount_minor"_s}, u"deal.read"_s}};
}

void refineCore(const EntitySet &entities)
{
    if (entities.find(u"colleague"))
        for (const auto &entity : entities.all())
            Core::people(*entity);
    entities.refine(u"member", Core::member);
    entities.refine(u"membership", Core::member);
    entities.refine(u"user_session", Core::session);
    entities.refine(u"team", Core::team);
    entities.refine(u"project", Core::project);
}
