#pragma once
#include "db/database.h"

// A person to become a member of the organization.
struct NewMember
{
    QString email;
    QString firstName;
    QString lastName;
    QString role; // its key
    QString jobTitle;
    QString team;     // empty: none
    QString password; // the first one, which they must change; empty: invite them with a code instead
};

struct NamedKey
{
    QString key;
    QString name;
};

// Adds and invites members. The password never leaves this computer: the server gets its SCRAM verifier.
class MemberRegister
{
public:
    MemberRegister(Database &database, const QString &tenant)
        : m_database(database)
        , m_tenant(tenant)
    {
    }

    QFuture<Result<QList<NamedKey>>> roles() const;
    QFuture<Result<QList<NamedKey>>> teams() const;

    // Empty when they were added at once; the code of their invitation when they have an account already.
    QFuture<Result<QString>> add(const NewMember &member) const;
    // The code of their invitation, shown once; for a new person it is the first password, too. Whoever is invited already gets a new one.
    QFuture<Result<QString>> invite(const NewMember &member) const;
    // Another code for somebody who is invited; the one before counts no more.
    QFuture<Result<QString>> inviteAgain(const QString &user) const;
    // A password for one sign-in, made here; their sessions end, and they choose their own with it.
    QFuture<Result<QString>> resetPassword(const QString &user) const;

private:
    Database &m_database;
    QString m_tenant;
};
