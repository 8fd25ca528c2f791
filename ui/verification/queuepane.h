#pragma once
#include "verification/verificationdesk.h"

#include <QFrame>

class FlowLayout;
class QListView;
class QToolButton;
class Segmented;
class VerificationQueue;
struct Backend;

// The left pane: which payments, and the queue itself. Clicking a tick box ticks without opening.
class QueuePane : public QFrame
{
    Q_OBJECT
public:
    QueuePane(Backend &backend, VerificationQueue &queue, QWidget *parent = nullptr);

    QListView *view() const { return m_view; }
    const QueueFilter &filter() const { return m_filter; }
    void showCounts(const QueueCounts &counts);
    // Waiting payments: all of them, or those that the filter lets through.
    void showWaiting(const QueueFilter &filter = {});

    QString currentPayment() const;
    void setCurrentPayment(const QString &id);
    void showCurrent();
    void goToLast();
    void tickCurrent();

Q_SIGNALS:
    void filterChanged();
    void currentChanged(const QString &id);
    // The last payment of the queue is wanted, whether it is read or not.
    void endWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showFilterMenu();
    void setFilter(const QueueFilter &filter);
    void showTokens();

    Backend &m_backend;
    VerificationQueue &m_queue;
    QueueFilter m_filter;
    Segmented *m_views;
    QToolButton *m_narrow;
    QWidget *m_tokens; // what the list is narrowed to, each with its way out
    FlowLayout *m_tokenFlow;
    QListView *m_view;
};
