#pragma once
#include "backend.h"
#include "db/result.h"
#include "db/rows.h"

#include <QAbstractListModel>
#include <QFuture>

// What happened that concerns the person who is signed in: the latest first, those not read counted.
class Notifications : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { MessageRole = Qt::UserRole + 1, MomentRole, ReadRole, TableRole, RecordRole, IdRole };

    static constexpr int Shown = 50;

    explicit Notifications(Backend &backend, QObject *parent = nullptr);

    int unread() const { return m_unread; }
    void markAllRead();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

public Q_SLOTS:
    void refresh();

Q_SIGNALS:
    void unreadChanged(int unread);
    void failed(const Error &error);

private:
    void take(const Rows &rows);

    Backend &m_backend;
    Rows m_rows;
    int m_unread = 0;
};
