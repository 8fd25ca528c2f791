#pragma once
#include "deal/dealproblems.h"

#include <QHash>
#include <QWidget>

class Catalog;
class DateEdit;
class DropArea;
class FieldFrame;
class MoneyEdit;
class QComboBox;
class QLineEdit;
struct FieldFix;

// What is typed about money that came in: amount, method, day, reference, cheque, receipt. Part of the deal form and of the payment form.
class PaymentFields : public QWidget
{
    Q_OBJECT
public:
    explicit PaymentFields(QDate today, QWidget *parent = nullptr);

    PaymentEntry entry() const;
    void setEntry(const PaymentEntry &entry);
    void setExponent(int decimals);

    // Sentences for amounts and dates that can't be read; they come before what the entry itself lacks.
    QString unreadable(DealProblem::Place field) const;
    void setError(DealProblem::Place field, const QString &sentence, const QList<FieldFix> &fixes = {});
    void clearErrors();
    bool hasError(DealProblem::Place field) const;
    QWidget *editor(DealProblem::Place field) const;
    // Takes what the clipboard holds, if that is a file or a picture.
    bool pasteReceipt();
    // The file that was refused is forgotten: the payment goes without it.
    void dropReceiptRefusal();
    void setReceived(qlonglong minor);
    void setReceivedOn(QDate date);

Q_SIGNALS:
    void changed();

private:
    void showMethod();

    QUuid m_id = QUuid::createUuid();
    QString m_notes;
    MoneyEdit *m_received;
    QComboBox *m_method;
    DateEdit *m_receivedOn;
    QLineEdit *m_reference;
    QLineEdit *m_cheque;
    DropArea *m_receipt;
    QHash<DealProblem::Place, FieldFrame *> m_frames;
};
