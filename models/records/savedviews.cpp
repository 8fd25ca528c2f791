#include "records/savedviews.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/awaiting.h"
#include "db/jsonrows.h"
#include "db/reading.h"
#include "records/filterjson.h"
#include "records/recordid.h"
#include "records/rowupdate.h"
#include "session/livechanges.h"
#include "session/session.h"

using namespace Qt::StringLiterals;

SavedViews::SavedViews(Backend &backend, const Entity &entity, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_entity(entity)
{
    backend.live.watch(this, {u"core.saved_view"_s}, [this] { load(); });
}

const StoredView *SavedViews::view(const QString &key) const
{
    for (const StoredView &view : m_views)
        if (view.view.key == key)
            return &view;
    return nullptr;
}

bool SavedViews::mayShare() const
{
    return m_backend.session.may(u"view.share"_s);
}

bool SavedViews::mayChange(const StoredView &view) const
{
    return view.isShared ? mayShare() : view.isMine;
}

void SavedViews::load()
{
    if (!m_backend.catalog.entity(u"saved_view"))
        return;
    supersede(m_read);
    m_read = m_backend.database.query(
        {u"select id::text, version, name, is_shared, owner_id = core.me() as is_mine, definition from core.saved_view "
         "where tenant_id = cast(? as uuid) and list = ? and deleted_at is null order by created_at, id"_s,
         {m_backend.session.tenant().id, m_entity.key}});
    whenAnswered(m_read, this, [this](const Result<Rows> &rows) {
        if (rows)
            take(*rows);
        else
            Q_EMIT failed(rows.error());
    });
}

void SavedViews::take(const Rows &rows)
{
    m_views.clear();
    for (qsizetype row = 0; row < rows.size(); ++row) {
        const QJsonObject json = jsonObject(rows.text(row, u"definition"));
        StoredView one{{rows.text(row, u"id"), rows.text(row, u"name"), filterFromJson(json[u"filter"_s].toObject(), m_entity)},
                       rows.flag(row, u"is_shared"),
                       rows.flag(row, u"is_mine"),
                       int(rows.number(row, u"version"))};
        one.view.sortField = json[u"sort"_s].toString();
        one.view.order = json[u"descending"_s].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
        const QJsonArray columns = json[u"columns"_s].toArray();
        for (const QJsonValue &column : columns)
            one.view.columns.append(column.toString());
        m_views.append(one);
    }
    Q_EMIT changed();
}

static QString definition(const SavedView &what)
{
    const QJsonObject json{{u"filter"_s, filterJson(what.filter)},
                           {u"sort"_s, what.sortField},
                           {u"descending"_s, what.order == Qt::DescendingOrder},
                           {u"columns"_s, QJsonArray::fromStringList(what.columns)}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QFuture<Result<QString>> SavedViews::keep(const QString &name, bool shared, const SavedView &what)
{
    const QString id = newRecordId();
    return m_backend.database.write<QString>(
        {u"insert into core.saved_view (id, list, name, is_shared, definition) values (cast(? as uuid), ?, ?, cast(? as boolean), "
         "cast(? as jsonb))"_s,
         {id, m_entity.key, name, shared, definition(what)}},
        [id](const Rows &) { return id; });
}

QFuture<Result<QString>> SavedViews::set(const QString &key, const QVariantMap &changes, const QVariant &version)
{
    const Entity &stored = *m_backend.catalog.entity(u"saved_view");
    return updateRow(m_backend, stored, key, changes, version).then([key](const Result<void> &done) -> Result<QString> {
        if (!done)
            return std::unexpected(done.error());
        return key;
    });
}

QFuture<Result<QString>> SavedViews::rename(const StoredView &view, const QString &name)
{
    return set(view.view.key, {{u"name"_s, name}}, view.version);
}
QFuture<Result<QString>> SavedViews::redefine(const StoredView &view, const SavedView &what)
{
    return set(view.view.key, {{u"definition"_s, definition(what)}}, view.version);
}
QFuture<Result<QString>> SavedViews::share(const StoredView &view, bool shared)
{
    return set(view.view.key, {{u"is_shared"_s, shared}}, view.version);
}
QFuture<Result<QString>> SavedViews::remove(const StoredView &view)
{
    return set(view.view.key, {{u"deleted_at"_s, u"now"_s}}, view.version);
}
QFuture<Result<QString>> SavedViews::restore(const QString &key)
{
    return set(key, {{u"deleted_at"_s, QVariant()}}, {});
}
