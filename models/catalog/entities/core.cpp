#include "catalog/entityset.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

struct Core
{
    Q_DECLARE_TR_FUNCTIONS(Core)
public:
    static void people(Entity &entity);
    static void member(Entity &entity);
    static void team(Entity &entity);
    static void project(Entity &entity);
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
    entity.icon = u"system-users"_s;
    entity.readPermission = u"member.read"_s;
    entity.writePermission = u"member.manage"_s;
    EntitySet::note(entity, u"display_name"_s, {.look = Field::Look::Identity, .secondary = u"job_title"_s, .width = 280});
    EntitySet::note(
        entity, u"status"_s,
        {.type = Field::Type::State,
         .choices
         = {{u"invited"_s, tr("Invited")}, {u"active"_s, tr("Active")}, {u"suspended"_s, tr("Suspended")}, {u"ended"_s, tr("Ended")}}});
}

void Core::team(Entity &entity)
{
    entity.singular = tr("team");
    entity.plural = tr("teams");
    entity.title = tr("Teams");
    entity.page = u"teams"_s;
    entity.createLabel = tr("New team");
    entity.writePermission = u"team.manage"_s;
}

void Core::project(Entity &entity)
{
    entity.singular = tr("project");
    entity.plural = tr("projects");
    entity.title = tr("Projects");
    entity.page = u"projects"_s;
    entity.createLabel = tr("New project");
    entity.writePermission = u"team.manage"_s;
}

void refineCore(const EntitySet &entities)
{
    if (entities.find(u"colleague"))
        for (const auto &entity : entities.all())
            Core::people(*entity);
    for (const QStringView key : {QStringView(u"member"), QStringView(u"membership")})
        if (Entity *member = entities.find(key))
            Core::member(*member);
    if (Entity *team = entities.find(u"team"))
        Core::team(*team);
    if (Entity *project = entities.find(u"project"))
        Core::project(*project);
}
