#include "office/migration.h"
#include "db/serveraddress.h"
#include "office/command.h"

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

QProcessEnvironment serverEnvironment(const QString &uri)
{
    static const QHash<QString, QString> names{
        {u"host"_s, u"PGHOST"_s}, {u"hostaddr"_s, u"PGHOSTADDR"_s}, {u"port"_s, u"PGPORT"_s},       {u"dbname"_s, u"PGDATABASE"_s},
        {u"user"_s, u"PGUSER"_s}, {u"password"_s, u"PGPASSWORD"_s}, {u"sslmode"_s, u"PGSSLMODE"_s}, {u"sslrootcert"_s, u"PGSSLROOTCERT"_s}};
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QMap<QString, QString> keywords = ServerAddress{.uri = uri, .login = {}, .password = {}}.keywords();
    for (auto it = keywords.cbegin(); it != keywords.cend(); ++it)
        if (names.contains(it.key()) && !it.value().isEmpty())
            environment.insert(names.value(it.key()), it.value());
    environment.insert(u"SQITCH_FULLNAME"_s, u"Kontor"_s);
    environment.insert(u"SQITCH_EMAIL"_s, u"kontor@localhost"_s);
    return environment;
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
    const Result<QByteArray> answer = Command{.program = u"psql"_s,
                                              .arguments = {u"-XAtq"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-c"_s, sql},
                                              .environment = serverEnvironment(m_uri)}
                                          .run();
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
    QStringList arguments{u"-Xq"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s};
    for (const QString &change : plan())
        arguments << u"-f"_s << script(change);
    QProcessEnvironment environment = serverEnvironment(m_uri);
    environment.insert(u"PGOPTIONS"_s, u"-c client_min_messages=warning"_s);
    const Result<QByteArray> built
        = Command{.program = u"psql"_s, .arguments = arguments, .environment = environment, .patience = longest}.run();
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
    const Result<QByteArray> done = Command{.program = u"sqitch"_s,
                                            .arguments = QStringList{u"--chdir"_s, sql} + action + QStringList{u"--target"_s, u"db:pg:"_s},
                                            .environment = serverEnvironment(m_uri),
                                            .patience = longest}
                                        .run();
    if (!done)
        return std::unexpected(notBrought(done.error()));
    return {};
}
