#include "records/actioncall.h"
#include "backend.h"
#include "catalog/entity.h"
#include "db/database.h"
#include "records/recordselect.h"
#include "records/rowupdate.h"
#include "session/session.h"

using namespace Qt::StringLiterals;
using Source = Action::Argument::Source;

bool takesMany(const Action &action)
{
    return std::ranges::any_of(action.arguments, [](const Action::Argument &argument) { return argument.source == Source::Ids; });
}

QStringList fieldsFor(const Entity &entity, const Action &action)
{
    QStringList fields{entity.keyField,   entity.versionField, entity.stateField,
                       entity.ownerField, entity.numberField,  entity.identityField};
    for (const Action::Argument &argument : action.arguments)
        if (argument.source == Source::FieldValue)
            fields.append(argument.value.toString());
    fields.append({action.field, action.person, action.present.first});
    fields.removeAll(QString());
    fields.removeDuplicates();
    return fields;
}

Statement actionStatement(const Backend &backend, const Entity &entity, const Action &action, const QList<QVariantMap> &records,
                          const QVariant &answer)
{
    const QVariantMap record = records.value(0);
    if (action.function.isEmpty())
        return rowUpdate(backend, entity, record.value(entity.keyField).toString(),
                         {{action.field, action.asks == Action::Asks::Value ? answer : action.value}}, record.value(entity.versionField));
    Statement statement;
    QStringList arguments;
    for (const Action::Argument &argument : action.arguments) {
        arguments.append(u"cast(? as "_s + argument.sqlType + u')');
        switch (argument.source) {
        case Source::FieldValue:
            statement.binds.append(record.value(argument.value.toString()));
            break;
        case Source::Reason:
            statement.binds.append(answer.toString());
            break;
        case Source::Ids: { // of the records: their keys, or another field of each
            const QString field = argument.value.isNull() ? entity.keyField : argument.value.toString();
            QStringList values;
            for (const QVariantMap &one : records)
                values.append(one.value(field).toString());
            statement.binds.append(values);
            break;
        }
        case Source::Constant:
            statement.binds.append(argument.value);
            break;
        }
    }
    const QStringList name = action.function.split(u'.');
    statement.sql = u"select * from "_s + RecordSelect::quoted(Relation{name.first(), name.last()}) + u'(' + arguments.join(u", "_s) + u')';
    return statement;
}

std::optional<Error> refusalIn(const Rows &rows, qsizetype row)
{
    if (rows.column(u"ok") < 0 || rows.flag(row, u"ok"))
        return std::nullopt;
    return Error{rows.text(row, u"sqlstate"), {}, {}, rows.text(row, u"message"), {}};
}

// A column is set in one's own rows only, by whoever may write only those; a function says so itself.
static std::optional<Error> notTheirs(const Backend &backend, const Entity &entity, const Action &action, const QVariantMap &record)
{
    const bool ownOnly = action.function.isEmpty() && backend.session.scope(entity.writePermission) == Session::Scope::Own;
    if (ownOnly && record.value(entity.ownerField).toString() != backend.session.person().id)
        return Error{u"KO001"_s, {}, {}, {}, entity.writePermission};
    return std::nullopt;
}

std::optional<Error> onOneself(const Backend &backend, const Action &action, const QVariantMap &record)
{
    if (!action.person.isEmpty() && record.value(action.person).toString() == backend.session.person().id)
        return Error{u"KO001"_s, {}, {}, {}, u"self"_s};
    return std::nullopt;
}

std::optional<Error> obstacle(const Backend &backend, const Entity &entity, const Action &action, const QVariantMap &record)
{
    const QString state = record.value(entity.stateField).toString();
    if (!action.isPossibleIn(state))
        return Error{u"KO006"_s, {}, entity.stateField, state, {}};
    if (const auto reason = onOneself(backend, action, record))
        return reason;
    return notTheirs(backend, entity, action, record);
}

QFuture<Result<Rows>> callAction(Backend &backend, const Entity &entity, const Action &action, const QVariantMap &record,
                                 const QVariant &answer)
{
    if (const auto reason = notTheirs(backend, entity, action, record))
        return QtFuture::makeReadyFuture(Result<Rows>(std::unexpected(*reason)));
    const bool setsColumn = action.function.isEmpty();
    return backend.database.write(actionStatement(backend, entity, action, {record}, answer))
        .then([setsColumn](const Result<Rows> &rows) -> Result<Rows> {
            if (rows && setsColumn && rows->isEmpty())
                return std::unexpected(Error{u"KO003"_s, {}, {}, {}, {}});
            if (rows && !rows->isEmpty())
                if (const auto refusal = refusalIn(*rows, 0))
                    return std::unexpected(*refusal);
            return rows;
        });
}
