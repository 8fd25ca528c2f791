#include "records/viewer.h"
#include "backend.h"
#include "session/session.h"

RecordSelect::Viewer viewer(const Backend &backend, const Entity &entity)
{
    const Session &session = backend.session;
    const bool ownOnly = !entity.readPermission.isEmpty() && session.scope(entity.readPermission) == Session::Scope::Own;
    return {session.tenant().id, session.person().id, ownOnly, session.today(), QString::fromLatin1(session.tenant().timeZone)};
}
