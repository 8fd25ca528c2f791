#pragma once
#include "home/figurespage.h"
#include "home/nextsteps.h"

class BarList;
class BarsCard;
class Card;
class ChartCard;
class EarningsCard;
class QLabel;
class QListView;
class QTableView;
class Segmented;
class StreakCard;
class TableCard;
class TargetCard;
struct Backend;

// The salesperson's home: target, streak, commission, deals that need a step, payments that wait or were rejected, and my figures.
class SalesHomePage : public FiguresPage
{
    Q_OBJECT
public:
    explicit SalesHomePage(Backend &backend, QWidget *parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    QAction *primaryAction() const override { return m_newDeal; }
    void refresh() override;

private:
    void addKeys();
    void addTop();
    void addMiddle();
    void addBottom();
    void show(const SalesFigures &figures);
    using Page::show;
    void showMonth();
    void showWork();
    void showWeeks();
    void showPace();
    void showOpen();
    void openDeals(int bar);
    void openVerified(QDate from, QDate to);
    void openDeal();
    void recordPayment();
    int currentStep() const;

    Backend &m_backend;
    SalesFigures m_figures;
    NextSteps m_steps;
    WaitingPayments m_waiting;
    QAction *m_newDeal = nullptr;
    TargetCard *m_target = nullptr;
    StreakCard *m_streak = nullptr;
    EarningsCard *m_earnings = nullptr;
    TableCard *m_stepsCard = nullptr;
    QTableView *m_table = nullptr;
    Card *m_paymentsCard = nullptr;
    QListView *m_payments = nullptr;
    QLabel *m_place = nullptr;
    ChartCard *m_weeks = nullptr;
    ChartCard *m_pace = nullptr;
    BarsCard *m_openCard = nullptr;
    Segmented *m_openBy = nullptr;
    BarList *m_open = nullptr;
};
