#pragma once
#include "widgets/rowdelegate.h"

struct Backend;

// A payment that comes next in the verifier's queue.
class QueueHeadDelegate : public RowDelegate
{
    Q_OBJECT
public:
    explicit QueueHeadDelegate(Backend &backend, QObject *parent = nullptr);

protected:
    void paintCell(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const override;

private:
    Backend &m_backend;
};
