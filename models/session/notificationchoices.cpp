#include "session/notificationchoices.h"
#include "db/reading.h"
#include "session/session.h"

using namespace Qt::StringLiterals;

QFuture<Result<QHash<QString, bool>>> NotificationChoices::read() const
{
    return m_database.query<QHash<QString, bool>>({u"select notification_type, is_enabled from core.notification_preference"
                                                   " where tenant_id = ?::uuid and user_id = ?::uuid and channel = 'desktop'"_s,
                                                   {m_session.tenant().id, m_session.person().id}},
                                                  [](const Rows &rows) {
                                                      QHash<QString, bool> choices;
                                                      for (qsizetype i = 0; i < rows.size(); ++i)
                                                          choices.insert(rows.text(i, u"notification_type"), rows.flag(i, u"is_enabled"));
                                                      return choices;
                                                  });
}

QFuture<Result<void>> NotificationChoices::set(const QString &type, bool wanted) const
{
    return m_database.write<void>(
        {u"insert into core.notification_preference (user_id, notification_type, channel, is_enabled)"
         " values (?::uuid, ?, 'desktop', ?::boolean)"
         " on conflict (tenant_id, user_id, notification_type, channel) do update set is_enabled = excluded.is_enabled"_s,
         {m_session.person().id, type, wanted}});
}
