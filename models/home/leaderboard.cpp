#include "home/leaderboard.h"

void Leaderboard::setSellers(const QList<ManagerFigures::Seller> &sellers)
{
    beginResetModel();
    m_sellers = sellers;
    endResetModel();
}

int Leaderboard::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sellers.size());
}

int Leaderboard::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant Leaderboard::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ManagerFigures::Seller &seller = m_sellers.at(index.row());
    if (role == ShareRole)
        return m_sellers.first().amountMinor > 0 ? qMax(0.0, double(seller.amountMinor) / double(m_sellers.first().amountMinor)) : 0.0;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Place:
        return index.row() + 1;
    case Person:
        return seller.name;
    case Amount:
        return seller.amountMinor;
    case Deals:
        return seller.deals;
    case OfTarget:
        return seller.percentOfTarget();
    default:
        return {};
    }
}

QVariant Leaderboard::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Deals || section == OfTarget))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Place:
        return tr("#");
    case Person:
        return tr("Person");
    case Share:
        return tr("Verified revenue");
    case Deals:
        return tr("Deals");
    case OfTarget:
        return tr("Of target");
    case Weeks:
        return tr("7 weeks");
    default:
        return {};
    }
}
