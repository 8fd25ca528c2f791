#pragma once
#include <QDateTime>
#include <QStyledItemDelegate>
#include <functional>

// What happened, more about it, and when; unread ones with a dot.
class NotificationDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using Now = std::function<QDateTime()>;
    explicit NotificationDelegate(Now now, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Now m_now;
};
