#pragma once
#include "commissions/commissionstatement.h"

#include <QAbstractTableModel>

// The lines of one statement.
class StatementLines : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Deal, Client, Verified, Amount, Share, Rate, Final, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setLines(const QList<CommissionLine> &lines);
    void append(const QList<CommissionLine> &lines);
    const CommissionLine &line(int row) const { return m_lines.at(row); }
    const QList<CommissionLine> &lines() const { return m_lines; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<CommissionLine> m_lines;
};
