#pragma once
#include "home/managerfigures.h"
#include "shell/page.h"

class ChartCard;
class DonutCard;
class FunnelView;
class KpiCard;
class LeaderboardCard;
class PeriodBar;
class QLabel;
struct Backend;
struct ChartContent;

// The manager's home: what came in, how far deals got, who sold. Every figure, mark, slice and bar opens the rows behind it.
class ManagerHomePage : public Page
{
    Q_OBJECT
public:
    explicit ManagerHomePage(Backend &backend, QWidget *parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    void refresh() override;

private:
    void addKeys();
    void show(const ManagerFigures &figures);
    using Page::show;
    void showKpis();
    ChartContent revenue() const;
    void openRevenue(int mark);
    void openFunnel(int step);
    void openMethod(int slice);
    void openWaiting();
    void openVerified(const QString &more, const QVariantMap &arguments = {});
    void openDeals(const QString &filter);
    // Opens a list with these filters, narrowed to the team that is shown.
    void open(const QString &page, const QString &filter, const QVariantMap &arguments = {});
    QString inCurrency() const;
    QString days(const QString &field, QDate from, QDate to) const;
    QString whole(qlonglong minor) const;
    int exponent() const;
    QString currency() const;

    Backend &m_backend;
    ManagerFigures m_figures;
    ManagerQuestion m_shown;
    PeriodBar *m_bar;
    KpiCard *m_revenueKpi;
    KpiCard *m_wonKpi;
    KpiCard *m_averageKpi;
    KpiCard *m_onTimeKpi;
    KpiCard *m_waitingKpi;
    ChartCard *m_revenue;
    FunnelView *m_funnel;
    DonutCard *m_methods;
    LeaderboardCard *m_sellers;
};
