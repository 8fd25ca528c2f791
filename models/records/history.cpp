#include "records/history.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/database.h"
#include "db/jsonrows.h"
#include "records/recordselect.h"
#include "records/valuetext.h"
#include "records/viewer.h"
#include "session/session.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {
using Names = QHash<QString, QString>; // what the things pointed to are called, by their keys

constexpr qsizetype mostNames = 40;
}

struct HistoryWording
{
    Q_DECLARE_TR_FUNCTIONS(History)
public:
    const Backend &backend;
    const Entity &entity;
    Names names;
    QString currency; // that amounts were in at the time

    QString sentence(const QString &who, const QString &action, const QJsonObject &before, const QJsonObject &after) const;
    QString deed(const QJsonObject &before, const QJsonObject &after) const;
    QString change(const QString &field, const QJsonObject &before, const QJsonObject &after) const;
    QString text(const Field &field, const QJsonObject &values) const;
};

QString HistoryWording::text(const Field &field, const QJsonObject &values) const
{
    const QVariant value = values.value(field.name).toVariant();
    if (field.type == Field::Type::Reference)
        return names.value(value.toString());
    if (field.type == Field::Type::Uuid || field.type == Field::Type::Attachment || field.type == Field::Type::Json)
        return {};
    if (field.type == Field::Type::Date)
        return valueText(backend, field, QDate::fromString(value.toString(), Qt::ISODate));
    if (field.type == Field::Type::DateTime)
        return valueText(backend, field, QDateTime::fromString(value.toString(), Qt::ISODate));
    return valueText(backend, field, value, currency);
}

QString HistoryWording::change(const QString &name, const QJsonObject &before, const QJsonObject &after) const
{
    const Field *field = entity.field(name);
    if (!field || !field->offered || field->generated || name == u"updated_at"_s)
        return {};
    return changeText(*field, text(*field, before), text(*field, after));
}

QString changeText(const Field &field, const QString &was, const QString &is)
{
    if (was.isEmpty() && is.isEmpty())
        return field.label;
    if (was.isEmpty())
        return HistoryWording::tr("%1 to %2").arg(field.label, is);
    if (is.isEmpty())
        return HistoryWording::tr("%1 from %2 to nothing").arg(field.label, was);
    return HistoryWording::tr("%1 from %2 to %3").arg(field.label, was, is);
}

static bool isSeen(const Deed::Sign &sign, const QJsonObject &before, const QJsonObject &after)
{
    const QJsonValue now = after.value(sign.field);
    const bool isNew = before.isEmpty();
    if (now.isUndefined() || isNew != (sign.kind == Deed::Sign::Kind::Begins))
        return false;
    switch (sign.kind) {
    case Deed::Sign::Kind::Rises:
        return now.toInteger() > before.value(sign.field).toInteger();
    case Deed::Sign::Kind::Falls:
        return now.toInteger() < before.value(sign.field).toInteger();
    case Deed::Sign::Kind::Was:
        return before.value(sign.field).toVariant() == sign.value;
    case Deed::Sign::Kind::Becomes:
        return now.toVariant() == sign.value;
    case Deed::Sign::Kind::Begins:
        return !now.isNull();
    }
    return false;
}

// What was done to something else that this record follows; empty: nothing of the kind.
QString HistoryWording::deed(const QJsonObject &before, const QJsonObject &after) const
{
    const auto fits = [&](const Deed &deed) {
        return std::ranges::all_of(deed.signs, [&](const Deed::Sign &sign) { return isSeen(sign, before, after); });
    };
    const auto found = std::ranges::find_if(entity.deeds, fits);
    if (found == entity.deeds.end())
        return {};
    QString words = found->words;
    if (const Field *amount = entity.field(found->amountField)) {
        const qlonglong difference = after.value(amount->name).toInteger() - before.value(amount->name).toInteger();
        words = words.arg(valueText(backend, *amount, std::abs(difference), currency));
    }
    const QString reason = after.value(found->reasonField).toString();
    return reason.isEmpty() ? words : tr("%1: %2").arg(words, reason);
}

