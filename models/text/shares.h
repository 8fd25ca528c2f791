#pragma once
#include <QList>

// What each of these is of their sum in whole percents, which together are 100: those that lost most by rounding down get what is left.
// Of nothing, nobody has a share.
QList<int> percentShares(const QList<double> &parts);
