#include "members/memberregister.h"
#include "db/reading.h"
#include "db/scram.h"

#include <QRandomGenerator>

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

// Four groups of four signs that are not mistaken for each other when they are read out: 80 bits.
QString oneTimePassword()
{
    static constexpr QStringView signs = u"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    QString password;
    for (int at = 0; at < 16; ++at) {
        if (at > 0 && at % 4 == 0)
            password += u'-';
        password += signs.at(QRandomGenerator::system()->bounded(int(signs.size())));
    }
    return password;
}
}

QFuture<Result<QList<NamedKey>>> MemberRegister::roles() const
{
    return m_database.query<QList<NamedKey>>({u"select key, name from core.role where tenant_id = ?::uuid order by name"_s, {m_tenant}},
                                             namedKeys);
}

QFuture<Result<QList<NamedKey>>> MemberRegister::teams() const
{
    return m_database.query<QList<NamedKey>>(
        {u"select id as key, name from core.team where tenant_id = ?::uuid and is_active order by name"_s, {m_tenant}}, namedKeys);
}

QFuture<Result<QString>> MemberRegister::add(const NewMember &member) const
{
    return m_database.write<QString>({.sql = u"select core.add_member(?, ?, ?, ?, ?, ?, nullif(?, '')::uuid) as code"_s,
                                      .binds = {member.email, member.firstName, member.lastName, member.role,
                                                scramVerifier(member.password), member.jobTitle, member.team},
                                      .isSecret = true},
                                     codeOf);
}

QFuture<Result<QString>> MemberRegister::invite(const NewMember &member) const
{
    return m_database.write<QString>({u"select core.invite_member(?, ?, ?, ?, ?, nullif(?, '')::uuid) as code"_s,
                                      {member.email, member.firstName, member.lastName, member.role, member.jobTitle, member.team}},
                                     codeOf);
}

QFuture<Result<QString>> MemberRegister::inviteAgain(const QString &user) const
{
    return m_database.write<QString>({u"select core.invite_again(?::uuid) as code"_s, {user}}, codeOf);
}

QFuture<Result<QString>> MemberRegister::resetPassword(const QString &user) const
{
    const QString password = oneTimePassword();
    return m_database.write<QString>(
        {.sql = u"select core.reset_password(?::uuid, ?)"_s, .binds = {user, scramVerifier(password)}, .isSecret = true},
        [password](const Rows &) { return password; });
}
