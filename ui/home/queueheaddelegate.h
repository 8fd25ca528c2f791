#pragma once
#include <QStyledItemDelegate>

struct Backend;

// A payment that comes next in the verifier's queue.
class QueueHeadDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    QueueHeadDelegate(Backend &backend, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Backend &m_backend;
};
