#include "members/memberregister.h"
#include "db/reading.h"
#include "db/scram.h"

using namespace Qt::StringLiterals;

namespace {
QList<NamedKey> namedKeys(const Rows &rows)
{
    QList<NamedKey> keys;
    for (qsizetype row = 0; row < rows.size(); ++row)
        keys.append({rows.text(row, u"key"), rows.text(row, u"name")});
    return keys;
}

QString codeOf(const Rows &rows)
{
    return rows.text(0, u"code");
}
}

QFuture<Result<QList<NamedKey>>> MemberRegister::roles() const
{
    return reading<QList<NamedKey>>(
        m_database.query({u"select key, name from core.role where tenant_id = ?::uuid order by name"_s, {m_tenant}}), namedKeys);
}

QFuture<Result<QList<NamedKey>>> MemberRegister::teams() const
{
    return reading<QList<NamedKey>>(
        m_database.query({u"select id as key, name from core.team where tenant_id = ?::uuid and is_active order by name"_s, {m_tenant}}),
        namedKeys);
}

QFuture<Result<QString>> MemberRegister::add(const NewMember &member) const
{
    return reading<QString>(m_database.write({.sql = u"select core.add_member(?, ?, ?, ?, ?, ?, nullif(?, '')::uuid) as code"_s,
                                              .binds = {member.email, member.firstName, member.lastName, member.role,
                                                        scramVerifier(member.password), member.jobTitle, member.team},
                                              .isSecret = true}),
                            codeOf);
}

QFuture<Result<QString>> MemberRegister::invite(const NewMember &member) const
{
    return reading<QString>(
        m_database.write({u"select core.invite_member(?, ?, ?, ?, ?, nullif(?, '')::uuid) as code"_s,
                          {member.email, member.firstName, member.lastName, member.role, member.jobTitle, member.team}}),
        codeOf);
}
