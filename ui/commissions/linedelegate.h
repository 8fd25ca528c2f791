#pragma once
#include "widgets/rowdelegate.h"

struct Backend;

// Paints a statement's line: a payment's share, a bonus, or in red what is taken back.
class LineDelegate : public RowDelegate
{
    Q_OBJECT
public:
    LineDelegate(Backend &backend, QObject *parent);

protected:
    void paintCell(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const override;

private:
    Backend &m_backend;
};
