#include "office/postgresql.h"
#include "office/command.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace {
// "postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)"
int versionOf(const QString &folder)
{
    const Result<QByteArray> said = Command{.program = folder + "/postgres"_L1, .arguments = {u"--version"_s}}.run();
    if (!said)
        return 0;
    static const QRegularExpression number(uR"((\d+)\.(\d+))"_s);
    const QRegularExpressionMatch match = number.match(QString::fromLatin1(*said));
    return match.hasMatch() ? match.captured(1).toInt() * 10'000 + match.captured(2).toInt() : 0;
}

QStringList folders()
{
    QStringList folders;
    if (const QString named = qEnvironmentVariable("KONTOR_POSTGRESQL"); !named.isEmpty())
        return {named};
    const QString root = u"/usr/lib/postgresql"_s;
    for (const QString &major : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        folders.append(root + u'/' + major + "/bin"_L1);
    if (const QString found = QStandardPaths::findExecutable(u"postgres"_s); !found.isEmpty())
        folders.append(QFileInfo(found).absolutePath());
    return folders;
}
}

bool PostgreSql::hasLibrary(const QString &name) const
{
    return QFileInfo::exists(QDir(folder).filePath(u"../lib/"_s + name + ".so"_L1));
}

Result<PostgreSql> PostgreSql::find()
{
    PostgreSql newest{{}, 0};
    for (const QString &folder : folders())
        if (const int version = versionOf(folder); version > newest.version)
            newest = {folder, version};

    if (newest.version == 0)
        return std::unexpected(officeError(
            "KOL01"_L1,
            OfficeText::tr("This computer has no PostgreSQL server. Install the package postgresql-15, or connect to a server.")));
    if (newest.version < oldest)
        return std::unexpected(officeError(
            "KOL02"_L1,
            OfficeText::tr("PostgreSQL %1.%2 on this computer is too old: Kontor needs 15.20 or newer. Upgrade the package postgresql-15.")
                .arg(newest.version / 10'000)
                .arg(newest.version % 10'000)));
    return newest;
}
