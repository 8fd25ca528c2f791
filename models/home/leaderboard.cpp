#include "home/leaderboard.h"

using Seller = ManagerFigures::Seller;

Leaderboard::Leaderboard(QObject *parent)
    : ListedRows({{tr("#"), nullptr, Qt::AlignRight},
                  {tr("Person"), &Seller::name},
                  {tr("Verified revenue")},
                  {{}, &Seller::amountMinor},
                  {tr("Deals"), &Seller::deals, Qt::AlignRight},
                  {tr("Of target"), &Seller::percentOfTarget, Qt::AlignRight},
                  {tr("7 weeks")}},
                 parent)
{
}

double Leaderboard::share(int row) const
{
    const qlonglong most = rows().first().amountMinor;
    return most > 0 ? qMax(0.0, double(at(row).amountMinor) / double(most)) : 0.0;
}

QVariant Leaderboard::data(const QModelIndex &index, int role) const
{
    if (index.column() == Place && role == Qt::DisplayRole)
        return index.row() + 1;
    return ListedRows::data(index, role);
}
