#pragma once
#include "db/result.h"
#include "office/officefolder.h"

#include <QJsonObject>
#include <functional>

class Server;

// The local office: an embedded PostgreSQL of this user, made, started and stopped on demand. Whoever asks at the same time waits and then
// shares it. A creation that was killed half-way is cleared and begun again, since nobody can have worked in it.
class Office
{
public:
    // Hears what is being done, as a sentence for people.
    using Progress = std::function<void(const QString &)>;

    Office(const QString &folder, Progress progress);

    // Makes it where there is none; one that is complete is only started (and upgraded, after a backup, when the program is newer). One
    // that was made from SQL that was edited since is refused (KOL14): nothing could bring it up to date. What is refused is left as it was
    // found, running or stopped.
    Result<void> start(bool withDemo) const;
    // As start(), but one that is there already is refused (KOL03).
    Result<void> create(bool withDemo) const;
    // `onlyIfUnused`: leaves it running while other programs work in it.
    Result<void> stop(bool onlyIfUnused) const;
    // Fails (KOL04) when something of its folder could not be removed.
    Result<void> destroy() const;
    // state (absent, unfinished, stopped, running), data, owner_uri, people_uri, demo.
    QJsonObject status() const;

private:
    Result<void> make(const Server &server, bool withDemo) const;
    Result<void> open(const Server &server, bool isRunning) const;
    Result<void> upgrade(const Server &server) const;

    OfficeFolder m_folder;
    Progress m_progress;
};
