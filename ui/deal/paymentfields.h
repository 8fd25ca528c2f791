#pragma once
#include "deal/problemfields.h"

class DateEdit;
class DropArea;
class MoneyEdit;
class QComboBox;
class QLineEdit;
struct Backend;

// What is typed about money that came in: amount, method, day, reference, cheque, receipt. Part of the deal form and of the payment form.
class PaymentFields : public ProblemFields
{
    Q_OBJECT
public:
    explicit PaymentFields(const Backend &backend, QWidget *parent = nullptr);

    PaymentEntry entry() const;
    void setEntry(const PaymentEntry &entry);
    // What the amount is in; nothing: it is not known yet.
    void setCurrency(const QString &code, int decimals);

    QString unreadable(Place field) const override;
    // Takes what the clipboard holds, if that is a file or a picture.
    bool pasteReceipt();
    void setReceived(qlonglong minor);
    // What is typed is another payment than the one that has its id.
    void makeAnother() { m_id = QUuid::createUuid(); }
    // Where what is typed takes the place of what is offered.
    void focusReceived();

Q_SIGNALS:
    void changed();
    void receivedLeft(); // whatever is typed there is all of it

private:
    void followFields();
    void dropReceiptRefusal();
    void showMethod();

    QUuid m_id = QUuid::createUuid();
    QString m_notes;
    MoneyEdit *m_received;
    QComboBox *m_method;
    DateEdit *m_receivedOn;
    QLineEdit *m_reference;
    QLineEdit *m_cheque;
    DropArea *m_receipt;
};
