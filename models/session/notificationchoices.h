#pragma once
#include "db/result.h"

#include <QFuture>
#include <QHash>

class Database;
class Session;

// What the person who is signed in wants to hear of in this organization, by type ("payment.verified"). What nobody decided is on.
class NotificationChoices
{
public:
    NotificationChoices(Database &database, const Session &session)
        : m_database(database)
        , m_session(session)
    {
    }

    QFuture<Result<QHash<QString, bool>>> read() const;
    QFuture<Result<void>> set(const QString &type, bool wanted) const;

private:
    Database &m_database;
    const Session &m_session;
};
