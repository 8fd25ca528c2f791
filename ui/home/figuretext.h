#pragma once
#include "widgets/kpicard.h"

#include <QString>

// How a figure moved, in percent, neutral under one percent: "+12.4%" "from 1,943,300".
KpiDelta changeInPercent(double now, double before, const QString &beforeText);
// … as a difference in numbers.
KpiDelta changeInNumber(double now, double before, bool moreIsGood = true);
// … in points of a percentage.
KpiDelta changeInPoints(double now, double before);
