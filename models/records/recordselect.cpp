#include "records/recordselect.h"
#include "catalog/catalog.h"
#include "records/valuetext.h"

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

QString RecordSelect::column(const QString &name)
{
    return u"t."_s + quoted(name);
}

// A key as text, to the last microsecond. Whole numbers, ids and texts are read exactly as they are: the server need not write them anew.
static QString exactly(const QString &column, const Field &field)
{
    static const QStringList exact{u"bigint"_s, u"integer"_s, u"smallint"_s, u"uuid"_s, u"text"_s};
    return column + (exact.contains(field.sqlType) ? QString() : u"::text"_s);
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
                columns.append(text + u" as "_s + quoted(labelColumn(*field)));
    }
    m_spelledOut = fields;
    m_columnList = columns.join(u", "_s);
    return m_columnList;
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

    const QString list = columnList(fields);
    statement.sql = u"select "_s + exactly(column(sort->name), *sort) + u" as \"~sort\", "_s
                    + exactly(column(m_entity.keyField), *m_entity.field(m_entity.keyField)) + u" as \"~id\""_s
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
    const QString rows = fromCounted(filter, {}) + where(viewer, filter, statement.binds);
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
    const StoredAs &leftOut = m_entity.totalsLeaveOut;
    QStringList read = m_entity.totals + QStringList{m_entity.currencyField};
    if (!leftOut.values.isEmpty())
        read.append(leftOut.field);
    statement.sql = u"select "_s + currency + u" as currency, "_s + sums.join(u", "_s) + fromCounted(filter, read)
                    + where(viewer, filter, statement.binds);
    for (const QString &value : leftOut.values) {
        statement.sql += u" and "_s + column(leftOut.field) + u" <> ?"_s;
        statement.binds.append(value);
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
        statement.binds.append(QStringList(choice.exceptions.values()));
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
