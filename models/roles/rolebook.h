#pragma once
#include "db/database.h"
#include "roles/rolerights.h"

// Reads and changes what the roles may do; the server decides who may.
class RoleBook
{
public:
    RoleBook(Database &database, const QString &tenant)
        : m_database(database)
        , m_tenant(tenant)
    {
    }

    QFuture<Result<RoleRights>> read() const;
    QFuture<Result<void>> set(const QString &role, const QString &permission, const RoleRights::Right &right) const;

private:
    Database &m_database;
    QString m_tenant;
};
