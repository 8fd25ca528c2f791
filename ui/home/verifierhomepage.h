#pragma once
#include "home/figurespage.h"
#include "home/queuehead.h"
#include "home/verifierfigures.h"

class BarList;
class BarsCard;
class DonutCard;
class KpiCard;
class QTableView;
class TableCard;
struct Backend;

// The verifier's home: how much waits and for how long, what was decided today, why payments are rejected, amounts by method, and what
// comes next.
class VerifierHomePage : public FiguresPage
{
    Q_OBJECT
public:
    explicit VerifierHomePage(Backend &backend, QWidget *parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    QAction *primaryAction() const override { return m_open; }
    void refresh() override;

private:
    void show(const VerifierFigures &figures);
    using Page::show;
    void showKpis();
    void showBars();
    void showMethods();
    void showNext();
    void dressNext();
    void openNext();
    qlonglong waitingMinor() const; // all that waits, together
    // Of what waits: everything, or what the arguments let through.
    void openQueue(const QVariantMap &arguments = {});
    void openAge(int bar);
    void openPayments(const QString &filter);

    Backend &m_backend;
    VerifierFigures m_figures;
    QDateTime m_readAt; // what the ages count from
    QAction *m_open;
    KpiCard *m_waiting;
    KpiCard *m_oldest;
    KpiCard *m_second;
    KpiCard *m_approved;
    KpiCard *m_rejected;
    BarList *m_ages;
    BarsCard *m_agesCard;
    DonutCard *m_methods;
    BarList *m_reasons;
    BarsCard *m_reasonsCard;
    QueueHead m_next;
    TableCard *m_nextCard;
    QTableView *m_table;
};
