#pragma once
#include "db/result.h"

#include <QString>

// Where a local office lives: its cluster, socket, log, backups and the owner's password, readable by nobody else.
// An office counts only when it is marked complete; what a killed creation left behind is cleared and begun again.
class OfficeFolder
{
public:
    explicit OfficeFolder(const QString &path);

    static QString usual();

    const QString &path() const { return m_path; }
    QString cluster() const { return m_path + QLatin1StringView("/cluster"); }
    QString log() const { return m_path + QLatin1StringView("/server.log"); }
    QString backups() const { return m_path + QLatin1StringView("/backups"); }
    // Short enough for a socket's path, which may have 107 bytes at most.
    QString sockets() const;
    QString lock() const { return m_path + QLatin1StringView("/lock"); }

    bool exists() const;
    bool isComplete() const;
    Result<void> markComplete(bool withDemo) const;
    bool hasDemo() const;

    // Makes the folder, or says why it can't be one: taken by something else (KOL03), not writable or not to be reached (KOL04).
    Result<void> prepare() const;
    // Removes what an interrupted creation left.
    Result<void> clear() const;
    // Where a cluster is made until it is whole, each time another folder: an interrupted creation may still be removing its own.
    QString newCluster() const;
    Result<void> place(const QString &newCluster) const;
    // With everything in it; says so when something stayed (KOL04).
    Result<void> remove() const;

    QString ownerPassword() const;
    Result<QString> makeOwnerPassword() const;
    QString ownerUri() const;
    QString peopleUri() const;

private:
    QString marker() const { return m_path + QLatin1StringView("/office.json"); }
    QString passwordFile() const { return m_path + QLatin1StringView("/owner-password"); }

    QString m_path;
};
