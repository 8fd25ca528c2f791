#pragma once
#include <QAbstractTableModel>
#include <functional>

// A table whose rows are all here; each column says what it shows of a row.
template<typename Row>
class ListedRows : public QAbstractTableModel
{
public:
    using Value = std::function<QVariant(const Row &)>;
    struct Column
    {
        Column(const QString &title, Value value = nullptr, Qt::Alignment alignment = Qt::AlignLeft)
            : title(title)
            , value(std::move(value))
            , alignment(alignment)
        {
        }
        QString title;
        Value value;
        Qt::Alignment alignment;
    };

    ListedRows(const QList<Column> &columns, QObject *parent)
        : QAbstractTableModel(parent)
        , m_columns(columns)
    {
    }

    const Row &at(int row) const { return m_rows.at(row); }
    const QList<Row> &rows() const { return m_rows; }
    void setRows(const QList<Row> &rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    void append(const QList<Row> &rows)
    {
        if (rows.isEmpty())
            return;
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
        m_rows += rows;
        endInsertRows();
    }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_columns.size()); }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const Value &value = m_columns.at(index.column()).value;
        return value ? value(m_rows.at(index.row())) : QVariant();
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
            return {};
        if (role == Qt::TextAlignmentRole)
            return int(m_columns.at(section).alignment | Qt::AlignVCenter);
        return role == Qt::DisplayRole ? m_columns.at(section).title : QVariant();
    }

private:
    QList<Column> m_columns;
    QList<Row> m_rows;
};
