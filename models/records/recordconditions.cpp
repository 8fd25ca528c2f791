#include "catalog/catalog.h"
#include "records/period.h"
#include "records/recordselect.h"
#include "text/phonetext.h"

#include <QUuid>
#include <algorithm>

using namespace Qt::StringLiterals;

// What a filter means: which rows a statement reads.

// Written into the statement, not bound: after a few times a prepared statement is planned without the values bound to it, and one for an
// organization and a person of average size sorts all their rows to show a page.
static QString constant(const QString &id)
{
    return u"cast('"_s + QUuid::fromString(id).toString(QUuid::WithoutBraces) + u"' as uuid)"_s;
}

QString RecordSelect::bound(const Field &field, const QVariant &value, QVariantList &binds) const
{
    binds.append(value);
    return u"cast(? as "_s + (field.sqlType.isEmpty() ? u"text"_s : field.sqlType) + u')';
}

// Among the ids that a function finds by its index.
static QString isFound(const QString &keyColumn, const QString &function, const QString &words, bool byName, QVariantList &binds)
{
    const QStringList name = function.split(u'.');
    binds.append(words);
    return keyColumn + u" in (select f.id from "_s + RecordSelect::quoted(Relation{name.first(), name.last()})
           + (byName ? u"(?, true) f)"_s : u"(?) f)"_s);
}

// A name that belongs to another table is looked for there, once, instead of in every row's own look at that table.
QString RecordSelect::has(const QString &field, const QString &word, QVariantList &binds) const
{
    for (const Field &reference : m_entity.fields) {
        const Entity *target = reference.labelField == field ? m_catalog.entity(reference.reference) : nullptr;
        if (target && !target->searchFunction.isEmpty())
            return isFound(column(reference.name), target->searchFunction, word, true, binds);
    }
    binds.append(word);
    return u"strpos(lower("_s + column(field) + u"::text), lower(cast(? as text))) > 0"_s;
}

QString RecordSelect::words(const QString &words, QVariantList &binds) const
{
    if (!m_entity.searchFunction.isEmpty())
        return isFound(column(m_entity.keyField), m_entity.searchFunction, words, false, binds);
    QStringList all;
    const QStringList parts = words.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : parts) {
        QStringList any;
        for (const QString &name : m_entity.searchFields)
            any.append(has(name, word, binds));
        if (!any.isEmpty())
            all.append(u'(' + any.join(u" or "_s) + u')');
    }
    return all.join(u" and "_s);
}

// A state is worked out row by row; the stored values that it comes with have an index, so that few rows are.
QString RecordSelect::storedAs(const QVariantList &states) const
{
    StoredAs all;
    for (const QVariant &state : states) {
        const StoredAs one = m_entity.stored.value(state.toString());
        if (one.values.isEmpty() || (!all.field.isEmpty() && all.field != one.field))
            return {};
        all.field = one.field;
        all.values += one.values;
    }
    all.values.removeDuplicates();
    // constants too: a partial index serves values that are known when the statement is planned
    QStringList known;
    for (const QString &value : std::as_const(all.values))
        known.append(u'\'' + QString(value).replace(u'\'', u"''"_s) + u'\'');
    return known.isEmpty() ? QString() : u" and "_s + column(all.field) + u" in ("_s + known.join(u", "_s) + u')';
}

// Likewise the day that has passed in a state. The server's view of today decides; a day more lets its clock be ahead of ours.
QString RecordSelect::passed(const Viewer &viewer, const QVariantList &states) const
{
    const QString day = m_entity.dayOf.value(states.size() == 1 ? states.first().toString() : QString());
    if (day.isEmpty() || !viewer.today.isValid())
        return {};
    return u" and "_s + column(day) + u" < cast('"_s + viewer.today.addDays(1).toString(Qt::ISODate) + u"' as date)"_s;
}

