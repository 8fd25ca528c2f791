#pragma once
#include <QFrame>
#include <QStringList>

class RecordTable;
struct Backend;

// Below a list: how many rows, how many are ticked, and one total per currency; figures come when they are ready.
class ListFooter : public QFrame
{
    Q_OBJECT
public:
    ListFooter(Backend &backend, const RecordTable &table, QWidget *parent = nullptr);

    QString text() const;     // what stands on the left
    QString moreText() const; // how many currencies have no place; none: all have one
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList sums() const;

    Backend &m_backend;
    const RecordTable &m_table;
};
