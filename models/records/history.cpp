#include "records/history.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "records/valuetext.h"
#include "session/session.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

struct History
{
    Q_DECLARE_TR_FUNCTIONS(History)
public:
    static QString sentence(const Backend &backend, const Entity &entity, const QString &who, const QString &action,
                            const QJsonObject &before, const QJsonObject &after);
    static QString change(const Backend &backend, const Entity &entity, const QString &field, const QJsonObject &before,
                          const QJsonObject &after);
};

static QString text(const Backend &backend, const Field &field, const QJsonObject &values)
{
    const QVariant value = values.value(field.name).toVariant();
    if (field.type == Field::Type::Reference || field.type == Field::Type::Uuid)
        return {};
    if (field.type == Field::Type::Date)
        return valueText(backend, field, QDate::fromString(value.toString(), Qt::ISODate));
    if (field.type == Field::Type::DateTime)
        return valueText(backend, field, QDateTime::fromString(value.toString(), Qt::ISODate));
    return valueText(backend, field, value);
}

QString History::change(const Backend &backend, const Entity &entity, const QString &name, const QJsonObject &before,
                        const QJsonObject &after)
{
    const Field *field = entity.field(name);
    if (!field || !field->offered || field->generated || name == u"updated_at"_s)
        return {};
    const QString was = text(backend, *field, before);
    const QString is = text(backend, *field, after);
    if (was.isEmpty() && is.isEmpty())
        return field->label;
    if (was.isEmpty())
        return tr("%1 to %2").arg(field->label, is);
    if (is.isEmpty())
        return tr("%1 from %2 to nothing").arg(field->label, was);
    return tr("%1 from %2 to %3").arg(field->label, was, is);
}

QString History::sentence(const Backend &backend, const Entity &entity, const QString &who, const QString &action,
                          const QJsonObject &before, const QJsonObject &after)
{
    if (action == u"insert"_s)
        return tr("%1 created the %2").arg(who, entity.singular);
    if (action == u"delete"_s)
        return tr("%1 deleted the %2").arg(who, entity.singular);
    if (before.value(entity.deletedField).isNull() && !after.value(entity.deletedField).isUndefined()
        && !after.value(entity.deletedField).isNull())
        return tr("%1 put the %2 in the trash").arg(who, entity.singular);
    QStringList changes;
    const QStringList names = after.keys();
    for (const QString &name : names)
        if (const QString one = change(backend, entity, name, before, after); !one.isEmpty())
            changes.append(one);
    return changes.isEmpty() ? tr("%1 changed the %2").arg(who, entity.singular) : tr("%1 changed %2").arg(who, changes.join(u", "_s));
}

static QJsonObject object(const QVariant &json)
{
    return QJsonDocument::fromJson(json.toString().toUtf8()).object();
}

QFuture<Result<QList<HistoryEntry>>> readHistory(Backend &backend, const Entity &entity, const QString &id)
{
    const Statement statement{u"select * from audit.record_history(cast(? as text), cast(? as uuid))"_s, {entity.write.text(), id}};
    return backend.database.query(statement).then(
        &backend.catalog, [&backend, &entity](const Result<Rows> &rows) -> Result<QList<HistoryEntry>> {
            if (!rows)
                return std::unexpected(rows.error());
            QList<HistoryEntry> entries;
            for (qsizetype row = 0; row < rows->size(); ++row) {
                HistoryEntry entry;
                entry.at = rows->value(row, u"at").toDateTime();
                entry.isMine = rows->text(row, u"user_id") == backend.session.person().id;
                entry.who = rows->text(row, u"person_name");
                if (entry.who.isEmpty())
                    entry.who = History::tr("Kontor");
                entry.sentence
                    = History::sentence(backend, entity, entry.isMine ? History::tr("You") : entry.who, rows->text(row, u"action"),
                                        object(rows->value(row, u"old_values")), object(rows->value(row, u"new_values")));
                entries.append(entry);
            }
            return entries;
        });
}
