#include "text/shares.h"

#include <QtMath>
#include <algorithm>
#include <functional>
#include <numeric>

QList<int> percentShares(const QList<double> &parts)
{
    const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
    if (sum <= 0)
        return QList<int>(parts.size(), 0);
    QList<int> shares;
    QList<double> lost;
    for (const double part : parts) {
        shares.append(qFloor(100 * part / sum));
        lost.append(100 * part / sum - shares.last());
    }
    QList<qsizetype> order(parts.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::ranges::greater(), [&lost](qsizetype part) { return lost.at(part); });
    const int left = 100 - std::accumulate(shares.begin(), shares.end(), 0);
    for (const qsizetype part : std::as_const(order).first(left))
        ++shares[part];
    return shares;
}
