#pragma once
#include "db/result.h"

#include <QString>

// What a server's owner does from the command line: letting somebody in, and the upkeep where pg_cron is not installed.
class Members
{
public:
    struct Member
    {
        QString email;
        QString firstName;
        QString lastName;
        QString organization; // its slug
        QString role;         // a role's key, such as "sales"
    };

    explicit Members(const QString &uri);

    // The first password, which has to be changed at the first sign-in; empty when the person had a login already.
    Result<QString> add(const Member &member) const;
    // Folds rollups, seals the audit trail, makes partitions ahead, ends what ran away.
    Result<void> maintain() const;

private:
    QString m_uri;
};
