#include "db/select.h"

using namespace Qt::StringLiterals;

namespace {
// What a caller hands over as a comparison must be one of these: it becomes part of the text.
const QStringList &comparisons()
{
    static const QStringList known{u"="_s, u"<>"_s, u"<"_s, u"<="_s, u">"_s, u">="_s, u"like"_s, u"ilike"_s, u"^@"_s};
    return known;
}
}

Select::Select(const QString &relation)
    : m_relation(relation)
{
}

QString Select::quoted(const QString &identifier)
{
    QStringList parts = identifier.split(u'.');
    for (QString &part : parts)
        part = u'"' % part.replace(u'"', u"\"\""_s) % u'"';
    return parts.join(u'.');
}

Select &Select::columns(const QStringList &columns)
{
    m_columns = columns;
    return *this;
}

Select &Select::where(const QString &column, const QString &comparison, const QVariant &value)
{
    Q_ASSERT(comparisons().contains(comparison));
    if (value.isNull())
        return whereNull(column, comparison == "="_L1);
    return whereSql(quoted(column) % u' ' % comparison % u" ?"_s, {value});
}

Select &Select::whereIn(const QString &column, const QVariantList &values)
{
    if (values.isEmpty())
        return whereSql(u"false"_s);
    const QStringList places(values.size(), u"?"_s);
    return whereSql(quoted(column) % u" in ("_s % places.join(u", "_s) % u')', values);
}

Select &Select::whereNull(const QString &column, bool isNull)
{
    return whereSql(quoted(column) % (isNull ? u" is null"_s : u" is not null"_s));
}

Select &Select::whereSql(const QString &condition, const QVariantList &binds)
{
    m_conditions << u'(' % condition % u')';
    m_binds << binds;
    return *this;
}

Select &Select::orderBy(const QString &column, Order order)
{
    m_order << Sort{column, order};
    return *this;
}

Select &Select::after(const QVariantList &key)
{
    m_key = key;
    m_hasKey = true;
    return *this;
}

Select &Select::before(const QVariantList &key)
{
    m_isReversed = true;
    return after(key);
}

Select &Select::fromTheEnd()
{
    m_isReversed = true;
    return *this;
}

Select &Select::limit(int rows)
{
    m_limit = rows;
    return *this;
}

Statement Select::statement() const
{
    Select paged = *this;
    QStringList order;
    for (const Sort &sort : m_order) {
        const bool descending = (sort.order == Order::Descending) != m_isReversed;
        order << quoted(sort.column) % (descending ? u" desc"_s : u""_s);
    }
    if (m_hasKey)
        paged.keyCondition(m_key);

    QStringList columns;
    for (const QString &column : m_columns)
        columns << quoted(column);
    QString sql
        = u"select "_s % (columns.isEmpty() ? u"*"_s : columns.join(u", "_s)) % u" from "_s % quoted(m_relation) % paged.conditions();
    if (!order.isEmpty())
        sql += u" order by "_s % order.join(u", "_s);
    if (m_limit > 0)
        sql += u" limit "_s % QString::number(m_limit);
    return {sql, paged.m_binds};
}

Statement Select::count(int atMost) const
{
    return {u"select count(*) as n from (select 1 from "_s % quoted(m_relation) % conditions() % u" limit "_s % QString::number(atMost + 1)
                % u") as some"_s,
            m_binds};
}

// One direction for all columns compares rows, which an index answers; mixed directions are spelled out.
void Select::keyCondition(const QVariantList &key)
{
    Q_ASSERT(key.size() == m_order.size());
    const auto greater = [this](const Sort &sort) { return (sort.order == Order::Ascending) != m_isReversed; };
    const bool isUniform = std::ranges::all_of(m_order, [&](const Sort &sort) { return greater(sort) == greater(m_order.first()); });
    if (isUniform) {
        QStringList columns;
        for (const Sort &sort : std::as_const(m_order))
            columns << quoted(sort.column);
        const QStringList places(key.size(), u"?"_s);
        whereSql(u'(' % columns.join(u", "_s) % (greater(m_order.first()) ? u") > ("_s : u") < ("_s) % places.join(u", "_s) % u')', key);
        return;
    }
    QStringList alternatives;
    QVariantList binds;
    for (qsizetype i = 0; i < m_order.size(); ++i) {
        QStringList terms;
        for (qsizetype j = 0; j < i; ++j)
            terms << quoted(m_order.at(j).column) % u" = ?"_s;
        terms << quoted(m_order.at(i).column) % (greater(m_order.at(i)) ? u" > ?"_s : u" < ?"_s);
        alternatives << u'(' % terms.join(u" and "_s) % u')';
        binds << key.first(i + 1);
    }
    whereSql(alternatives.join(u" or "_s), binds);
}

QString Select::conditions() const
{
    return m_conditions.isEmpty() ? QString() : u" where "_s % m_conditions.join(u" and "_s);
}
