#pragma once
#include "shell/page.h"
#include "verification/paymentclaim.h"
#include "verification/receiptreading.h"
#include "verification/verificationdesk.h"
#include "verification/verificationqueue.h"

class FactsPane;
class QueuePane;
class ReceiptPane;
struct DocumentWord;
struct Backend;

// The queue of payments to verify: queue, receipt, facts. The open payment is claimed while it is open; after a decision the next one
// opens at once, and a decision can be taken back for ten minutes.
class VerificationPage : public Page
{
    Q_OBJECT
public:
    explicit VerificationPage(Backend &backend, QWidget *parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    void refresh() override;
    // Target::id: the payment to open.
    void show(const Target &target) override;
    using Page::show;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Verdict { Approve, SendBack, Reject };

    void addKeys();
    void take(const QList<QueuedPayment> &payments, const QString &wanted);
    QueueBeyond beyondReach() const;
    QList<QueuedPayment> withBeyond(const QList<QueuedPayment> &reading, int most, const QStringList &readAgain) const;
    void readMore();
    void goToEnd();
    void open(const QString &id);
    // What is free only now, while it is open, is claimed at once where it was handed over.
    void workOn(const QString &id, bool isFreeNow);
    void showReceipt(const QueuedPayment &payment);
    void takeWords(const QList<DocumentWord> &words);
    void compareReceipt();
    void showAsker(const QueuedPayment &payment);
    void showEmptyQueue();
    void updateActions();

    void approve() { decide(Verdict::Approve); }
    void sendBack() { decide(Verdict::SendBack); }
    void reject() { decide(Verdict::Reject); }
    void decide(Verdict verdict);
    void askForRemark(const QueuedPayment &payment, Verdict verdict);
    void afterDecision(const QueuedPayment &payment, Verdict verdict, const QString &remark, const Decision &decision);
    void refuse(const Error &error);
    using Again = std::function<QFuture<Result<void>>(const QHash<QString, int> &versions)>;
    Reversal reversal(const QStringList &payments, const Again &again);
    QFuture<Result<void>> approveAgain(const QHash<QString, int> &versions);

    void tick();
    void clearTicks();
    void showTicked();
    void checkTicked();
    bool isChecked(const QueuedPayment &payment) const;
    bool isForBulk(const QueuedPayment &payment) const;
    QString whyNotForBulk(const QueuedPayment &payment) const;
    void approveTicked();
    void approveThose(const QHash<QString, int> &versions, const QStringList &others);
    // The others were not asked for, and say why.
    void afterBulk(const QList<BulkDecision> &decisions, const QStringList &others);
    void takeOver();
    void askForIt();
    void handOver(const QueuedPayment &payment);
    void useSuggestion();
    void openDeal();
    void editRemark();
    void zoomIn();
    void zoomOut();
    void next();

    Backend &m_backend;
    VerificationDesk m_desk;
    VerificationQueue m_queue;
    PaymentClaim m_claim;
    QueueCounts m_counts;
    QString m_current;                       // the payment that is open
    std::pair<QString, Verdict> m_remarkFor; // the payment and the step that wait for a remark
    QString m_wanted;                        // … that the next reading opens
    QString m_shownReceipt;
    QList<ReadWord> m_words;                  // of the receipt that is shown
    int m_reach = VerificationDesk::PageSize; // how many payments people have scrolled to: each new reading goes as far
    bool m_hasMore = false;
    bool m_isReadToEnd = false; // as far as people went: beyond that reach what is near is read again
    int m_readings = 0;         // of the queue: asked for …
    int m_latest = 0;           // … and the one that is shown
    bool m_isDeciding = false;
    bool m_canDecide = false; // about the payment that is open
    QString m_asked;          // the payment and who asks for it, as it was told
    QString m_askedWords;
    QString m_askingWords;                        // of this person's own question
    QHash<QString, QList<PaymentCheck>> m_failed; // of ticked payments, by payment and version
    bool m_isApproving = false;                   // those together

    QAction *m_approve;
    QAction *m_sendBack;
    QAction *m_reject;
    QAction *m_remark;
    QAction *m_select;
    QAction *m_larger;
    QAction *m_smaller;
    QAction *m_openDeal;
    QAction *m_clear;
    QAction *m_take;
    QAction *m_use;
    QAction *m_approveTicked;
    QueuePane *m_pane;
    ReceiptPane *m_receipt;
    FactsPane *m_facts;
};
