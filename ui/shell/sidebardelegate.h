#pragma once
#include <QStyledItemDelegate>

// A screen in the sidebar: icon, name, and how much waits there.
class SidebarDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum Role { PageRole = Qt::UserRole + 1, IconNameRole, BadgeRole };

    using QStyledItemDelegate::QStyledItemDelegate;
    void setCollapsed(bool collapsed) { m_isCollapsed = collapsed; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    bool m_isCollapsed = false;
};
