#include "records/rowupdate.h"
#include "backend.h"
#include "catalog/entity.h"
#include "db/reading.h"
#include "records/recordselect.h"
#include "session/session.h"

using namespace Qt::StringLiterals;

Statement rowUpdate(const Backend &backend, const Entity &entity, const QString &id, const QVariantMap &changes, const QVariant &seen)
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
