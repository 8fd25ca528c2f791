#pragma once
#include "deal/dealentry.h"

#include <QWidget>

class DropArea;
class GlyphLabel;
class KeyButton;
class QFrame;
class QLabel;

// The receipt of a payment: dropped, pasted or chosen, read once, and shown with its size and whether it can be read.
class ReceiptField : public QWidget
{
    Q_OBJECT
public:
    explicit ReceiptField(QWidget *parent = nullptr);

    std::optional<Receipt> receipt() const { return m_receipt; }
    void setReceipt(const std::optional<Receipt> &receipt);
    // Why the last file was not taken; empty when there is nothing to say.
    QString problem() const { return m_problem; }
    void paste();

Q_SIGNALS:
    void changed();

private:
    void take(const QString &fileName, const QByteArray &content);
    void refuse(const QString &why);
    void showReceipt();
    void preview();

    std::optional<Receipt> m_receipt;
    QString m_problem;
    QFrame *m_row;
    QLabel *m_badge;
    QLabel *m_name;
    QLabel *m_detail;
    GlyphLabel *m_verdict;
    DropArea *m_drop;
};
