#pragma once
#include <QStyledItemDelegate>

struct Backend;

// Paints a person's statement in the list: tick box, avatar, name, deals, total and state.
class StatementDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    StatementDelegate(Backend &backend, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Backend &m_backend;
};
