#pragma once
#include "verification/receiptreading.h"

#include <QWidget>

class QGridLayout;

// What was recorded beside what the receipt says, with a glyph a line. Until the receipt is read, the second column says so.
class ReceiptTable : public QWidget
{
    Q_OBJECT
public:
    explicit ReceiptTable(QWidget *parent = nullptr);

    // The recorded side, in words: amount, payer, day, reference. `waits` stands in the receipt's column.
    void showRecorded(const RecordedFacts &facts, const QString &waits);
    // The receipt's side.
    void showRead(const QList<ReadField> &fields);
    void clear();

    // How a field is called, and what the receipt says in the words of this program.
    static QString nameOf(ReadField::Kind kind);
    static QString readText(const ReadField &field, const RecordedFacts &facts);

private:
    void build();

    RecordedFacts m_facts;
    QString m_waits;
    QList<ReadField> m_fields;
    QGridLayout *m_grid;
};
