#include "home/managerhomepage.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "catalog/choices.h"
#include "home/figuretext.h"
#include "home/hometext.h"
#include "home/leaderboardcard.h"
#include "home/periodbar.h"
#include "session/session.h"
#include "text/moneytext.h"
#include "widgets/barlist.h"
#include "widgets/barscard.h"
#include "widgets/chartcard.h"
#include "widgets/donutcard.h"
#include "widgets/funnelview.h"
#include "widgets/icon.h"
#include "widgets/kpicard.h"
#include "widgets/panekeys.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>
#include <cmath>

using namespace Qt::StringLiterals;

ManagerHomePage::ManagerHomePage(Backend &backend, QWidget *parent)
    : FiguresPage(parent)
    , m_backend(backend)
    , m_shown{DashboardPeriod(DashboardPeriod::Kind::ThirteenWeeks, backend.session.today()),
              DashboardPeriod(DashboardPeriod::Kind::ThirteenWeeks, backend.session.today())}
    , m_bar(new PeriodBar(backend.session.today(), backend.session.tenant().currency))
{
    layOut();
    addKeys();
    connect(m_bar, &PeriodBar::changed, this, &ManagerHomePage::refresh);
    keepCurrent(backend.live, {u"sales.deal"_s, u"sales.payment"_s, u"sales.commission"_s, u"crm.client"_s}, [this] { refresh(); });
    await(
        teamNames(backend.database, backend.session.tenant().id),
        [this](const QList<TeamName> &teams) {
            m_teams = teams;
            m_bar->setTeams(teams);
            if (hasFigures())
                show(m_figures);
        },
        [this](const Error &error) { return tellUnread(error); });
}

// The mock-up's two rows fill the first screen; what is due and what clients think come below and are scrolled to.
void ManagerHomePage::layOut()
{
    // From the outside in: a widget is dressed anew each time that what it stands in goes into something else.
    auto top = new QVBoxLayout;
    top->setContentsMargins(20, 2, 20, 0);
    auto scroll = new QScrollArea;
    board()->setContentsMargins(0, 0, 0, 0);
    board()->addLayout(top);
    board()->addWidget(scroll, 1);
    top->addWidget(m_bar);
    auto scrolled = new QWidget;
    scroll->setWidget(scrolled);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto rows = new QVBoxLayout(scrolled);
    rows->setContentsMargins(20, 0, 10, 12); // the scroll bar has the other ten
    rows->setSpacing(12);
    const auto row = [rows](const QList<std::pair<QWidget *, int>> &cards, int height, int stretch) {
        addRow(*rows, cards, stretch);
        for (const auto &[card, share] : cards)
            card->setMinimumHeight(qMax(card->minimumHeight(), Theme::scaled(height)));
    };
    make({[this, row] {
              m_revenueKpi = new KpiCard(tr("Verified revenue"));
              m_wonKpi = new KpiCard(tr("Deals won"));
              m_averageKpi = new KpiCard(tr("Average deal"));
              m_onTimeKpi = new KpiCard(tr("Collected on time"));
              m_waitingKpi = new KpiCard(tr("Waiting for approval"));
              row({{m_revenueKpi, 1}, {m_wonKpi, 1}, {m_averageKpi, 1}, {m_onTimeKpi, 1}, {m_waitingKpi, 1}}, 0, 0);
          },
          [this, row] {
              m_revenue = new ChartCard(tr("Revenue over time"));
              m_funnel = new FunnelView;
              m_funnelCard = new BarsCard(tr("Funnel by status"), tr("deals"), m_funnel, {tr("Step"), tr("Deals"), tr("Lost before")});
              row({{m_revenue, 16}, {m_funnelCard, 9}}, 284, 1);
          },
          [this, row] {
              m_methods = new DonutCard(tr("Payment methods"), tr("share of amount"), {tr("Method"), tr("Amount")});
              m_sellers = new LeaderboardCard;
              row({{m_methods, 8}, {m_sellers, 17}}, 284, 1);
          },
          [this, row] {
              m_payments = new BarList;
              m_paymentsCard = new BarsCard(tr("Payments by status"), {}, m_payments, {tr("Status"), tr("Payments"), tr("Amount")});
              m_commissions = new BarList;
              m_commissionsCard = new BarsCard(tr("Commissions due"), {}, m_commissions, {tr("Status"), tr("Amount"), tr("Lines")});
              m_satisfaction = new BarList;
              m_satisfactionCard = new BarsCard(tr("Client satisfaction"), {}, m_satisfaction, {tr("Rating of 5"), tr("Clients")});
              row({{m_paymentsCard, 1}, {m_commissionsCard, 1}, {m_satisfactionCard, 1}}, 190, 0);
              connectMarks();
          }});
}

