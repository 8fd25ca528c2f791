#pragma once
#include <QStyledItemDelegate>

// A client found while typing: initials, the name with the searched part marked, and a quieter line that tells clients apart.
class ClientHitDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, DetailRole, SearchedRole, CreatesRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    static int rowHeight();
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};