// Empty when only what follows from something else was changed, and nobody did anything here.
QString HistoryWording::sentence(const QString &who, const QString &action, const QJsonObject &before, const QJsonObject &after) const
{
    if (action == u"insert"_s) {
        const QString done = deed(before, after);
        return done.isEmpty() ? tr("%1 created the %2").arg(who, entity.singular) : tr("%1 %2").arg(who, done);
    }
    if (action == u"delete"_s)
        return tr("%1 deleted the %2").arg(who, entity.singular);
    if (const QJsonValue deleted = after.value(entity.deletedField); !entity.deletedField.isEmpty() && !deleted.isUndefined())
        return deleted.isNull() ? tr("%1 took the %2 out of the trash").arg(who, entity.singular)
                                : tr("%1 put the %2 in the trash").arg(who, entity.singular);
    QStringList changes;
    bool isFollowing = false;
    const QStringList names = after.keys();
    for (const QString &name : names) {
        if (entity.derived.contains(name))
            isFollowing = true;
        else if (const QString one = change(name, before, after); !one.isEmpty())
            changes.append(one);
    }
    QStringList parts;
    if (const QString done = deed(before, after); !done.isEmpty())
        parts.append(done);
    if (!changes.isEmpty())
        parts.append(tr("changed %1").arg(changes.join(u", "_s)));
    if (parts.isEmpty() && !isFollowing)
        parts.append(tr("changed the %1").arg(entity.singular));
    return parts.isEmpty() ? QString() : tr("%1 %2").arg(who, parts.join(u"; "_s));
}

// What the changed references point to, asked for by name.
static QFuture<Names> namesIn(Backend &backend, const Entity &entity, const Rows &rows)
{
    QList<QFuture<Result<Rows>>> answers;
    QStringList ids;
    QStringList identities;
    for (const Field &field : entity.fields) {
        const Entity *target = field.type == Field::Type::Reference ? backend.catalog.entity(field.reference) : nullptr;
        if (!target)
            continue;
        for (qsizetype row = 0; row < rows.size() && ids.size() < mostNames; ++row) {
            if (rows.text(row, u"action") != u"update"_s)
                continue;
            for (const auto column : {u"old_values", u"new_values"}) {
                const QString id = jsonObject(rows.text(row, column)).value(field.name).toString();
                if (id.isEmpty() || ids.contains(id))
                    continue;
                ids.append(id);
                identities.append(target->identityField);
                answers.append(backend.database.query(RecordSelect(*target, backend.catalog).one(viewer(backend, *target), id)));
            }
        }
    }
    return QtFuture::whenAll(answers.begin(), answers.end())
        .then(&backend.catalog, [ids, identities](const QList<QFuture<Result<Rows>>> &answers) {
            Names names;
            for (qsizetype index = 0; index < ids.size(); ++index)
                if (const Result<Rows> found = answers.at(index).result(); found && !found->isEmpty())
                    names.insert(ids.at(index), found->text(0, identities.at(index)));
            return names;
        });
}

static QList<HistoryEntry> entriesOf(const Backend &backend, const Entity &entity, const Rows &rows, const Names &names)
{
    QList<HistoryEntry> entries;
    HistoryWording history{backend, entity, names, {}};
    // From the first on, since an amount is read in the currency that the record had by then.
    for (qsizetype row = rows.size() - 1; row >= 0; --row) {
        const QJsonObject before = jsonObject(rows.text(row, u"old_values"));
        const QJsonObject after = jsonObject(rows.text(row, u"new_values"));
        if (after.contains(entity.currencyField))
            history.currency = after.value(entity.currencyField).toString();
        HistoryEntry entry;
        entry.at = rows.value(row, u"at").toDateTime();
        entry.fields = after.keys();
        entry.isMine = rows.text(row, u"user_id") == backend.session.person().id;
        entry.who = rows.text(row, u"person_name");
        if (entry.who.isEmpty())
            entry.who = HistoryWording::tr("Kontor");
        entry.sentence = history.sentence(entry.isMine ? HistoryWording::tr("You") : entry.who, rows.text(row, u"action"), before, after);
        if (!entry.sentence.isEmpty())
            entries.prepend(entry);
    }
    return entries;
}

QFuture<Result<QList<HistoryEntry>>> readHistory(Backend &backend, const Entity &entity, const QString &id)
{
    using Entries = Result<QList<HistoryEntry>>;
    return backend.database.query({u"select * from audit.record_history(cast(? as text), cast(? as uuid))"_s, {entity.recordTable(), id}})
        .then(&backend.catalog,
              [&backend, &entity](const Result<Rows> &rows) -> QFuture<Entries> {
                  if (!rows)
                      return QtFuture::makeReadyFuture(Entries(std::unexpected(rows.error())));
                  return namesIn(backend, entity, *rows).then(&backend.catalog, [&backend, &entity, rows = *rows](const Names &names) {
                      return Entries(entriesOf(backend, entity, rows, names));
                  });
              })
        .unwrap();
}
