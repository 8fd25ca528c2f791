#include "records/recordselect.h"
#include "catalog/catalog.h"
#include "records/period.h"

#include <QUuid>
#include <algorithm>

using namespace Qt::StringLiterals;

RecordSelect::RecordSelect(const Entity &entity, const Catalog &catalog)
    : m_entity(entity)
    , m_catalog(catalog)
{
}

QString RecordSelect::quoted(const QString &name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}
QString RecordSelect::quoted(const Relation &relation)
{
    return quoted(relation.schema) + u'.' + quoted(relation.name);
}

static QString column(const QString &name)
{
    return u"t."_s + RecordSelect::quoted(name);
}

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

QString RecordSelect::label(const Field &reference) const
{
    const Entity *target = m_catalog.entity(reference.reference);
    if (!target || target->titleField().isEmpty())
        return {};
    const bool sameTenant = !target->tenantField.isEmpty() && !m_entity.tenantField.isEmpty();
    return u"(select r."_s + quoted(target->titleField()) + u" from "_s + quoted(target->read) + u" r where r."_s + quoted(target->keyField)
           + u" = "_s + column(reference.name)
           + (sameTenant ? u" and r."_s + quoted(target->tenantField) + u" = "_s + column(m_entity.tenantField) : QString()) + u')';
}

QString RecordSelect::columnList(const QStringList &fields) const
{
    if (fields == m_spelledOut)
        return m_columnList;
    QStringList columns;
    for (const QString &name : fields) {
        const Field *field = m_entity.field(name);
        if (!field || !field->listed)
            continue;
        columns.append(column(name));
        if (field->type == Field::Type::Reference && field->labelField.isEmpty())
            if (const QString text = label(*field); !text.isEmpty())
                columns.append(text + u" as "_s + quoted(name + u"~label"_s));
    }
    m_spelledOut = fields;
    m_columnList = columns.join(u", "_s);
    return m_columnList;
}

// Among the ids that a function finds by its index.
static QString isFound(const QString &key, const QString &function, const QString &words, bool byName, QVariantList &binds)
{
    const QStringList name = function.split(u'.');
    binds.append(words);
    return column(key) + u" in (select f.id from "_s + RecordSelect::quoted(Relation{name.first(), name.last()})
           + (byName ? u"(?, true) f)"_s : u"(?) f)"_s);
}

// A name that belongs to another table is looked for there, once, instead of in every row's own look at that table.
QString RecordSelect::has(const QString &field, const QString &word, QVariantList &binds) const
{
    for (const Field &reference : m_entity.fields) {
        const Entity *target = reference.labelField == field ? m_catalog.entity(reference.reference) : nullptr;
        if (target && !target->searchFunction.isEmpty())
            return isFound(reference.name, target->searchFunction, word, true, binds);
    }
    binds.append(word);
    return u"strpos(lower("_s + column(field) + u"::text), lower(cast(? as text))) > 0"_s;
}

