// What the cards of the manager's home show of the figures.
#include "catalog/choices.h"
#include "home/figuretext.h"
#include "home/hometext.h"
#include "home/leaderboardcard.h"
#include "home/managerhomepage.h"
#include "home/periodbar.h"
#include "text/moneytext.h"
#include "widgets/barlist.h"
#include "widgets/barscard.h"
#include "widgets/chartcard.h"
#include "widgets/donutcard.h"
#include "widgets/funnelview.h"
#include "widgets/kpicard.h"

#include <QLocale>
#include <cmath>

using namespace Qt::StringLiterals;

void ManagerHomePage::showKpis()
{
    const auto figure = [this](const QString &key) { return m_figures.figures.value(key); };
    const auto revenue = figure(u"verified_revenue"_s);
    m_revenueKpi->setFigure(whole(qlonglong(revenue.value)), currency());
    m_revenueKpi->setDelta(changeInPercent(revenue.value, revenue.before, whole(qlonglong(revenue.before))));
    m_revenueKpi->setCourse(revenue.course);

    const auto won = figure(u"deals_won"_s);
    m_wonKpi->setFigure(QLocale().toString(won.value, 'f', 0));
    m_wonKpi->setDelta(changeInNumber(won.value, won.before));
    m_wonKpi->setCourse(won.course);

    const auto average = figure(u"average_deal"_s);
    m_averageKpi->setFigure(whole(qlonglong(average.value)), currency());
    m_averageKpi->setDelta(changeInPercent(average.value, average.before, whole(qlonglong(average.before))));
    m_averageKpi->setCourse(average.course);

    const auto onTime = figure(u"collected_on_time"_s);
    m_onTimeKpi->setFigure(tr("%1%").arg(QLocale().toString(onTime.value, 'f', 1)));
    m_onTimeKpi->setDelta(changeInPoints(onTime.value, onTime.before));
    m_onTimeKpi->setCourse(onTime.course);

    const auto waiting = figure(u"waiting_for_approval"_s);
    m_waitingKpi->setFigure(QLocale().toString(waiting.value, 'f', 0));
    KpiDelta delta = changeInNumber(waiting.value, waiting.before, false);
    delta.from += u" · "_s + withCurrency(whole(qlonglong(figure(u"waiting_amount"_s).value)), currency());
    m_waitingKpi->setDelta(delta);
    m_waitingKpi->setCourse(waiting.course);
}

void ManagerHomePage::showRevenue()
{
    m_revenue->setUnit(m_shown.period.step() == "day"_L1    ? tr("verified, per day")
                       : m_shown.period.step() == "week"_L1 ? tr("verified, per week")
                                                            : tr("verified, per month"));
    m_revenue->setEmptySentence(tr("Nothing verified in these days."));
    m_revenue->setContent(revenue());
}

ChartContent ManagerHomePage::revenue() const
{
    const double unit = std::pow(10, exponent());
    const QString step = m_shown.period.step();
    ChartContent content;
    ChartSeries now{tr("This period"), {}, ChartSeries::Area};
    ChartSeries before{tr("Previous"), {}, ChartSeries::Comparison};
    for (qsizetype mark = 0; mark < m_figures.revenue.size(); ++mark) {
        const ManagerFigures::Bucket &bucket = m_figures.revenue.at(mark);
        content.categories.append(bucketName(bucket.from, step, mark == 0));
        now.values.append(double(bucket.amountMinor) / unit);
        before.values.append(mark < m_figures.revenueBefore.size() ? double(m_figures.revenueBefore.at(mark).amountMinor) / unit
                                                                   : std::nan(""));
    }
    content.series = {now, before};
    content.text = [](double value) { return QLocale().toString(value, 'f', 0); };
    content.callout = [this, step, now, before, buckets = m_figures.revenue, earlier = m_figures.revenueBefore](int mark) {
        const ManagerFigures::Bucket &bucket = buckets.at(mark);
        QStringList lines{tr("%1 · %2 %3").arg(bucketTitle(bucket.from, step), currency(), whole(bucket.amountMinor))};
        if (before.values.at(mark) > 0)
            lines.append(tr("%1 against %2")
                             .arg(changeInPercent(now.values.at(mark), before.values.at(mark), {}).change,
                                  bucketTitle(earlier.at(mark).from, step)));
        lines.append(tr("%Ln deals won", nullptr, bucket.deals));
        lines.append(tr("Enter opens %Ln payments", nullptr, bucket.payments));
        return lines;
    };
    return content;
}

QStringList ManagerHomePage::compared(double now, double before) const
{
    return before > 0 ? QStringList{tr("%1 against the period compared").arg(changeInPercent(now, before, {}).change)} : QStringList();
}

