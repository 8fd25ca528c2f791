#pragma once
#include "db/statement.h"

#include <QStringList>

// Builds one SELECT by key: relation, columns, filters, order, the keyset to go on from, limit. Identifiers are quoted, values bound.
// The order's last column should be unique; then after() and before() page without gaps or repeats. Sort columns are NOT NULL.
class Select
{
public:
    enum class Order { Ascending, Descending };

    // A relation as the catalog names it: "sales.deal_list".
    explicit Select(const QString &relation);

    Select &columns(const QStringList &columns);
    // `comparison` is one of = <> < <= > >= like ilike ^@; with a null value = and <> become is (not) null.
    Select &where(const QString &column, const QString &comparison, const QVariant &value);
    Select &whereIn(const QString &column, const QVariantList &values);
    Select &whereNull(const QString &column, bool isNull = true);
    // A condition of the builder's caller in models, with its own placeholders.
    Select &whereSql(const QString &condition, const QVariantList &binds = {});
    Select &orderBy(const QString &column, Order order = Order::Ascending);
    // Rows that come after (before) the row with these values of the order's columns. before() answers in reverse: the nearest first.
    Select &after(const QVariantList &key);
    Select &before(const QVariantList &key);
    // The other end first.
    Select &fromTheEnd();
    Select &limit(int rows);

    Statement statement() const;
    // count(*) of what the filters leave, at most `atMost` + 1 rows being looked at; the column is "n".
    Statement count(int atMost) const;

    static QString quoted(const QString &identifier);

private:
    struct Sort
    {
        QString column;
        Order order;
    };
    void keyCondition(const QVariantList &key);
    QString conditions() const;

    QString m_relation;
    QStringList m_columns;
    QStringList m_conditions;
    QVariantList m_binds;
    QList<Sort> m_order;
    QVariantList m_key;
    bool m_isReversed = false;
    bool m_hasKey = false;
    int m_limit = 0;
};