// Whole days of the organization, both ends included: moments are compared with the midnights of its time zone, wherever the session is.
QString RecordSelect::dayCondition(const Viewer &viewer, const Field &field, Condition::Op op, QDate first, QDate last,
                                   QVariantList &binds) const
{
    using Op = Condition::Op;
    const QString name = column(field.name);
    const auto midnight = [&](QDate day) -> QString {
        binds.append(day);
        if (field.type != Field::Type::DateTime)
            return u"cast(? as date)"_s;
        binds.append(viewer.timeZone);
        return u"(cast(cast(? as date) as timestamp) at time zone cast(? as text))"_s;
    };
    switch (op) {
    case Op::Less:
        return name + u" < "_s + midnight(first);
    case Op::AtMost:
        return name + u" < "_s + midnight(first.addDays(1));
    case Op::More:
        return name + u" >= "_s + midnight(first.addDays(1));
    case Op::AtLeast:
        return name + u" >= "_s + midnight(first);
    default: {
        const QString from = name + u" >= "_s + midnight(first);
        const QString days = from + u" and "_s + name + u" < "_s + midnight(last.addDays(1));
        return op == Op::IsNot ? u"not coalesce("_s + days + u", false)"_s : days;
    }
    }
}

// Whether a condition compares moments with whole days.
static bool namesDays(const Condition &condition, const Field &field)
{
    using Op = Condition::Op;
    if (field.type != Field::Type::DateTime || condition.values.isEmpty())
        return false;
    const bool compares = condition.op == Op::Less || condition.op == Op::AtMost || condition.op == Op::More || condition.op == Op::AtLeast
                          || condition.op == Op::Between
                          || ((condition.op == Op::Is || condition.op == Op::IsNot) && condition.values.size() == 1);
    return compares && std::ranges::all_of(condition.values, [](const QVariant &value) {
               return value.typeId() == QMetaType::QDate || value.toString().startsWith(Filter::today());
           });
}

QString RecordSelect::condition(const Viewer &viewer, const Condition &condition, QVariantList &binds) const
{
    using Op = Condition::Op;
    const Field *field = m_entity.field(condition.field);
    if (!field || !field->listed)
        return u"false"_s;
    const QString name = column(field->name);
    const bool isText = field->type == Field::Type::Text || field->type == Field::Type::LongText;
    const auto value = [&](qsizetype index) { return bound(*field, meant(viewer, condition.values.value(index)), binds); };
    const auto list = [&] {
        QStringList values;
        for (qsizetype index = 0; index < condition.values.size(); ++index)
            values.append(value(index));
        return values.isEmpty() ? u"null"_s : values.join(u", "_s);
    };
    if (namesDays(condition, *field))
        return dayCondition(viewer, *field, condition.op, meant(viewer, condition.values.first()).toDate(),
                            meant(viewer, condition.values.last()).toDate(), binds);
    switch (condition.op) {
    case Op::Is: {
        const QString is = name + u" in ("_s + list() + u')';
        return field->name == m_entity.stateField ? is + storedAs(condition.values) + passed(viewer, condition.values) : is;
    }
    case Op::IsNot:
        return u'(' + name + u" is null or "_s + name + u" not in ("_s + list() + u"))"_s;
    case Op::Less:
        return name + u" < "_s + value(0);
    case Op::AtMost:
        return name + u" <= "_s + value(0);
    case Op::More:
        return name + u" > "_s + value(0);
    case Op::AtLeast:
        return name + u" >= "_s + value(0);
    case Op::Between: {
        const QString from = value(0);
        return name + u" between "_s + from + u" and "_s + value(1);
    }
    case Op::Contains:
        binds.append(field->code == Field::Code::Phone ? ungrouped(condition.values.value(0).toString()) : condition.values.value(0));
        return u"strpos(lower("_s + name + u"::text), lower(cast(? as text))) > 0"_s;
    case Op::During: {
        const std::optional<Period> period = Period::named(condition.values.value(0).toString(), viewer.today);
        if (!period)
            return u"false"_s;
        return dayCondition(viewer, *field, Op::Between, period->first, period->last, binds);
    }
    case Op::OfTeam:
        binds.append(condition.values.value(0));
        return name + u" = any (report.team_people(cast(? as uuid)))"_s;
    case Op::IsEmpty:
        if (isText)
            return u"coalesce("_s + name + u", '') = ''"_s;
        return name + u" is null"_s;
    case Op::IsNotEmpty:
        return name + (isText ? u" <> ''"_s : u" is not null"_s);
    }
    return u"false"_s;
}

