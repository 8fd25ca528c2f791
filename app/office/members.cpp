#include "office/members.h"
#include "db/scram.h"
#include "office/command.h"
#include "office/psql.h"

#include <QRandomGenerator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {
// Letters and digits that nobody mistakes for others, about 80 bits.
QString firstPassword()
{
    constexpr QLatin1StringView letters("abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789");
    QString password;
    for (int i = 0; i < 14; ++i)
        password += letters.at(QRandomGenerator::system()->bounded(int(letters.size())));
    return password;
}

// What the server said, without what psql and PL/pgSQL put around it.
Error saidPlainly(Error error)
{
    static const QRegularExpression refusal(u"(?:ERROR|FATAL):\\s+([^\\n]+)"_s);
    if (const QRegularExpressionMatch match = refusal.match(error.message); match.hasMatch())
        error.message = match.captured(1);
    else if (error.message.startsWith("psql: error: "_L1))
        error.message.remove(0, 13);
    return error;
}

// Values reach psql as variables on its input, so that they stand neither in a list of processes nor unquoted in SQL.
Result<QByteArray> runScript(const QString &uri, const QByteArray &script)
{
    const Result<QByteArray> said = Psql(uri).run(script, 3'600'000);
    if (!said)
        return std::unexpected(saidPlainly(said.error()));
    return said;
}

QByteArray variable(const QByteArray &name, const QString &value)
{
    QByteArray quoted = value.toUtf8();
    quoted.replace('\\', "\\\\").replace('\'', "\\'").replace('\n', "\\n");
    return "\\set " + name + " '" + quoted + "'\n";
}
}

Members::Members(const QString &uri)
    : m_uri(uri)
{
}

Result<QString> Members::add(const Member &member) const
{
    const Result<QByteArray> organizations
        = runScript(m_uri, variable("slug", member.organization) + "select count(*) from core.tenant where slug = :'slug';\n");
    if (!organizations)
        return std::unexpected(officeError("KOL08"_L1, OfficeText::tr("The server did not answer: %1").arg(organizations.error().message)));
    if (organizations->trimmed() == "0")
        return std::unexpected(officeError(
            "KOL12"_L1, OfficeText::tr("%1 was not added: there is no organization %2.").arg(member.email, member.organization)));
    const QString password = firstPassword();
    const QByteArray values = variable("email", member.email) + variable("first", member.firstName) + variable("last", member.lastName)
                              + variable("slug", member.organization) + variable("role", member.role)
                              + variable("verifier", scramVerifier(password));
    const Result<QByteArray> added
        = runScript(m_uri, values
                               + "begin;\n"
                                 "select exists (select from core.app_user where email = lower(:'email')) as known \\gset\n"
                                 "select (select id from core.tenant where slug = :'slug') as tenant \\gset\n"
                                 "select core.put_member(nullif(:'tenant', '')::uuid, core.put_user(:'email', :'first', :'last', "
                                 ":'verifier', true), :'role') \\g /dev/null\n"
                                 "\\echo :known\n"
                                 "commit;\n");
    if (!added)
        return std::unexpected(officeError("KOL12"_L1, OfficeText::tr("%1 was not added: %2").arg(member.email, added.error().message)));
    return added->trimmed() == "t" ? QString() : password;
}

Result<void> Members::maintain() const
{
    const Result<QByteArray> maintained = runScript(m_uri, "select core.maintain();\n");
    if (!maintained)
        return std::unexpected(officeError("KOL13"_L1, maintained.error().message));
    return {};
}
