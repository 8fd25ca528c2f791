#include "roles/rolebook.h"
#include "db/jsonrows.h"
#include "db/reading.h"
#include "session/scope.h"

using namespace Qt::StringLiterals;

namespace {
RoleRights rightsOf(const Rows &rows)
{
    RoleRights all;
    for (const QJsonObject &row : jsonRows(rows.text(0, u"roles")))
        all.roles.append({textOf(row, u"key"), textOf(row, u"name"), textOf(row, u"description"), numberOf(row, u"members")});
    for (const QJsonObject &row : jsonRows(rows.text(0, u"permissions")))
        all.permissions.append(
            {textOf(row, u"key"), textOf(row, u"area"), textOf(row, u"label"), textOf(row, u"help"), row.value(u"is_scoped").toBool()});
    for (const QJsonObject &row : jsonRows(rows.text(0, u"rights")))
        all.rights.insert({textOf(row, u"role"), textOf(row, u"permission")},
                          {scopeOf(textOf(row, u"scope")), row.value(u"needs_two").toBool()});
    return all;
}
}

QFuture<Result<RoleRights>> RoleBook::read() const
{
    return m_database.query<RoleRights>(
        {u"select (select jsonb_agg(to_jsonb(x)) from (select r.key, r.name, r.description,"
         "   (select count(*) from core.membership m"
         "     where m.tenant_id = r.tenant_id and m.role_id = r.id and m.status = 'active') as members"
         "   from core.role r where r.tenant_id = ?::uuid"
         "   order by array_position('{owner,admin,manager,verifier,sales,agent,member,viewer}', r.key), r.name) x) as roles,"
         " (select jsonb_agg(to_jsonb(x)) from (select p.key, p.area, p.label, p.help, p.is_scoped from core.permission p"
         "   order by array_position('{crm,sales,report,core,audit}', p.area), p.area,"
         "    array_position('{deal,payment,invoice,commission}', split_part(p.key, '.', 1)), split_part(p.key, '.', 1),"
         "    split_part(p.key, '.', 2) <> 'read', p.key) x) as permissions,"
         " (select jsonb_agg(to_jsonb(x)) from (select r.key as role, p.permission_key as permission, p.scope, p.needs_two"
         "   from core.role_permission p join core.role r on r.tenant_id = p.tenant_id and r.id = p.role_id"
         "   where p.tenant_id = ?::uuid) x) as rights"_s,
         {m_tenant, m_tenant}},
        rightsOf);
}

QFuture<Result<void>> RoleBook::set(const QString &role, const QString &permission, const RoleRights::Right &right) const
{
    return m_database.write<void>(
        {u"select core.set_role_permission(?, ?, ?, ?::boolean)"_s, {role, permission, keyOf(right.scope), right.needsTwo}});
}
