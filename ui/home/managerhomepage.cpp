#include "home/managerhomepage.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "home/figuretext.h"
#include "home/leaderboardcard.h"
#include "home/periodbar.h"
#include "home/words.h"
#include "session/livechanges.h"
#include "session/session.h"
#include "widgets/chartcard.h"
#include "widgets/donutcard.h"
#include "widgets/funnelview.h"
#include "widgets/kpicard.h"
#include "widgets/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QLocale>
#include <QVBoxLayout>
#include <cmath>

using namespace Qt::StringLiterals;

ManagerHomePage::ManagerHomePage(Backend &backend, QWidget *parent)
    : Page(parent)
    , m_backend(backend)
    , m_shown{DashboardPeriod(DashboardPeriod::Kind::ThirteenWeeks, backend.session.today()),
              DashboardPeriod(DashboardPeriod::Kind::ThirteenWeeks, backend.session.today())}
    , m_bar(new PeriodBar(backend.session.today(), backend.session.tenant().currency))
    , m_revenueKpi(new KpiCard(tr("Verified revenue")))
    , m_wonKpi(new KpiCard(tr("Deals won")))
    , m_averageKpi(new KpiCard(tr("Average deal")))
    , m_onTimeKpi(new KpiCard(tr("Collected on time")))
    , m_waitingKpi(new KpiCard(tr("Waiting for approval")))
    , m_revenue(new ChartCard(tr("Revenue over time")))
    , m_funnel(new FunnelView)
    , m_methods(new DonutCard(tr("Payment methods"), tr("share of amount")))
    , m_sellers(new LeaderboardCard)
{
    auto kpis = new QHBoxLayout;
    kpis->setSpacing(12);
    for (KpiCard *card : {m_revenueKpi, m_wonKpi, m_averageKpi, m_onTimeKpi, m_waitingKpi})
        kpis->addWidget(card, 1);

    auto funnel = new Card(tr("Funnel by status"), tr("deals"));
    funnel->body()->addWidget(m_funnel);
    auto top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_revenue, 16);
    top->addWidget(funnel, 9);
    auto bottom = new QHBoxLayout;
    bottom->setSpacing(12);
    bottom->addWidget(m_methods, 8);
    bottom->addWidget(m_sellers, 17);

    content()->setContentsMargins(20, 2, 20, 12);
    content()->setSpacing(12);
    content()->addWidget(m_bar);
    content()->addLayout(kpis);
    content()->addLayout(top, 1);
    content()->addLayout(bottom, 1);

    connect(m_bar, &PeriodBar::changed, this, &ManagerHomePage::refresh);
    connect(m_revenue, &ChartCard::activated, this, &ManagerHomePage::openRevenue);
    connect(m_funnel, &FunnelView::activated, this, &ManagerHomePage::openFunnel);
    connect(m_methods, &DonutCard::activated, this, &ManagerHomePage::openMethod);
    connect(m_sellers, &LeaderboardCard::personWanted, this, [this](const QString &id) { openVerified({}, {{u"owner_id"_s, id}}); });
    connect(m_revenueKpi, &KpiCard::activated, this, [this] { openVerified({}); });
    connect(m_wonKpi, &KpiCard::activated, this,
            [this] { openDeals(u"state!:draft "_s + days(u"completed_on"_s, m_shown.period.from(), m_shown.period.to())); });
    connect(m_averageKpi, &KpiCard::activated, this,
            [this] { openDeals(u"state!:draft "_s + days(u"completed_on"_s, m_shown.period.from(), m_shown.period.to())); });
    connect(m_onTimeKpi, &KpiCard::activated, this,
            [this] { openDeals(u"state!:draft,cancelled "_s + days(u"due_date"_s, m_shown.period.from(), m_shown.period.to())); });
    connect(m_waitingKpi, &KpiCard::activated, this, &ManagerHomePage::openWaiting);
    addKeys();
    backend.live.watch(this, {u"sales.deal"_s, u"sales.payment"_s}, [this] {
        if (isVisible())
            refresh();
    });
    await(teamNames(backend.database, backend.session.tenant().id), [this](const QList<TeamName> &teams) { m_bar->setTeams(teams); });
}

