#include "session/notifications.h"
#include "db/database.h"
#include "session/livechanges.h"
#include "session/session.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

Notifications::Notifications(Backend &backend, QObject *parent)
    : QAbstractListModel(parent)
    , m_backend(backend)
{
    backend.live.watch(this, {u"core.notification"_s}, [this] { refresh(); });
}

void Notifications::refresh()
{
    if (m_backend.session.tenant().id.isEmpty())
        return;
    m_backend.database
        .query({u"select id, title, message, created_at, is_read, record_table, record_id,"
                " (select count(*) from core.notification as u"
                "   where u.tenant_id = ?::uuid and u.user_id = ?::uuid and not u.is_read) as unread"
                " from core.notification where tenant_id = ?::uuid and user_id = ?::uuid order by created_at desc, id desc limit ?"_s,
                {m_backend.session.tenant().id, m_backend.session.person().id, m_backend.session.tenant().id, m_backend.session.person().id,
                 Shown}})
        .then(this, [this](const Result<Rows> &rows) {
            if (rows)
                take(*rows);
            else
                Q_EMIT failed(rows.error());
        });
}

void Notifications::take(const Rows &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
    m_unread = rows.isEmpty() ? 0 : int(rows.number(0, u"unread"));
    Q_EMIT unreadChanged(m_unread);
}

void Notifications::markAllRead()
{
    m_backend.database
        .write({u"update core.notification set is_read = true where tenant_id = ?::uuid and user_id = ?::uuid and not is_read"_s,
                {m_backend.session.tenant().id, m_backend.session.person().id}})
        .then(this, [this](const Result<Rows> &rows) {
            if (!rows)
                Q_EMIT failed(rows.error());
        });
}

int Notifications::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant Notifications::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto cell = [&](QStringView column) { return m_rows.value(index.row(), column); };
    switch (role) {
    case Qt::DisplayRole:
        return cell(u"title");
    case Qt::AccessibleTextRole:
        return QString(cell(u"title").toString() + u". "_s + cell(u"message").toString());
    case MessageRole:
        return cell(u"message");
    case MomentRole:
        return m_backend.session.localTime(cell(u"created_at").toDateTime());
    case ReadRole:
        return cell(u"is_read");
    case TableRole:
        return cell(u"record_table");
    case RecordRole:
        return cell(u"record_id");
    case IdRole:
        return cell(u"id");
    default:
        return {};
    }
}
