#pragma once
#include "backend.h"
#include "db/result.h"
#include "db/rows.h"

#include <QFuture>
#include <QObject>

struct Entity;
struct Statement;

// One record that the words found: where it is shown, and what it says.
struct FoundRecord
{
    QString kind; // the entity's key: "client"
    QString id;
    QString title;
    QString detail;
};

// Records by number, name, phone or e-mail, for whoever types: of the kinds that the catalog says are found so, and what they may not read
// is not found. A newer request cancels the older.
class RecordSearch : public QObject
{
    Q_OBJECT
public:
    explicit RecordSearch(Backend &backend, QObject *parent = nullptr);

    void find(const QString &words);

Q_SIGNALS:
    void found(const QString &words, const QList<FoundRecord> &records);
    void failed(const Error &error);

private:
    bool mayRead(const Entity &entity) const;
    Statement select(const QString &text) const;
    QList<FoundRecord> taken(const Rows &rows) const;

    Backend &m_backend;
    QFuture<Result<Rows>> m_request;
};
