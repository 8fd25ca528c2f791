#include "office/migration.h"
#include "db/serveraddress.h"
#include "office/command.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

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

QString Migration::planned()
{
    QFile plan(project() + "/sqitch.plan"_L1);
    if (!plan.open(QIODevice::ReadOnly | QIODevice::Text))
        return {};
    QString last;
    for (const QByteArray &line : plan.readAll().split('\n')) {
        const QByteArray change = line.trimmed().split(' ').first();
        if (!change.isEmpty() && !change.startsWith('%') && !change.startsWith('#') && !change.startsWith('@'))
            last = QString::fromUtf8(change);
    }
    return last;
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
        QFile script(project() + "/deploy/"_L1 + QString::fromUtf8(words.first()) + ".sql"_L1);
        const bool isThere = script.open(QIODevice::ReadOnly);
        if (!isThere || QCryptographicHash::hash(script.readAll(), QCryptographicHash::Sha1).toHex() != words.last())
            edited << QString::fromUtf8(words.first());
    }
    return edited;
}

Result<void> Migration::deploy() const
{
    const QString sql = project();
    if (sql.isEmpty())
        return std::unexpected(officeError(
            "KOL09"_L1, OfficeText::tr("The database’s project (sqitch.plan) was not found beside the program. Install Kontor again, "
                                       "or name its folder in KONTOR_SQL.")));
    const Result<QByteArray> deployed
        = Command{.program = u"sqitch"_s,
                  .arguments = {u"--chdir"_s, sql, u"deploy"_s, u"--mode"_s, u"change"_s, u"--target"_s, u"db:pg:"_s},
                  .environment = serverEnvironment(m_uri),
                  .patience = 1'800'000}
              .run();
    if (!deployed)
        return std::unexpected(
            officeError("KOL09"_L1, OfficeText::tr("The database could not be brought to this version: %1").arg(deployed.error().message)));
    return {};
}
