#pragma once
#include "home/managerfigures.h"
#include "records/listedrows.h"

// Those who sell, best first. Amounts are minor units of the currency that the figures are in.
class Leaderboard : public ListedRows<ManagerFigures::Seller>
{
    Q_OBJECT
public:
    enum Column { Place, Person, Share, Amount, Deals, OfTarget, Weeks };

    explicit Leaderboard(QObject *parent = nullptr);

    // Of the best one's amount, for a bar's length.
    double share(int row) const;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
};
