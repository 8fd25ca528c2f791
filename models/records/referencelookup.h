#pragma once
#include "db/result.h"
#include "db/rows.h"

#include <QFuture>
#include <QObject>

struct Backend;
struct Entity;

// Finds records of an entity by words, for the fields that point to it; a later question cancels the one before.
class ReferenceLookup : public QObject
{
    Q_OBJECT
public:
    struct Suggestion
    {
        QString id;
        QString title;
        QString detail; // "Berlin · DE 214 550 018"
    };

    ReferenceLookup(Backend &backend, const Entity &entity, QObject *parent = nullptr);
    ~ReferenceLookup() override;

    const Entity &entity() const { return m_entity; }
    // Answers by found() or failed().
    void find(const QString &words, int limit = 8);
    // What a stored key is called; empty when it may not be seen.
    QFuture<Result<QString>> titleOf(const QString &id);

Q_SIGNALS:
    void found(const QString &words, const QList<ReferenceLookup::Suggestion> &suggestions);
    void failed(const Error &error);

private:
    Suggestion suggestion(const Rows &rows, qsizetype row) const;

    Backend &m_backend;
    const Entity &m_entity;
    QFuture<Result<Rows>> m_search;
    int m_ticket = 0;
};