// Deleted rows are read from the relation that has them, and only when they are asked for.
QString RecordSelect::from(const Filter &filter) const
{
    const bool isWithTrash = filter.trash != Filter::Trash::Without && !m_entity.withTrash.isEmpty();
    return u" from "_s + quoted(isWithTrash ? m_entity.withTrash : m_entity.read) + u" t where "_s;
}

// From the table itself where one of its indexes has all that is asked and read: of what a view joins, the server reads the columns that
// join it for every row, even where nothing of it is shown.
QString RecordSelect::fromCounted(const Filter &filter, const QStringList &read) const
{
    const auto isCounted = [this](const QString &field) { return m_entity.counted.contains(field); };
    if (m_entity.counted.isEmpty() || !filter.words.isEmpty() || !std::ranges::all_of(read, isCounted)
        || !std::ranges::all_of(filter.conditions, isCounted, &Condition::field))
        return from(filter);
    return u" from "_s + quoted(m_entity.write) + u" t where "_s;
}

// "@me" and "@today+7" are whoever looks, and the day on which they do.
QVariant RecordSelect::meant(const Viewer &viewer, const QVariant &value)
{
    const QString word = value.toString();
    if (word == Filter::me())
        return viewer.user;
    if (word.startsWith(Filter::today()))
        return viewer.today.addDays(word.mid(Filter::today().size()).toInt());
    return value;
}

QString RecordSelect::where(const Viewer &viewer, const Filter &filter, QVariantList &binds) const
{
    QStringList all;
    const auto isListed = [this](const QString &name) {
        const Field *field = m_entity.field(name);
        return field && field->listed;
    };
    if (isListed(m_entity.tenantField)) {
        all.append(column(m_entity.tenantField) + u" = "_s + constant(viewer.tenant));
    }
    if (viewer.ownOnly && isListed(m_entity.ownerField)) {
        all.append(column(m_entity.ownerField) + u" = "_s + constant(viewer.user));
    }
    if (isListed(m_entity.deletedField) && filter.trash != Filter::Trash::With)
        all.append(column(m_entity.deletedField) + (filter.trash == Filter::Trash::Only ? u" is not null"_s : u" is null"_s));
    for (const Condition &condition : filter.conditions)
        all.append(this->condition(viewer, condition, binds));
    if (!filter.words.isEmpty())
        if (const QString found = words(filter.words, binds); !found.isEmpty())
            all.append(found);
    return all.isEmpty() ? u"true"_s : all.join(u" and "_s);
}

// Rows after (or before) a key in the list's order. Rows without a value stand last, whatever the direction.
QString RecordSelect::beyond(const Field &sort, const RecordChunks::Key &key, bool after, bool with, Qt::SortOrder order,
                             QVariantList &binds) const
{
    const QString id = column(m_entity.keyField);
    const QString name = column(sort.name);
    const QString idType = m_entity.field(m_entity.keyField)->sqlType;
    const QString compare = ((order == Qt::AscendingOrder) == after ? u" >"_s : u" <"_s) + (with ? u"= "_s : u" "_s);
    const auto boundId = [&]() -> QString {
        binds.append(key.id);
        return u"cast(? as "_s + idType + u')';
    };
    if (key.sort.isNull()) {
        const QString tail = u'(' + name + u" is null and "_s + id + compare + boundId() + u')';
        return after ? tail : u'(' + name + u" is not null or "_s + tail + u')';
    }
    const QString value = bound(sort, key.sort, binds);
    if (sort.isUnique)
        return name + compare + value;
    const QString rows = u'(' + name + u", "_s + id + u')' + compare + u'(' + value + u", "_s + boundId() + u')';
    return sort.nullable && after ? u'(' + rows + u" or "_s + name + u" is null)"_s : rows;
}