QString RecordSelect::words(const QString &words, QVariantList &binds) const
{
    if (!m_entity.searchFunction.isEmpty())
        return isFound(m_entity.keyField, m_entity.searchFunction, words, false, binds);
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

// A state is worked out row by row; the statuses that it comes with have an index, so that few rows are.
QString RecordSelect::statuses(const QVariantList &states) const
{
    QStringList all;
    for (const QVariant &state : states) {
        const QStringList some = m_entity.statusesOf.value(state.toString());
        if (some.isEmpty())
            return {};
        all += some;
    }
    all.removeDuplicates();
    // constants too: a partial index serves statuses that are known when the statement is planned
    QStringList known;
    for (const QString &status : std::as_const(all))
        known.append(u'\'' + QString(status).replace(u'\'', u"''"_s) + u'\'');
    return known.isEmpty() ? QString() : u" and "_s + column(m_entity.statusField) + u" in ("_s + known.join(u", "_s) + u')';
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
        return field->name == m_entity.stateField ? is + statuses(condition.values) + passed(viewer, condition.values) : is;
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
        binds.append(condition.values.value(0));
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

QString RecordSelect::orderBy(const QString &sortField, Qt::SortOrder order, bool backward) const
{
    const Field *sort = m_entity.field(sortField);
    if (!sort)
        sort = m_entity.field(m_entity.keyField);
    const QString direction = (order == Qt::DescendingOrder) != backward ? u" desc"_s : u" asc"_s;
    const QString nulls = !sort->nullable ? QString() : backward ? u" nulls first"_s : u" nulls last"_s;
    return u" order by "_s + column(sort->name) + direction + nulls
           + (sort->isUnique || sort->name == m_entity.keyField ? QString() : u", "_s + column(m_entity.keyField) + direction);
}

Statement RecordSelect::page(const Viewer &viewer, const QStringList &fields, const Filter &filter, const QString &sortField,
                             Qt::SortOrder order, const RecordChunks::Read &read) const
{
    Statement statement;
    const Field *sort = m_entity.field(sortField);
    if (!sort)
        sort = m_entity.field(m_entity.keyField);
    const QString id = column(m_entity.keyField);

    const QString list = columnList(fields);
    statement.sql = u"select "_s + column(sort->name) + u"::text as \"~sort\", "_s + id + u"::text as \"~id\""_s
                    + (list.isEmpty() ? QString() : u", "_s + list) + from(filter) + where(viewer, filter, statement.binds);
    if (read.lower && !read.isOpen)
        statement.sql += u" and "_s + beyond(*sort, *read.lower, true, read.withLower, order, statement.binds);
    if (read.upper)
        statement.sql += u" and "_s + beyond(*sort, *read.upper, false, read.withUpper, order, statement.binds);
    statement.sql += orderBy(sortField, order, read.backward) + u" limit "_s + QString::number(read.limit);
    if (read.skip > 0)
        statement.sql += u" offset "_s + QString::number(read.skip);
    return statement;
}

Statement RecordSelect::count(const Viewer &viewer, const Filter &filter, int limit) const
{
    Statement statement;
    const QString rows = from(filter) + where(viewer, filter, statement.binds);
    if (limit > 0)
        statement.sql = u"select count(*) as n from (select 1"_s + rows + u" limit "_s + QString::number(limit) + u") capped"_s;
    else
        statement.sql = u"select count(*) as n"_s + rows;
    return statement;
}

Statement RecordSelect::totals(const Viewer &viewer, const Filter &filter) const
{
    Statement statement;
    QStringList sums;
    for (const QString &name : m_entity.totals)
        sums.append(u"sum("_s + column(name) + u")::bigint as "_s + quoted(name));
    const QString currency = column(m_entity.currencyField);
    statement.sql
        = u"select "_s + currency + u" as currency, "_s + sums.join(u", "_s) + from(filter) + where(viewer, filter, statement.binds);
    for (const QString &state : m_entity.totalsLeaveOut) {
        statement.sql += u" and "_s + column(m_entity.stateField) + u" <> ?"_s;
        statement.binds.append(state);
    }
    statement.sql += u" group by "_s + currency + u" order by count(*) desc, "_s + currency;
    return statement;
}

Statement RecordSelect::chosen(const Viewer &viewer, const QStringList &fields, const RowChoice &choice, const QString &after,
                               int limit) const
{
    Statement statement;
    const QString key = column(m_entity.keyField);
    const QString type = m_entity.field(m_entity.keyField)->sqlType;
    Filter filter = choice.filter;
    if (!choice.all)
        filter = {{}, {}, Filter::Trash::With};
    const QString list = columnList(fields);
    statement.sql = u"select "_s + key + u"::text as \"~id\""_s + (list.isEmpty() ? QString() : u", "_s + list) + from(filter)
                    + where(viewer, filter, statement.binds);
    if (!choice.all) {
        statement.sql += u" and "_s + key + u" = any (cast(? as "_s + type + u"[]))"_s;
        statement.binds.append(choice.next(after, limit));
    } else if (!after.isEmpty()) {
        statement.sql += u" and "_s + key + u" > cast(? as "_s + type + u')';
        statement.binds.append(after);
    }
    statement.sql += u" order by "_s + key + u" limit "_s + QString::number(limit);
    return statement;
}

Statement RecordSelect::from(const Viewer &viewer, const Filter &filter) const
{
    Statement statement;
    statement.sql = from(filter) + where(viewer, filter, statement.binds);
    return statement;
}

Statement RecordSelect::one(const Viewer &viewer, const QString &id) const
{
    QStringList fields;
    for (const Field &field : m_entity.fields)
        if (field.listed && field.sqlType != u"bytea"_s)
            fields.append(field.name);
    Filter filter;
    filter.conditions.append({m_entity.keyField, Condition::Op::Is, {id}});
    filter.trash = Filter::Trash::With;
    Statement statement;
    statement.sql = u"select "_s + columnList(fields) + from(filter) + where(viewer, filter, statement.binds);
    return statement;
}

Statement RecordSelect::stored(const Viewer &viewer, const QString &id) const
{
    Statement statement;
    QStringList columns;
    for (const Field &field : m_entity.fields)
        if (field.stored && field.sqlType != u"bytea"_s)
            columns.append(column(field.name));
    statement.sql = u"select "_s + columns.join(u", "_s) + u" from "_s + quoted(m_entity.write) + u" t where "_s + column(m_entity.keyField)
                    + u" = cast(? as "_s + m_entity.field(m_entity.keyField)->sqlType + u')';
    statement.binds.append(id);
    if (!m_entity.tenantField.isEmpty()) {
        statement.sql += u" and "_s + column(m_entity.tenantField) + u" = cast(? as uuid)"_s;
        statement.binds.append(viewer.tenant);
    }
    return statement;
}