void ManagerHomePage::addKeys()
{
    addHint(this, u"Tab|"_s + tr("Next card"));
    addHint(this, u"←,→|"_s + tr("Move along the marks"));
    addHint(this, u"Enter|"_s + tr("Open the deals behind a mark"));
    addHint(this, u"Backspace|"_s + tr("Up again"));
    addKey(this, {Qt::Key_V}, tr("View as table"), [this] { FigureCard::swapBelow(this); });
    addKey(this, {Qt::Key_BracketLeft}, tr("Earlier"), u"[,]|"_s + tr("Earlier, later"), [this] { m_bar->earlier(); });
    addKey(this, {Qt::Key_BracketRight}, tr("Later"), {}, [this] { m_bar->later(); });
    // Of the whole business: whoever may export only their own would get more than that.
    if (m_backend.session.scope(u"export.run"_s) == Session::Scope::All) {
        m_export = addKey(this, {Qt::CTRL | Qt::Key_E}, tr("Export"), [this] { askWhereToExport(); });
        m_export->setIcon(themeIcon(u"document-export"_s));
        m_export->setPriority(QAction::LowPriority); // people come to look
    }
}

QString ManagerHomePage::title() const
{
    return tr("Dashboard");
}

// Currencies are never added up without saying the rate.
QString ManagerHomePage::subtitle() const
{
    if (!m_shown.currency.isEmpty() || m_figures.rates.isEmpty())
        return {};
    QStringList rates;
    for (const ManagerFigures::Rate &rate : m_figures.rates)
        rates.append(rate.rate.isEmpty() ? tr("%1 has no rate and is left out").arg(rate.currency)
                                         : tr("%1 %2").arg(rate.currency, QLocale().toString(rate.rate.toDouble(), 'f', 4)));
    return tr("converted at each day’s rate, latest %1").arg(rates.join(u" · "_s));
}

void ManagerHomePage::refresh()
{
    const ManagerQuestion question = m_bar->question();
    readFigures(managerFigures(m_backend.database, question), [this, question](const ManagerFigures &figures) {
        m_shown = question;
        show(figures);
    });
    readFigures(clientSatisfaction(m_backend.database, question.team),
                [this](const ClientSatisfaction &satisfaction) { show(satisfaction); });
}

void ManagerHomePage::show(const ManagerFigures &figures)
{
    m_figures = figures;
    QStringList others;
    for (const ManagerFigures::Rate &rate : figures.rates)
        others.append(rate.currency);
    m_bar->setCurrencies(others);
    showParts({{{m_revenueKpi, m_wonKpi, m_averageKpi, m_onTimeKpi, m_waitingKpi}, [this] { showKpis(); }},
               {{m_revenue}, [this] { showRevenue(); }},
               {{m_funnelCard}, [this] { showFunnel(); }},
               {{m_methods}, [this] { showMethods(); }},
               {{m_sellers}, [this] { showSellers(); }},
               {{m_paymentsCard, m_commissionsCard, m_satisfactionCard}, [this] { showStates(); }}});
}

void ManagerHomePage::showRevenue()
{
    m_revenue->setUnit(m_shown.period.step() == "day"_L1    ? tr("verified, per day")
                       : m_shown.period.step() == "week"_L1 ? tr("verified, per week")
                                                            : tr("verified, per month"));
    m_revenue->setEmptySentence(tr("Nothing verified in these days."));
    m_revenue->setContent(revenue());
}

void ManagerHomePage::showSellers()
{
    m_sellers->show(m_figures.sellers, soldByTeam(m_figures.sellers, m_teams), m_bar->periodName(), currency(), exponent());
}

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
    delta.from += tr(" · %1 %2").arg(currency(), whole(qlonglong(figure(u"waiting_amount"_s).value)));
    m_waitingKpi->setDelta(delta);
    m_waitingKpi->setCourse(waiting.course);
}

