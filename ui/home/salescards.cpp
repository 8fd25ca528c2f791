// What the cards of a seller's home show of the figures.
#include "backend.h"
#include "catalog/catalog.h"
#include "catalog/choices.h"
#include "home/figuretext.h"
#include "home/hometext.h"
#include "home/saleshomepage.h"
#include "home/tablecard.h"
#include "home/targetcard.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "widgets/barlist.h"
#include "widgets/barscard.h"
#include "widgets/chartcard.h"
#include "widgets/segmented.h"
#include "widgets/textlabel.h"

#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <cmath>

using namespace Qt::StringLiterals;

void SalesHomePage::showMonth()
{
    const int exponent = m_backend.catalog.exponent(m_figures.currency);
    m_target->show(m_figures, exponent);
    m_streak->show(m_figures);
    m_earnings->show(m_figures, exponent);
}

void SalesHomePage::showWork()
{
    const int row = currentStep();
    const QString current = row >= 0 ? m_steps.at(row).deal : QString();
    m_stepsCard->setUnit(tr("%1 of %2 open").arg(m_figures.steps.size()).arg(m_figures.openDeals));
    m_steps.setRows(m_figures.steps);
    if (!m_figures.steps.isEmpty())
        m_table->setCurrentIndex(m_steps.index(qMax(0, m_steps.rowOf(current)), 0));
    m_paymentsCard->setUnit(QString::number(m_figures.payments.size()));
    m_waiting.setRows(m_figures.payments);
    m_place->setText(m_figures.place > 0 ? richText(tr("<b>Place %1</b> of %2 this month").arg(m_figures.place).arg(m_figures.people))
                                         : tr("Not on the leaderboard this month"));
}

void SalesHomePage::showWeeks()
{
    const double unit = std::pow(10, m_backend.catalog.exponent(m_figures.currency));
    const auto whole = [](double value) { return QLocale().toString(value, 'f', 0); };
    ChartContent weeks;
    ChartSeries verified{tr("Verified"), {}, ChartSeries::Bars};
    for (const SalesFigures::Week &week : m_figures.weeks) {
        weeks.categories.append(QString::number(week.monday.weekNumber()));
        verified.values.append(double(week.amountMinor) / unit);
    }
    if (!verified.values.isEmpty())
        verified.end = shortNumber(verified.values.last());
    if (std::ranges::any_of(m_figures.weeks, &SalesFigures::Week::amountMinor))
        weeks.series = {verified};
    else
        weeks.categories.clear();
    weeks.text = whole;
    weeks.callout = [whole, verified, shown = m_figures.weeks, currency = m_figures.currency](int mark) {
        const SalesFigures::Week &week = shown.at(mark);
        QStringList lines{tr("Week %1 · %2").arg(week.monday.weekNumber()).arg(withCurrency(whole(verified.values.at(mark)), currency))};
        if (mark > 0 && shown.at(mark - 1).amountMinor > 0)
            lines.append(tr("%1 against week %2")
                             .arg(changeInPercent(verified.values.at(mark), verified.values.at(mark - 1), {}).change)
                             .arg(shown.at(mark - 1).monday.weekNumber()));
        return lines + QStringList{tr("Enter opens the payments")};
    };
    m_weeks->setContent(weeks);
}

// The line of an even pace is the target's, and so are the days: mine alone, whatever I may see.
void SalesHomePage::showPace()
{
    const double unit = std::pow(10, m_backend.catalog.exponent(m_figures.currency));
    const auto whole = [](double value) { return QLocale().toString(value, 'f', 0); };
    ChartContent pace;
    ChartSeries mine{tr("Me"), {}, ChartSeries::Area};
    ChartSeries even{tr("Target pace"), {}, ChartSeries::Comparison, tr("Target pace")};
    const int days = m_figures.month.daysInMonth();
    for (int day = 1; day <= days; ++day) {
        pace.categories.append(day == 1 ? shortDateText(m_figures.month) : QString::number(day));
        mine.values.append(day <= m_figures.paces.size() ? double(m_figures.paces.at(day - 1).verifiedMinor) / unit : std::nan(""));
        even.values.append(double(m_figures.targetMinor) / unit * day / days);
    }
    if (!m_figures.paces.isEmpty())
        mine.end = tr("Me %1").arg(shortNumber(double(m_figures.paces.last().verifiedMinor) / unit));
    if (m_figures.targetMinor > 0)
        pace.series = {mine, even};
    else if (std::ranges::any_of(m_figures.paces, &SalesFigures::Pace::verifiedMinor))
        pace.series = {mine};
    else
        pace.categories.clear();
    pace.text = whole;
    pace.callout = [this, whole, mine, even](int mark) {
        QStringList lines{QLocale().toString(m_figures.month.addDays(mark), u"d MMMM"_s)};
        if (!std::isnan(mine.values.at(mark)))
            lines.append(tr("Me: %1").arg(withCurrency(whole(mine.values.at(mark)), m_figures.currency)));
        if (m_figures.targetMinor > 0)
            lines.append(tr("Target pace: %1").arg(whole(even.values.at(mark))));
        return lines + (mark < m_figures.paces.size() ? QStringList{tr("Enter opens the payments until then")} : QStringList());
    };
    m_pace->setContent(pace);
}

void SalesHomePage::showOpen()
{
    QList<BarsView::Bar> bars;
    if (m_openBy->current() == 0)
        for (const SalesFigures::State &state : m_figures.states)
            bars.append({labelOf(dealStates(), state.key), double(state.deals), QString::number(state.deals)});
    else
        for (const SalesFigures::Age &age : m_figures.ages)
            bars.append({ageName(age.key), double(age.deals), QString::number(age.deals)});
    m_openCard->setUnit(QString::number(m_figures.openDeals));
    m_open->setBars(m_figures.openDeals > 0 ? bars : QList<BarsView::Bar>());
}