void ManagerHomePage::addKeys()
{
    const auto key = [this](const QString &text, const QKeySequence &shortcut, const QString &hint, const std::function<void()> &act) {
        auto action = new QAction(text, this);
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        if (!hint.isEmpty())
            action->setProperty("hint", hint);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    const auto hintOnly = [this](const QString &hint) {
        auto action = new QAction(this);
        action->setProperty("hint", hint);
        addAction(action);
    };
    hintOnly(u"Tab|"_s + tr("Next card"));
    hintOnly(u"←,→|"_s + tr("Move along the marks"));
    hintOnly(u"Enter|"_s + tr("Open the deals behind a mark"));
    key(tr("View as table"), Qt::Key_V, tr("View as table"), [this] { m_revenue->showTable(!m_revenue->showsTable()); });
    key(tr("Earlier"), Qt::Key_BracketLeft, u"[,]|"_s + tr("Earlier, later"), [this] { m_bar->earlier(); });
    key(tr("Later"), Qt::Key_BracketRight, {}, [this] { m_bar->later(); });
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
    await(managerFigures(m_backend.database, question), [this, question](const ManagerFigures &figures) {
        m_shown = question;
        show(figures);
    });
}

void ManagerHomePage::show(const ManagerFigures &figures)
{
    m_figures = figures;
    QStringList others;
    for (const ManagerFigures::Rate &rate : figures.rates)
        others.append(rate.currency);
    m_bar->setCurrencies(others);
    showKpis();

    m_revenue->setUnit(m_shown.period.step() == "day"_L1    ? tr("verified, per day")
                       : m_shown.period.step() == "week"_L1 ? tr("verified, per week")
                                                            : tr("verified, per month"));
    m_revenue->setEmptySentence(tr("Nothing verified in these days."));
    m_revenue->setContent(revenue());

    QList<std::pair<QString, qint64>> steps;
    for (const ManagerFigures::Step &step : figures.funnel)
        steps.append({funnelStepName(step.key), step.deals});
    m_funnel->setSteps(steps);

    qlonglong sum = 0;
    QList<DonutCard::Slice> slices;
    for (const ManagerFigures::Method &method : figures.methods) {
        sum += method.amountMinor;
        slices.append({methodWord(method.key), double(method.amountMinor), whole(method.amountMinor)});
    }
    m_methods->setEmptySentence(tr("Nothing verified in these days."));
    m_methods->setSlices(slices, shortNumber(double(sum) / std::pow(10, exponent())), currency());
    m_sellers->show(figures.sellers, m_bar->periodName(), currency(), exponent());
    Q_EMIT
    headerChanged();
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
    content.callout = [this, step, now, before](int mark) {
        const ManagerFigures::Bucket &bucket = m_figures.revenue.at(mark);
        QStringList lines{tr("%1 · %2 %3").arg(bucketTitle(bucket.from, step), currency(), whole(bucket.amountMinor))};
        if (before.values.at(mark) > 0)
            lines.append(tr("%1 against the previous").arg(changeInPercent(now.values.at(mark), before.values.at(mark), {}).change));
        lines.append(tr("%1 deals won – Enter opens the payments").arg(bucket.deals));
        return lines;
    };
    return content;
}

// What was verified in these days, refunds among it: revenue is what came less what went back.
void ManagerHomePage::openRevenue(int mark)
{
    const QDate from = qMax(m_figures.revenue.at(mark).from, m_shown.period.from());
    const QDate to = qMin(m_shown.period.endOfStep(m_figures.revenue.at(mark).from), m_shown.period.to());
    open(u"payments"_s, days(u"verified_at"_s, from, to));
}

void ManagerHomePage::openFunnel(int step)
{
    static const QHash<QString, QString> conditions{{u"first_payment"_s, u"has_payment:yes "_s},
                                                    {u"sent"_s, u"was_sent:yes "_s},
                                                    {u"checked"_s, u"has_verified_payment:yes "_s},
                                                    {u"paid"_s, u"completed_on!:none "_s}};
    openDeals(u"state!:draft "_s + conditions.value(m_figures.funnel.at(step).key)
              + days(u"deal_date"_s, m_shown.period.from(), m_shown.period.to()));
}

void ManagerHomePage::openMethod(int slice)
{
    openVerified(u"refund_of:none method:"_s + m_figures.methods.at(slice).key);
}

// Payments wait now, whatever the period. The list shows all of them: the queue leaves out those without a receipt.
void ManagerHomePage::openWaiting()
{
    open(u"payments"_s, u"state:recorded,receipt_missing,in_verification"_s + inCurrency());
}

void ManagerHomePage::openVerified(const QString &more, const QVariantMap &arguments)
{
    open(u"payments"_s, days(u"verified_at"_s, m_shown.period.from(), m_shown.period.to()) + u' ' + more, arguments);
}

void ManagerHomePage::openDeals(const QString &filter)
{
    open(u"deals"_s, filter);
}

void ManagerHomePage::open(const QString &page, const QString &filter, const QVariantMap &arguments)
{
    QVariantMap all = arguments;
    all.insert(u"filter"_s, filter);
    if (!m_shown.team.isEmpty()) {
        all.insert(u"team"_s, m_shown.team);
        all.insert(u"team_name"_s, m_bar->teamName());
    }
    Q_EMIT
    navigate({page, {}, all});
}

QString ManagerHomePage::days(const QString &field, QDate from, QDate to) const
{
    return field + u':' + from.toString(Qt::ISODate) + u".."_s + to.toString(Qt::ISODate) + inCurrency();
}

QString ManagerHomePage::inCurrency() const
{
    return m_shown.currency.isEmpty() ? QString() : u" currency:"_s + m_shown.currency;
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
