#pragma once
#include "deal/dealbook.h"
#include "deal/dealproblems.h"

#include <QHash>
#include <QWidget>

class ClientField;
class ClientPanel;
class DateEdit;
class FieldFrame;
class MoneyEdit;
class PaymentFields;
class QComboBox;
class QLineEdit;
struct Backend;
struct FieldFix;

// The fields of a deal in the order of typing: client, what was sold, first payment. Knows what is typed, not what becomes of it.
class DealForm : public QWidget
{
    Q_OBJECT
public:
    DealForm(Backend &backend, DealBook &book, QWidget *parent = nullptr);

    DealEntry entry() const;
    void setEntry(const DealEntry &entry);

    // What can't be read in a field, as a sentence, before the entry is judged.
    QString unreadable(DealProblem::Place field) const;
    void setError(DealProblem::Place field, const QString &sentence, const QList<FieldFix> &fixes = {});
    void clearErrors();
    bool hasError(DealProblem::Place field) const;
    QWidget *editor(DealProblem::Place field) const;
    void setAmountHint(const QString &hint);
    void focusField(DealProblem::Place field);
    void setAmount(qlonglong minor);
    void setReceived(qlonglong minor);
    void setText(DealProblem::Place field, const QString &text);
    void setDate(DealProblem::Place field, QDate date);
    void dropReceiptRefusal();
    // Fills what is still empty as it was in another deal.
    void takeOver(const DealEntry &other);
    void showClient(const QString &name, bool chosen, const ClientFacts &facts);
    void createClient();
    bool pasteReceipt();
    void focusFirst();

Q_SIGNALS:
    void changed();
    void clientWanted(const QUuid &id, const QString &name, bool chosen); // its facts are to be shown
    void failed(const Error &error);

private:
    QWidget *clientSection();
    QWidget *dealSection();
    QWidget *paymentSection();
    FieldFrame *frame(DealProblem::Place field) const;
    void setCurrency(const QString &code);
    void applyCurrency();

    Backend &m_backend;
    QUuid m_id = QUuid::createUuid();
    ClientField *m_client;
    ClientPanel *m_panel;
    QUuid m_newClientId;
    QLineEdit *m_description;
    QComboBox *m_workType;
    QComboBox *m_source;
    MoneyEdit *m_amount;
    QComboBox *m_currency;
    DateEdit *m_dealDate;
    DateEdit *m_dueDate;
    PaymentFields *m_payment;
    QHash<DealProblem::Place, FieldFrame *> m_frames;
};
