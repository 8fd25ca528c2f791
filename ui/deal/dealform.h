#pragma once
#include "deal/dealbook.h"
#include "deal/problemfields.h"

class ClientField;
class ClientPanel;
class DateEdit;
class MoneyEdit;
class PaymentFields;
class QComboBox;
class UsualEdit;
class QLineEdit;
struct Backend;

// The fields of a deal in the order of typing: client, what was sold, first payment. Knows what is typed, not what becomes of it.
class DealForm : public ProblemFields
{
    Q_OBJECT
public:
    DealForm(Backend &backend, DealBook &book, QWidget *parent = nullptr);

    DealEntry entry() const;
    void setEntry(const DealEntry &entry);

    FieldFrame *frame(Place field) const override;
    QString unreadable(Place field) const override;
    void clearErrors(const QSet<const FieldFrame *> &but = {}) override;
    void setAmountHint(const QString &hint);
    void setAmount(qlonglong minor);
    void setReceived(qlonglong minor);
    // What is typed is another deal than the one that has its ids, or its client another one; everything else stays.
    void makeAnother();
    void makeAnotherClient();
    // Fills what is still empty as it was in another deal.
    void takeOver(const DealEntry &other);
    void showClient(const QString &name, bool chosen, const ClientFacts &facts);
    void createClient();
    bool pasteReceipt();
    void focusFirst();

Q_SIGNALS:
    void changed();
    void receivedLeft();
    void clientWanted(const QUuid &id, const QString &name, bool chosen); // its facts are to be shown; null: nobody's
    void failed(const Error &error);

private:
    QWidget *clientSection(DealBook &book);
    void followClient();
    QWidget *dealSection();
    QWidget *figure(QWidget *parent);
    void followDeal();
    QWidget *paymentSection();
    void setCurrency(const QString &code);
    void followCurrency(const QString &code);
    void applyCurrency();
    QDate dueByTerm() const;
    void showDue();

    Backend &m_backend;
    QUuid m_id = QUuid::createUuid();
    ClientField *m_client;
    ClientPanel *m_panel;
    QUuid m_newClientId;
    QLineEdit *m_description;
    UsualEdit *m_workType;
    UsualEdit *m_source;
    MoneyEdit *m_amount;
    QComboBox *m_currency;
    bool m_keepsCurrency = false; // somebody chose it
    DateEdit *m_dealDate;
    DateEdit *m_dueDate;
    bool m_hasOwnDue = false; // it stays when the deal's day changes
    PaymentFields *m_payment;
};
