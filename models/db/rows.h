#pragma once
#include <QSharedData>
#include <QStringList>
#include <QVariant>

// What a statement answered: named columns and their cells, shared, never copied deeply.
// Types: bigint and int as qlonglong/int, numeric as exact QString, timestamptz as QDateTime (UTC), date as QDate,
// uuid, text and jsonb as QString, bytea as QByteArray, boolean as bool, SQL NULL as an invalid or null QVariant.
class Rows
{
public:
    Rows() = default;
    Rows(QStringList columns, QList<QVariantList> cells)
        : m_columns(std::move(columns))
        , m_cells(std::move(cells))
    {
    }

    qsizetype size() const { return m_cells.size(); }
    bool isEmpty() const { return m_cells.isEmpty(); }
    const QStringList &columns() const { return m_columns; }
    const QVariantList &row(qsizetype row) const { return m_cells.at(row); }
    qsizetype column(QStringView name) const { return m_columns.indexOf(name); }

    // The cell, or an invalid value when there is no such column.
    QVariant value(qsizetype row, QStringView name) const
    {
        const qsizetype index = column(name);
        return index < 0 ? QVariant() : m_cells.at(row).at(index);
    }
    QString text(qsizetype row, QStringView name) const { return value(row, name).toString(); }
    qlonglong number(qsizetype row, QStringView name) const { return value(row, name).toLongLong(); }
    bool flag(qsizetype row, QStringView name) const { return value(row, name).toBool(); }
    // All cells of a row by their columns' names.
    QVariantMap map(qsizetype row) const
    {
        QVariantMap map;
        for (qsizetype column = 0; column < m_columns.size(); ++column)
            map.insert(m_columns.at(column), m_cells.at(row).at(column));
        return map;
    }

private:
    QStringList m_columns;
    QList<QVariantList> m_cells;
};