void ManagerHomePage::showFunnel()
{
    QList<BarsView::Bar> bars;
    qlonglong before = 0;
    for (const ManagerFigures::Step &step : m_figures.funnel) {
        const QString name = funnelStepName(step.key);
        bars.append({.label = name,
                     .value = double(step.deals),
                     .text = QLocale().toString(step.deals),
                     .note = funnelStepMissing(step.key, before - step.deals),
                     .callout = QStringList{tr("%1 · %2 deals").arg(name, QLocale().toString(step.deals))}
                                + compared(double(step.deals), double(step.before))
                                + QStringList{tr("Enter opens %Ln deals", nullptr, int(step.deals))}});
        before = step.deals;
    }
    m_funnel->setBars(bars);
}

void ManagerHomePage::showMethods()
{
    qlonglong sum = 0;
    QList<DonutCard::Slice> slices;
    for (const ManagerFigures::Method &method : m_figures.methods) {
        sum += method.amountMinor;
        const QString name = labelOf(paymentMethods(), method.key);
        slices.append({name, double(method.amountMinor), whole(method.amountMinor),
                       QStringList{tr("%1 · %2 %3").arg(name, currency(), whole(method.amountMinor))}
                           + compared(double(method.amountMinor), double(method.beforeMinor))
                           + QStringList{tr("Enter opens %Ln payments", nullptr, int(method.payments))}});
    }
    m_methods->setEmptySentence(tr("Nothing verified in these days."));
    m_methods->setSlices(slices, shortNumber(double(sum) / std::pow(10, exponent())), currency());
}

void ManagerHomePage::showSellers()
{
    m_sellers->show(m_figures.sellers, soldByTeam(m_figures.sellers, m_teams), m_bar->periodName(), currency(), exponent());
}

// Payments of the period and those that wait now; commissions that are not paid yet, whatever the period.
void ManagerHomePage::showStates()
{
    const auto bar = [this](const QString &name, double value, const QString &text, const QString &note, const QString &opens, bool warns) {
        return BarsView::Bar{.label = name,
                             .value = value,
                             .text = text,
                             .note = note,
                             .warns = warns,
                             .callout = {tr("%1 · %2 · %3").arg(name, text, note), opens}};
    };
    const auto amount = [this](qlonglong minor) { return withCurrency(whole(minor), currency()); };
    const auto waiting = qlonglong(m_figures.figures.value(u"waiting_for_approval"_s).value);
    const QString waitingAt = isOver() ? tr("Waiting on %1").arg(QLocale().toString(m_shown.period.to(), u"d MMM"_s)) : tr("Waiting now");
    QList<BarsView::Bar> payments{
        bar(waitingAt, double(waiting), QLocale().toString(waiting), amount(qlonglong(m_figures.figures.value(u"waiting_amount"_s).value)),
            isOver() ? tr("at the end of that day") : tr("Enter opens %Ln payments", nullptr, int(waiting)), false)};
    for (const ManagerFigures::State &state : m_figures.payments)
        payments.append(bar(labelOf(paymentStates(), state.key), double(state.rows), QLocale().toString(state.rows),
                            amount(state.amountMinor), tr("Enter opens %Ln payments", nullptr, int(state.rows)), false));
    m_paymentsCard->setUnit(tr("in these days"));
    m_payments->setBars(payments);

    qlonglong due = 0;
    QList<BarsView::Bar> commissions;
    for (const ManagerFigures::State &state : m_figures.commissions) {
        due += state.key == "estimate"_L1 ? 0 : state.amountMinor;
        commissions.append(bar(labelOf(commissionStates(), state.key), double(qMax(0LL, state.amountMinor)), whole(state.amountMinor),
                               tr("%Ln lines", nullptr, int(state.rows)), tr("Enter opens %Ln lines", nullptr, int(state.rows)), false));
    }
    m_commissionsCard->setUnit(tr("now, %1").arg(currency()));
    m_commissionsCard->setNote(tr("%1 due").arg(whole(due)));
    m_commissions->setBars(commissions);
}

void ManagerHomePage::show(const ClientSatisfaction &satisfaction)
{
    m_satisfied = satisfaction;
    QList<BarsView::Bar> bars;
    for (const ClientSatisfaction::Rating &rating : satisfaction.ratings) {
        const QString name
            = tr("%1 to %2").arg(QLocale().toString(rating.low / 10.0, 'f', 1), QLocale().toString(rating.high / 10.0, 'f', 1));
        bars.append({.label = name,
                     .value = double(rating.clients),
                     .text = QLocale().toString(rating.clients),
                     .callout = {tr("Rated %1 · %2 clients").arg(name, QLocale().toString(rating.clients)),
                                 tr("Enter opens %Ln clients", nullptr, int(rating.clients))}});
    }
    m_satisfactionCard->setUnit(tr("clients by rating"));
    m_satisfactionCard->setNote(satisfaction.clients > 0 ? tr("%1 of 5 on average").arg(QLocale().toString(satisfaction.average(), 'f', 1))
                                                         : QString());
    m_satisfactionCard->setEmptySentence(tr("No client has rated you yet."));
    m_satisfaction->setBars(satisfaction.clients > 0 ? bars : QList<BarsView::Bar>());
}
