#include "office/officefolder.h"
#include "office/command.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>
#include <QUuid>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestSocketFolder = 80; // bytes; the socket's own name comes on top, 107 in all
const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

// The server's user must own the cluster and reach its socket.
Result<void> giveToServer(const QString &path)
{
    if (!isRoot())
        return {};
    const Result<QByteArray> given = Command{.program = u"chown"_s, .arguments = {u"postgres:postgres"_s, path}}.run();
    if (!given)
        return std::unexpected(given.error());
    return {};
}

Error full(const QString &path, const QString &why)
{
    return officeError("KOL04"_L1, OfficeText::tr("%1 can’t be written: %2. Free some space, or choose another folder.").arg(path, why));
}
}

OfficeFolder::OfficeFolder(const QString &path)
    : m_path(QDir::cleanPath(QFileInfo(path).absoluteFilePath()))
{
}

QString OfficeFolder::usual()
{
    if (isRoot())
        return u"/var/lib/kontor/office"_s;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/kontor/office"_L1;
}

QString OfficeFolder::sockets() const
{
    const QString inside = m_path + "/run"_L1;
    if (inside.toLocal8Bit().size() <= longestSocketFolder)
        return inside;
    const QByteArray digest = QCryptographicHash::hash(m_path.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    return "/tmp/kontor-"_L1 + QString::fromLatin1(digest);
}

bool OfficeFolder::exists() const
{
    return QFileInfo::exists(m_path + "/kontor-office"_L1);
}

bool OfficeFolder::isComplete() const
{
    return QFileInfo::exists(marker()) && QFileInfo::exists(cluster() + "/PG_VERSION"_L1);
}

bool OfficeFolder::hasDemo() const
{
    QFile file(marker());
    return file.open(QIODevice::ReadOnly) && QJsonDocument::fromJson(file.readAll()).object().value(u"demo"_s).toBool();
}

Result<void> OfficeFolder::markComplete(bool withDemo) const
{
    QSaveFile file(marker());
    const bool opened = file.open(QIODevice::WriteOnly);
    file.write(QJsonDocument(QJsonObject{{u"demo"_s, withDemo}}).toJson());
    if (!opened || !file.commit())
        return std::unexpected(full(m_path, file.errorString()));
    return {};
}

Result<void> OfficeFolder::prepare() const
{
    const QFileInfo folder(m_path);
    if (folder.exists() && !folder.isDir())
        return std::unexpected(officeError("KOL03"_L1, OfficeText::tr("%1 is a file. Choose another folder for the office.").arg(m_path)));
    // Looked at in this order: another program that is making the office puts its mark there before anything else.
    if (folder.isDir() && !QDir(m_path).isEmpty() && !exists())
        return std::unexpected(
            officeError("KOL03"_L1, OfficeText::tr("%1 holds other files. Choose an empty folder for the office.").arg(m_path)));
    if (!QDir().mkpath(m_path))
        return std::unexpected(
            officeError("KOL04"_L1, OfficeText::tr("%1 can’t be made. Choose a folder that you may write to.").arg(m_path)));

    QFile mark(m_path + "/kontor-office"_L1);
    if (!mark.open(QIODevice::WriteOnly) || mark.write("A local office of Kontor.\n") < 0 || !mark.flush())
        return std::unexpected(full(m_path, mark.errorString()));
    if (!QDir().mkpath(backups()) || !QDir().mkpath(sockets()))
        return std::unexpected(full(m_path, OfficeText::tr("its folders can’t be made")));
    for (const QString &path : {m_path, backups(), sockets()}) {
        QFile::setPermissions(path, ownerOnly | QFile::ExeOwner);
        if (const Result<void> given = giveToServer(path); !given)
            return given;
    }
    if (!Command{.program = u"test"_s, .arguments = {u"-w"_s, m_path}}.asServer().run()) {
        (void)remove(); // nothing is in it yet
        return std::unexpected(
            officeError("KOL04"_L1, OfficeText::tr("The user postgres can’t reach %1, and PostgreSQL refuses to run as root. "
                                                   "Choose a folder outside of root’s home, such as /var/lib/kontor.")
                                        .arg(m_path)));
    }
    return {};
}

Result<void> OfficeFolder::clear() const
{
    const auto isGone = [this] {
        const QStringList left = QDir(m_path).entryList({u"cluster*"_s}, QDir::Dirs);
        return std::ranges::count_if(left, [this](const QString &name) { return !QDir(m_path % u'/' % name).removeRecursively(); }) == 0;
    };
    // The interrupted creation may still be tidying up after itself.
    bool isCleared = isGone();
    for (int round = 0; round < 50 && !isCleared; ++round) {
        usleep(100'000);
        isCleared = isGone();
    }
    if (!isCleared)
        return std::unexpected(full(cluster(), OfficeText::tr("what an unfinished creation left can’t be removed")));
    QFile::remove(marker());
    return {};
}

QString OfficeFolder::newCluster() const
{
    return cluster() % u'-' % QUuid::createUuid().toString(QUuid::Id128);
}

Result<void> OfficeFolder::place(const QString &newCluster) const
{
    if (!QDir().rename(newCluster, cluster()))
        return std::unexpected(full(cluster(), OfficeText::tr("what was made can’t be put there")));
    return {};
}

Result<void> OfficeFolder::remove() const
{
    QDir(sockets()).removeRecursively(); // its own folder only where the office's path is too long; otherwise it goes with the rest
    if (!QDir(m_path).removeRecursively())
        return std::unexpected(officeError(
            "KOL04"_L1,
            OfficeText::tr("The office is stopped, but not everything in %1 could be removed. Remove the folder yourself.").arg(m_path)));
    return {};
}

QString OfficeFolder::ownerPassword() const
{
    QFile file(passwordFile());
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()).trimmed() : QString();
}

Result<QString> OfficeFolder::makeOwnerPassword() const
{
    QByteArray random(24, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(random.data()), random.size() / qsizetype(sizeof(quint32)));
    const QByteArray password = random.toBase64(QByteArray::Base64UrlEncoding);
    QSaveFile file(passwordFile());
    const bool opened = file.open(QIODevice::WriteOnly);
    file.setPermissions(ownerOnly);
    file.write(password + '\n');
    if (!opened || !file.commit())
        return std::unexpected(full(m_path, file.errorString()));
    if (const Result<void> given = giveToServer(passwordFile()); !given)
        return std::unexpected(given.error());
    return QString::fromLatin1(password);
}

QString OfficeFolder::ownerUri() const
{
    return "postgresql://kontor_admin:"_L1 + ownerPassword() + "@/kontor?host="_L1
           + QString::fromLatin1(QUrl::toPercentEncoding(sockets()));
}

QString OfficeFolder::peopleUri() const
{
    return "postgresql:///kontor?host="_L1 + QString::fromLatin1(QUrl::toPercentEncoding(sockets()));
}
