#pragma once
#include "session/session.h"

#include <QHash>
#include <QList>
#include <QString>

// What each role of the organization may do, and how far that reaches.
struct RoleRights
{
    using Scope = Session::Scope;

    struct Role
    {
        QString key;
        QString name;
        QString description;
        qlonglong members = 0; // active ones
    };
    struct Permission
    {
        QString key;  // "deal.read"
        QString area; // "sales"
        QString label;
        QString help;
        bool isScoped = false; // own and team make sense, too
    };
    struct Right
    {
        Scope scope = Scope::None;
        bool needsTwo = false; // somebody else has to agree

        bool operator==(const Right &) const = default;
    };

    QList<Role> roles;                                // the built-in ones first, by what they may do
    QList<Permission> permissions;                    // by area
    QHash<std::pair<QString, QString>, Right> rights; // by role and permission

    Right right(const QString &role, const QString &permission) const { return rights.value({role, permission}); }
};
