#pragma once
#include "verification/receiptreading.h"
#include "verification/verificationdesk.h"

#include <QFrame>

class Chip;
class FieldFrame;
class FigureLabel;
class KeyButton;
class QAction;
class QBoxLayout;
class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QVBoxLayout;
class ReceiptTable;
struct Backend;

// The right pane: what was recorded, what the automatic checks found, what stands in the way, the remark, and the three decisions.
class FactsPane : public QFrame
{
    Q_OBJECT
public:
    struct Decisions
    {
        QAction *approve;
        QAction *sendBack;
        QAction *reject;
    };
    FactsPane(Backend &backend, const Decisions &decisions, QWidget *parent = nullptr);

    void showPayment(const QueuedPayment &payment);
    void showChecks(const QList<PaymentCheck> &checks);
    // What stands in the receipt's column until it is read, or where it can't be.
    void sayOfReceipt(const QString &words);
    // What the receipt says, and what to do about a difference.
    void showRead(const QList<ReadField> &fields);
    const QList<ReadField> &read() const { return m_read; }
    RecordedFacts recorded() const;
    // Whom to ask when this person may not decide.
    void setOtherVerifiers(const QStringList &names);
    void clear();

    QString remark() const;
    void editRemark();
    // Puts these words in, to be changed and sent.
    void suggestRemark(const QString &remark);
    void clearRemark();
    // Says at the remark that a decision needs one, and offers some on Alt+1 to Alt+3.
    void askForRemark(const QString &why, const QStringList &suggestions = {});
    // The server's word about the remark.
    void refuseRemark(const QString &why) { askForRemark(why); }
    const QList<PaymentCheck> &checks() const { return m_found; }

Q_SIGNALS:
    void dealWanted();
    // The receipt's word is to be used: its reference recorded, or the difference remarked.
    void suggestionWanted();
    // Somebody else has the payment, and is to be asked for it.
    void askWanted();
    void remarkLeft();
    void remarkEntered();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLayout *head();
    QWidget *findings(); // what scrolls: the receipt, the facts, the notes and the checks
    void fillRemarkPart();
    void addDecisions(const Decisions &decisions);
    void showFacts();
    void showNotes();
    void showDifference();
    QString amount(qlonglong minor) const;
    QString moment(const QDateTime &moment) const;

    Backend &m_backend;
    QueuedPayment m_payment;
    QStringList m_others;
    QList<PaymentCheck> m_found;
    QList<ReadField> m_read;
    QString m_ofReceipt;

    QLabel *m_number;
    Chip *m_chip;
    KeyButton *m_deal;
    FigureLabel *m_amount;
    QLabel *m_client;
    QLabel *m_recorded;
    ReceiptTable *m_receipt;
    QVBoxLayout *m_difference;
    QGridLayout *m_facts;      // what was recorded, where no receipt stands beside it
    QGridLayout *m_background; // last: of use, but nothing is decided by it
    QVBoxLayout *m_notes;
    QLabel *m_checksTitle;
    QVBoxLayout *m_checks;
    QPlainTextEdit *m_remark;
    FieldFrame *m_remarkField;
    QWidget *m_remarkPart;
    QWidget *m_actions;
    QBoxLayout *m_decisions;
};
