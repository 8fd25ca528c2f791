#include "home/figuretext.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FigureText)
};

QString withSign(double value, int decimals)
{
    const QString size = QLocale().toString(std::abs(value), 'f', decimals);
    return value < 0 ? u'−' + size : value > 0 ? u'+' + size : size;
}

int direction(double change)
{
    return change > 0 ? 1 : change < 0 ? -1 : 0;
}
}

KpiDelta changeInPercent(double now, double before, const QString &beforeText)
{
    if (before <= 0)
        return {.change = {}, .from = Words::tr("nothing before to compare with")};
    const double percent = (now - before) * 100 / before;
    const auto verdict = std::abs(percent) < 1 ? KpiDelta::Neutral : percent > 0 ? KpiDelta::Good : KpiDelta::Bad;
    return {direction(percent), verdict, withSign(percent, 1) + u'%', Words::tr("from %1").arg(beforeText)};
}

KpiDelta changeInNumber(double now, double before, bool moreIsGood)
{
    const double change = now - before;
    const auto verdict = change == 0 ? KpiDelta::Neutral : (change > 0) == moreIsGood ? KpiDelta::Good : KpiDelta::Bad;
    return {direction(change), verdict, withSign(change, 0), Words::tr("from %1").arg(QLocale().toString(before, 'f', 0))};
}

KpiDelta changeInPoints(double now, double before)
{
    const double change = now - before;
    const auto verdict = std::abs(change) < 0.05 ? KpiDelta::Neutral : change > 0 ? KpiDelta::Good : KpiDelta::Bad;
    return {direction(change), verdict, Words::tr("%1 pts").arg(withSign(change, 1)),
            Words::tr("from %1%").arg(QLocale().toString(before, 'f', 1))};
}
