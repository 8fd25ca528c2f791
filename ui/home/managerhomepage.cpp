#include "home/managerhomepage.h"
#include "backend.h"
#include "catalog/catalog.h"
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
    setHead(m_bar);
    const auto row = [this](const QList<std::pair<QWidget *, int>> &cards, int height, int stretch) {
        addRow(cards, stretch);
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
              m_funnelCard = new BarsCard(tr("Funnel by status"), tr("deals"), m_funnel, {tr("Step"), tr("Deals"), tr("Not there yet")});
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
    addKey(this, {Qt::Key_BracketRight}, tr("Later"), {}, [this] { m_bar->later(); })->setProperty("toldBefore", true);
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
