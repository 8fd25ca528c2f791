#pragma once
#include <QStyledItemDelegate>

struct Backend;

// Paints a statement's line: a payment's share, a bonus, or in red what is taken back.
class LineDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    LineDelegate(Backend &backend, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Backend &m_backend;
};
