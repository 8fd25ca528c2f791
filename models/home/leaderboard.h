#pragma once
#include "home/managerfigures.h"

#include <QAbstractTableModel>

// Those who sell, best first. Amounts are minor units of the currency that the figures are in.
class Leaderboard : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Place, Person, Share, Amount, Deals, OfTarget, Weeks, ColumnCount };
    enum Role { SellerRole = Qt::UserRole + 1, ShareRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setSellers(const QList<ManagerFigures::Seller> &sellers);
    const ManagerFigures::Seller &seller(int row) const { return m_sellers.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<ManagerFigures::Seller> m_sellers;
};
