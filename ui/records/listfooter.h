#pragma once
#include <QFrame>

class RecordTable;
struct Backend;

// Below a list: how many rows, how many are ticked, and one total per currency; figures come when they are ready.
class ListFooter : public QFrame
{
    Q_OBJECT
public:
    ListFooter(Backend &backend, const RecordTable &table, QWidget *parent = nullptr);

    QString text() const; // what stands on the left
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Backend &m_backend;
    const RecordTable &m_table;
};
