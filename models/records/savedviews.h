#pragma once
#include "catalog/entity.h"
#include "db/result.h"
#include "db/rows.h"

#include <QFuture>
#include <QObject>

struct Backend;

// A view that somebody keeps in the database: their own, or everybody's.
struct StoredView
{
    SavedView view; // its key is the row's id
    bool isShared = false;
    bool isMine = false;
    int version = 0;
};

// The views of one list that this person has: their own and the shared ones, live for all.
class SavedViews : public QObject
{
    Q_OBJECT
public:
    SavedViews(Backend &backend, const Entity &entity, QObject *parent = nullptr);

    void load();
    const QList<StoredView> &all() const { return m_views; }
    const StoredView *view(const QString &key) const;
    bool mayShare() const;
    // Whether this person may rename, change and delete it.
    bool mayChange(const StoredView &view) const;

    // Each answers the view's key; the lists of everybody who has it follow.
    QFuture<Result<QString>> keep(const QString &name, bool shared, const SavedView &what);
    QFuture<Result<QString>> rename(const StoredView &view, const QString &name);
    QFuture<Result<QString>> redefine(const StoredView &view, const SavedView &what);
    QFuture<Result<QString>> share(const StoredView &view, bool shared);
    QFuture<Result<QString>> remove(const StoredView &view);
    QFuture<Result<QString>> restore(const QString &key);

Q_SIGNALS:
    void changed();
    void failed(const Error &error);

private:
    QFuture<Result<QString>> set(const QString &key, const QVariantMap &changes, const QVariant &version);
    void take(const Rows &rows);

    Backend &m_backend;
    const Entity &m_entity;
    QList<StoredView> m_views;
    QFuture<Result<Rows>> m_read;
};