void ManagerHomePage::showFunnel()
{
    QList<BarsView::Bar> bars;
    qlonglong before = 0;
    for (const ManagerFigures::Step &step : m_figures.funnel) {
        const qlonglong lost = bars.isEmpty() ? 0 : before - step.deals;
        const QString name = funnelStepName(step.key);
        bars.append({.label = name,
                     .value = double(step.deals),
                     .text = QLocale().toString(step.deals),
                     .note = lost > 0 ? tr("%1 lost").arg(QLocale().toString(lost)) : QString(),
                     .callout = QStringList{tr("%1 · %2 deals").arg(name, QLocale().toString(step.deals))}
                                + compared(double(step.deals), double(step.before))
                                + QStringList{tr("Enter opens %n deals", nullptr, int(step.deals))}});
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
                           + QStringList{tr("Enter opens %n payments", nullptr, int(method.payments))}});
    }
    m_methods->setEmptySentence(tr("Nothing verified in these days."));
    m_methods->setSlices(slices, shortNumber(double(sum) / std::pow(10, exponent())), currency());
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
    const auto amount = [this](qlonglong minor) { return tr("%1 %2").arg(currency(), whole(minor)); };
    const auto waiting = qlonglong(m_figures.figures.value(u"waiting_for_approval"_s).value);
    const QString waitingAt = isOver() ? tr("Waiting on %1").arg(QLocale().toString(m_shown.period.to(), u"d MMM"_s)) : tr("Waiting now");
    QList<BarsView::Bar> payments{
        bar(waitingAt, double(waiting), QLocale().toString(waiting), amount(qlonglong(m_figures.figures.value(u"waiting_amount"_s).value)),
            isOver() ? tr("at the end of that day") : tr("Enter opens %n payments", nullptr, int(waiting)), false)};
    for (const ManagerFigures::State &state : m_figures.payments)
        payments.append(bar(labelOf(paymentStates(), state.key), double(state.rows), QLocale().toString(state.rows),
                            amount(state.amountMinor), tr("Enter opens %n payments", nullptr, int(state.rows)), false));
    m_paymentsCard->setUnit(tr("in these days"));
    m_payments->setBars(payments);

    qlonglong due = 0;
    QList<BarsView::Bar> commissions;
    for (const ManagerFigures::State &state : m_figures.commissions) {
        due += state.key == "estimate"_L1 ? 0 : state.amountMinor;
        commissions.append(bar(labelOf(commissionStates(), state.key), double(qMax(0LL, state.amountMinor)), whole(state.amountMinor),
                               tr("%n lines", nullptr, int(state.rows)), tr("Enter opens %n lines", nullptr, int(state.rows)), false));
    }
    m_commissionsCard->setUnit(tr("now, %1").arg(currency()));
    m_commissionsCard->setNote(tr("%1 without the estimate").arg(whole(due)));
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
                                 tr("Enter opens %n clients", nullptr, int(rating.clients))}});
    }
    m_satisfactionCard->setUnit(tr("clients by their rating"));
    m_satisfactionCard->setNote(satisfaction.clients > 0 ? tr("%1 of 5 on average").arg(QLocale().toString(satisfaction.average(), 'f', 1))
                                                         : QString());
    m_satisfactionCard->setEmptySentence(tr("No client has rated you yet."));
    m_satisfaction->setBars(satisfaction.clients > 0 ? bars : QList<BarsView::Bar>());
}

QStringList ManagerHomePage::compared(double now, double before) const
{
    return before > 0 ? QStringList{tr("%1 against the period compared").arg(changeInPercent(now, before, {}).change)} : QStringList();
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
        lines.append(tr("%n deals won", nullptr, bucket.deals));
        lines.append(tr("Enter opens %n payments", nullptr, bucket.payments));
        return lines;
    };
    return content;
}

QString ManagerHomePage::whole(qlonglong minor) const
{
    return wholeAmount(minor, exponent());
}

int ManagerHomePage::exponent() const
{
    return m_backend.catalog.exponent(currency());
}

QString ManagerHomePage::currency() const
{
    return m_shown.currency.isEmpty() ? m_backend.session.tenant().currency : m_shown.currency;
}

QString ManagerHomePage::teamName(const QString &id) const
{
    for (const TeamName &team : m_teams)
        if (team.id == id)
            return team.name;
    return {};
}
