#include "session/rights.h"
#include "db/database.h"
#include "session/scope.h"

using namespace Qt::StringLiterals;

// Every permission that any role has here is asked for, so that one that was taken away is missed.
QFuture<Result<bool>> hasOtherRights(Database &database, Session &session)
{
    return database
        .query({u"select core.tenant_id()::text as tenant, r.role_name, p.permission_key, h.held ->> p.permission_key as scope"
                " from (select core.my_permissions() as held) h"
                " cross join (select m.role_name from core.my_memberships() m where m.tenant_id = core.tenant_id()) r"
                " cross join (select permission_key from core.role_permission where tenant_id = core.tenant_id() union"
                " select permission_key from core.user_permission where tenant_id = core.tenant_id()) p"_s})
        .then(&session, [&session](const Result<Rows> &rows) -> Result<bool> {
            if (!rows)
                return std::unexpected(rows.error());
            for (qsizetype row = 0; row < rows->size(); ++row)
                if (rows->text(row, u"tenant") == session.tenant().id
                    && (rows->text(row, u"role_name") != session.person().roleName
                        || scopeOf(rows->text(row, u"scope")) != session.scope(rows->text(row, u"permission_key"))))
                    return true;
            return false;
        });
}
