#pragma once
#include "home/figurespage.h"
#include "home/managerfigures.h"

class BarList;
class BarsCard;
class ChartCard;
class DonutCard;
class FunnelView;
class KpiCard;
class LeaderboardCard;
class PeriodBar;
struct Backend;
struct ChartContent;
struct ShownFigure;

// The manager's home: what came in, how far deals got, who sold, what is due, what clients think. Every figure, mark, slice and bar opens
// the rows behind it; V shows the same numbers as tables.
class ManagerHomePage : public FiguresPage
{
    Q_OBJECT
public:
    explicit ManagerHomePage(Backend &backend, QWidget *parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    QAction *primaryAction() const override { return m_export; }
    void refresh() override;

private:
    void addKeys();
    void layOut();
    void connectMarks();
    void show(const ManagerFigures &figures);
    using Page::show;
    void show(const ClientSatisfaction &satisfaction);
    void showKpis();
    void showRevenue();
    void showSellers();
    void showFunnel();
    void showMethods();
    void showStates();
    ChartContent revenue() const;
    // The line of a callout that compares, or nothing where there is nothing to compare with.
    QStringList compared(double now, double before) const;

    void askWhereToExport();
    void exportTo(const QString &path);
    QList<ShownFigure> shownFigures() const;

    void openRevenue(int mark);
    void openFunnel(int step);
    void openMethod(int slice);
    void openPaymentStatus(int bar);
    void openCommissions(int bar);
    void openSatisfaction(int bar);
    void openPerson(const QString &id);
    void openTeam(const QString &id);
    void openWaiting();
    bool isOver() const; // the period ended before today
    void openVerified(const QString &more, const QVariantMap &arguments = {});
    void openDeals(const QString &filter);
    // Opens a list with these filters, narrowed to the team that is shown.
    void open(const QString &page, const QString &filter, const QVariantMap &arguments = {});
    QString inCurrency() const;
    QString days(const QString &field, QDate from, QDate to) const;
    QString whole(qlonglong minor) const;
    int exponent() const;
    QString currency() const;
    QString teamName(const QString &id) const;

    Backend &m_backend;
    ManagerFigures m_figures;
    ClientSatisfaction m_satisfied;
    QList<TeamName> m_teams;
    ManagerQuestion m_shown;
    QAction *m_export = nullptr;
    PeriodBar *m_bar;
    // Made after the page, in steps.
    KpiCard *m_revenueKpi = nullptr;
    KpiCard *m_wonKpi = nullptr;
    KpiCard *m_averageKpi = nullptr;
    KpiCard *m_onTimeKpi = nullptr;
    KpiCard *m_waitingKpi = nullptr;
    ChartCard *m_revenue = nullptr;
    FunnelView *m_funnel = nullptr;
    BarsCard *m_funnelCard = nullptr;
    DonutCard *m_methods = nullptr;
    LeaderboardCard *m_sellers = nullptr;
    BarList *m_payments = nullptr;
    BarsCard *m_paymentsCard = nullptr;
    BarList *m_commissions = nullptr;
    BarsCard *m_commissionsCard = nullptr;
    BarList *m_satisfaction = nullptr;
    BarsCard *m_satisfactionCard = nullptr;
};
