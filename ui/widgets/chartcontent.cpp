#include "widgets/chartcontent.h"
#include "widgets/theme.h"
#include <QLocale>
#include <cmath>

using namespace Qt::StringLiterals;

QString ChartContent::valueText(double value) const
{
    if (std::isnan(value))
        return u"–"_s;
    return text ? text(value) : QLocale().toString(value, 'f', value == std::floor(value) ? 0 : 2);
}

QStringList ChartContent::calloutAt(int mark) const
{
    if (callout)
        return callout(mark);
    QStringList lines{categories.value(mark)};
    for (const ChartSeries &each : series)
        lines.append(series.size() == 1 ? valueText(each.values.value(mark))
                                        : QString(each.name + u' ' + valueText(each.values.value(mark))));
    return lines;
}

QList<double> axisTicks(double largest)
{
    if (!(largest > 0))
        return {0, 1};
    const double rough = largest / 4;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (double nice : {1.0, 2.0, 2.5, 4.0, 5.0}) {
        if (nice * power >= rough) {
            step = nice * power;
            break;
        }
    }
    QList<double> ticks{0};
    while (ticks.last() < largest)
        ticks.append(ticks.last() + step);
    return ticks;
}

QString shortNumber(double value)
{
    const QLocale locale;
    const auto with = [&](double divided, QStringView unit) {
        return QString(locale.toString(divided, 'f', divided == std::floor(divided) ? 0 : 1) + unit.toString());
    };
    if (std::abs(value) >= 1e6)
        return with(value / 1e6, u"M");
    if (std::abs(value) >= 1e3)
        return with(value / 1e3, u"k");
    return with(value, u"");
}

QColor seriesColor(const ChartContent &content, qsizetype series)
{
    const Tokens &t = Theme::tokens();
    if (content.series[series].look == ChartSeries::Comparison)
        return t.ink3;
    qsizetype place = 0;
    for (qsizetype i = 0; i < series; ++i)
        place += content.series[i].look != ChartSeries::Comparison;
    return t.series[static_cast<size_t>(place) % t.series.size()];
}

QBrush seriesBrush(size_t place)
{
    static constexpr Qt::BrushStyle patterns[]
        = {Qt::SolidPattern, Qt::SolidPattern, Qt::SolidPattern, Qt::Dense4Pattern, Qt::BDiagPattern, Qt::Dense6Pattern};
    const Tokens &t = Theme::tokens();
    return {t.series[place % t.series.size()], Theme::patternsWanted() ? patterns[place % std::size(patterns)] : Qt::SolidPattern};
}
