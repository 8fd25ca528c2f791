#include "office/office.h"
#include "office/command.h"
#include "office/demo.h"
#include "office/migration.h"
#include "office/server.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 300'000; // ms: another program may be making the office

// The first few of a list, for a sentence.
QString shortList(const QStringList &names)
{
    constexpr qsizetype most = 3;
    if (names.size() <= most)
        return names.join(u", "_s);
    return OfficeText::tr("%1 and %2 more").arg(names.first(most).join(u", "_s)).arg(names.size() - most);
}

// One program at a time makes, starts or stops an office. A lock whose owner died is taken over.
class OfficeLock
{
public:
    explicit OfficeLock(const OfficeFolder &folder)
        : m_file(folder.lock())
    {
        m_file.setStaleLockTime(0);
    }

    Result<void> take()
    {
        if (m_file.tryLock(patience))
            return {};
        return std::unexpected(
            officeError("KOL11"_L1, OfficeText::tr("Another program is busy with this office for minutes. Try again when it has ended.")));
    }

private:
    QLockFile m_file;
};
}

Office::Office(const QString &folder, Progress progress)
    : m_folder(folder.isEmpty() ? OfficeFolder::usual() : folder)
    , m_progress(std::move(progress))
{
}

Result<void> Office::create(bool withDemo) const
{
    if (m_folder.isComplete())
        return std::unexpected(officeError(
            "KOL03"_L1, OfficeText::tr("There is an office in %1 already. Start it, or choose another folder.").arg(m_folder.path())));
    return start(withDemo);
}

Result<void> Office::start(bool withDemo) const
{
    if (const Result<void> prepared = m_folder.prepare(); !prepared)
        return prepared;
    OfficeLock lock(m_folder);
    if (const Result<void> locked = lock.take(); !locked)
        return locked;
    const Result<PostgreSql> postgresql = PostgreSql::find();
    if (!postgresql)
        return std::unexpected(postgresql.error());

    const Server server(m_folder, *postgresql);
    const bool wasRunning = m_folder.isComplete() && server.isRunning();
    const Result<void> ready = m_folder.isComplete() ? open(server, wasRunning) : make(server, withDemo);
    // The office can't be used, so a server that was started for it is stopped again; one that was running already is left alone.
    if (!ready && !wasRunning && server.isRunning() && server.clients() <= 0)
        (void)server.stop();
    return ready;
}

Result<void> Office::open(const Server &server, bool isRunning) const
{
    if (!isRunning) {
        m_progress(OfficeText::tr("Starting the office"));
        if (const Result<void> started = server.start(); !started)
            return started;
    }
    return upgrade(server);
}

Result<void> Office::make(const Server &server, bool withDemo) const
{
    if (server.isRunning())
        if (const Result<void> stopped = server.stop(); !stopped)
            return stopped;

    m_progress(OfficeText::tr("Making the office’s database"));
    if (const Result<void> cleared = m_folder.clear(); !cleared)
        return cleared;
    Result<void> made = server.initialise();
    if (made)
        made = server.start();
    if (!made)
        return made;
    if (const Result<QByteArray> created = server.ask(u"create database kontor"_s, u"postgres"_s); !created)
        return std::unexpected(created.error());

    m_progress(OfficeText::tr("Building the tables and rules"));
    if (made = Migration(m_folder.ownerUri()).found(); !made)
        return made;
    if (withDemo) {
        m_progress(OfficeText::tr("Filling in the demo’s people and deals"));
        if (made = Demo(m_folder.ownerUri()).people(); !made)
            return made;
    }
    if (const Result<QByteArray> analysed = server.ask(u"analyze"_s); !analysed)
        return std::unexpected(analysed.error());
    return m_folder.markComplete(withDemo);
}

Result<void> Office::upgrade(const Server &server) const
{
    const Migration migration(m_folder.ownerUri());
    const Result<QString> deployed = migration.deployed();
    if (!deployed)
        return std::unexpected(deployed.error());
    const Result<QStringList> edited = migration.edited();
    if (!edited)
        return std::unexpected(edited.error());
    if (!edited->isEmpty())
        return std::unexpected(officeError(
            "KOL14"_L1,
            OfficeText::tr("The office in %1 was made from other SQL than this program has (%2), and can’t be brought up to date. "
                           "If there is nothing but demo data in it, make it anew: kontorctl office destroy --data %1, then start "
                           "it again. If there is more, use the program that made it.")
                .arg(m_folder.path(), shortList(*edited))));
    if (const QStringList plan = Migration::plan(); !plan.isEmpty() && *deployed == plan.last())
        return {};

    const QString backup
        = m_folder.backups() + "/before-upgrade-"_L1 + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s) + ".dump"_L1;
    m_progress(OfficeText::tr("Backing up before the upgrade"));
    if (const Result<void> saved = server.backUp(backup); !saved)
        return saved;
    m_progress(OfficeText::tr("Upgrading the tables and rules"));
    return migration.deploy();
}

Result<void> Office::stop(bool onlyIfUnused) const
{
    if (!m_folder.exists())
        return {};
    OfficeLock lock(m_folder);
    if (const Result<void> locked = lock.take(); !locked)
        return locked;
    const Result<PostgreSql> postgresql = PostgreSql::find();
    if (!postgresql)
        return std::unexpected(postgresql.error());
    const Server server(m_folder, *postgresql);
    if (!server.isRunning() || (onlyIfUnused && server.clients() != 0))
        return {};
    m_progress(OfficeText::tr("Stopping the office"));
    return server.stop();
}

Result<void> Office::destroy() const
{
    if (!m_folder.exists())
        return std::unexpected(
            officeError("KOL03"_L1, OfficeText::tr("%1 holds no office of Kontor, so nothing was removed.").arg(m_folder.path())));
    if (const Result<void> stopped = stop(false); !stopped)
        return stopped;
    return m_folder.remove();
}

QJsonObject Office::status() const
{
    QString state = u"absent"_s;
    if (m_folder.exists() && !m_folder.isComplete())
        state = u"unfinished"_s;
    if (m_folder.isComplete()) {
        const Result<PostgreSql> postgresql = PostgreSql::find();
        state = postgresql && Server(m_folder, *postgresql).isRunning() ? u"running"_s : u"stopped"_s;
    }
    QJsonObject status{{u"state"_s, state}, {u"data"_s, m_folder.path()}};
    if (m_folder.isComplete()) {
        status.insert(u"owner_uri"_s, m_folder.ownerUri());
        status.insert(u"people_uri"_s, m_folder.peopleUri());
        status.insert(u"demo"_s, m_folder.hasDemo());
    }
    return status;
}
