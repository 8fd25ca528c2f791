#include "office/migration.h"
#include "office/command.h"
#include "office/psql.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace {
constexpr int longest = 1'800'000; // ms: an upgrade may rewrite big tables

Error notBrought(const Error &error)
{
    return officeError("KOL09"_L1, OfficeText::tr("The database could not be brought to this version: %1").arg(error.message));
}
}

Migration::Migration(const QString &uri)
    : m_uri(uri)
{
}

QString Migration::project()
{
    const QDir program(QCoreApplication::applicationDirPath());
    for (const QString &candidate : {qEnvironmentVariable("KONTOR_SQL"), program.filePath(u"../../sql"_s),
                                     program.filePath(u"../../../sql"_s), program.filePath(u"../share/kontor/sql"_s)})
        if (!candidate.isEmpty() && QFile::exists(candidate + "/sqitch.plan"_L1))
            return QDir::cleanPath(candidate);
    return {};
}

QStringList Migration::plan()
{
    QFile plan(project() + "/sqitch.plan"_L1);
    if (!plan.open(QIODevice::ReadOnly | QIODevice::Text))
        return {};
    QStringList changes;
    for (const QByteArray &line : plan.readAll().split('\n')) {
        const QByteArray change = line.trimmed().split(' ').first();
        if (!change.isEmpty() && !change.startsWith('%') && !change.startsWith('#') && !change.startsWith('@'))
            changes << QString::fromUtf8(change);
    }
    return changes;
}

QString Migration::script(const QString &change)
{
    return project() + "/deploy/"_L1 + change + ".sql"_L1;
}

Result<QByteArray> Migration::ask(const QString &sql) const
{
    const Result<QByteArray> answer = Psql(m_uri).run(sql.toUtf8());
    if (!answer)
        return std::unexpected(officeError("KOL08"_L1, OfficeText::tr("The server did not answer: %1").arg(answer.error().message)));
    return answer;
}

Result<QString> Migration::deployed() const
{
    const Result<QByteArray> answer = ask(
        u"select case when to_regclass('sqitch.changes') is null then '' else (xpath('/row/change/text()', "
        "query_to_xml('select change from sqitch.changes order by committed_at desc, planned_at desc limit 1', false, true, '')))[1]::text end"_s);
    if (!answer)
        return std::unexpected(answer.error());
    return QString::fromUtf8(answer->trimmed());
}

// sqitch keeps the SHA-1 of every script that it ran; it compares names alone, and finds nothing to do.
Result<QStringList> Migration::edited() const
{
    const Result<QByteArray> answer = ask(u"select change || ' ' || coalesce(script_hash, '') from sqitch.changes order by committed_at"_s);
    if (!answer)
        return std::unexpected(answer.error());
    QStringList edited;
    for (const QByteArray &line : answer->trimmed().split('\n')) {
        const QByteArrayList words = line.split(' ');
        QFile deployed(script(QString::fromUtf8(words.first())));
        const bool isThere = deployed.open(QIODevice::ReadOnly);
        if (!isThere || QCryptographicHash::hash(deployed.readAll(), QCryptographicHash::Sha1).toHex() != words.last())
            edited << QString::fromUtf8(words.first());
    }
    return edited;
}

Result<void> Migration::deploy() const
{
    return sqitch({u"deploy"_s, u"--mode"_s, u"change"_s});
}

Result<void> Migration::found() const
{
    QByteArray scripts = "set client_min_messages = warning;\n";
    for (const QString &change : plan())
        scripts += "\\i '" + script(change).toUtf8().replace('\'', "''") + "'\n";
    const Result<QByteArray> built = Psql(m_uri).run(scripts, longest);
    if (!built)
        return std::unexpected(notBrought(built.error()));
    return sqitch({u"deploy"_s, u"--log-only"_s, u"--no-verify"_s});
}

Result<void> Migration::sqitch(const QStringList &action) const
{
    const QString sql = project();
    if (sql.isEmpty())
        return std::unexpected(officeError(
            "KOL09"_L1, OfficeText::tr("The database’s project (sqitch.plan) was not found beside the program. Install Kontor again, "
                                       "or name its folder in KONTOR_SQL.")));
    QProcessEnvironment environment = serverEnvironment(m_uri);
    environment.insert(u"SQITCH_FULLNAME"_s, u"Kontor"_s);
    environment.insert(u"SQITCH_EMAIL"_s, u"kontor@localhost"_s);
    const Result<QByteArray> done = Command{.program = u"sqitch"_s,
                                            .arguments = QStringList{u"--chdir"_s, sql} + action + QStringList{u"--target"_s, u"db:pg:"_s},
                                            .environment = environment,
                                            .patience = longest}
                                        .run();
    if (!done)
        return std::unexpected(notBrought(done.error()));
    return {};
}
