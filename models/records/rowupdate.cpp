#include "records/rowupdate.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/reading.h"
#include "records/history.h"
#include "records/recordselect.h"
#include "session/session.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

Statement rowUpdate(const Backend &backend, const Entity &entity, const QString &id, const QVariantMap &changes, const QVariant &seen,
                    const QVariantMap &standing)
{
    const auto quoted = [](const QString &name) { return RecordSelect::quoted(name); };
    Statement statement;
    QStringList set;
    for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
        set.append(quoted(change.key()) + u" = cast(? as "_s + entity.field(change.key())->sqlType + u')');
        statement.binds.append(change.value());
    }
    const QString key = quoted(entity.keyField);
    statement.sql = u"update "_s + RecordSelect::quoted(entity.write) + u" set "_s + set.join(u", "_s) + u" where "_s + key
                    + u" = cast(? as "_s + entity.field(entity.keyField)->sqlType + u')';
    statement.binds.append(id);
    if (!entity.tenantField.isEmpty()) {
        statement.sql += u" and "_s + quoted(entity.tenantField) + u" = cast(? as uuid)"_s;
        statement.binds.append(backend.session.tenant().id);
    }
    const bool hasVersion = !entity.versionField.isEmpty();
    if (hasVersion && !seen.isNull()) {
        statement.sql += u" and "_s + quoted(entity.versionField) + u" = cast(? as int)"_s;
        statement.binds.append(seen);
    }
    for (auto value = standing.cbegin(); value != standing.cend(); ++value) {
        statement.sql
            += u" and "_s + quoted(value.key()) + u" is not distinct from cast(? as "_s + entity.field(value.key())->sqlType + u')';
        statement.binds.append(value.value());
    }
    statement.sql += u" returning "_s + key + u"::text as id"_s + (hasVersion ? u", "_s + quoted(entity.versionField) : QString());
    return statement;
}

QFuture<Result<void>> updateRow(Backend &backend, const Entity &entity, const QString &id, const QVariantMap &changes, const QVariant &seen)
{
    return backend.database.write<void>(rowUpdate(backend, entity, id, changes, seen),
                                        [wasSeen = !seen.isNull()](const Rows &rows) -> Result<void> {
                                            if (rows.isEmpty())
                                                return std::unexpected(Error{wasSeen ? u"KO003"_s : u"KO002"_s, {}, {}, {}, {}});
                                            return {};
                                        });
}

QFuture<Error> changedSince(Backend &backend, const Entity &entity, const QString &id, const QStringList &fields)
{
    const Error unnamed{u"KO003"_s, {}, {}, {}, u"since"_s};
    if (!entity.hasActivity)
        return QtFuture::makeReadyFuture(unnamed);
    return readHistory(backend, entity, id).then([unnamed, fields](const Result<QList<HistoryEntry>> &entries) {
        Error error = unnamed;
        const QList<HistoryEntry> all = entries.value_or(QList<HistoryEntry>());
        const auto theirs = std::ranges::find_if(all, [&fields](const HistoryEntry &entry) {
            return std::ranges::any_of(fields, [&entry](const QString &field) { return entry.fields.contains(field); });
        });
        if (theirs != all.end())
            error.message = theirs->isMine ? QCoreApplication::translate("History", "You") : theirs->who;
        return error;
    });
}

QFuture<Result<void>> turnRow(Backend &backend, const Entity &entity, const QString &id, const QVariantMap &from, const QVariantMap &to)
{
    return backend.database.write(rowUpdate(backend, entity, id, to, {}, from))
        .then(&backend.catalog,
              [&backend, &entity, id, fields = from.keys()](const Result<Rows> &rows) {
                  if (!rows)
                      return QtFuture::makeReadyFuture(Result<void>(std::unexpected(rows.error())));
                  if (!rows->isEmpty())
                      return QtFuture::makeReadyFuture(Result<void>());
                  return changedSince(backend, entity, id, fields).then([](const Error &error) -> Result<void> {
                      return std::unexpected(error);
                  });
              })
        .unwrap();
}
