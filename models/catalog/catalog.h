#pragma once
#include "catalog/entity.h"
#include "db/result.h"
#include "db/rows.h"

#include <QFuture>
#include <QHash>
#include <QJsonArray>
#include <QObject>
#include <memory>
#include <vector>

class Database;

// What the database says of itself, read once at sign-in, with our labels and refinements: entities by key, and currencies.
// Pointers to entities stay valid until the load() after the next one: windows of the previous organization may still be closing.
class Catalog : public QObject
{
    Q_OBJECT
public:
    explicit Catalog(QObject *parent = nullptr);
    ~Catalog() override;

    QFuture<Result<void>> load(Database &database);
    // What load() does with the server's answer; a test gives its own.
    void build(const QJsonArray &relations, const Rows &currencies);

    // nullptr: there is no such entity, or this person may not read it.
    const Entity *entity(QStringView key) const;
    // As the database describes it; one that says nothing where this person may not see it.
    const Field &field(QStringView entity, QStringView name) const;
    // The entity whose table or view this is, such as the target of a reference.
    const Entity *entityOf(const Relation &relation) const;
    const std::vector<std::unique_ptr<Entity>> &entities() const { return m_entities; }

    int exponent(const QString &currency) const; // 2 when it is unknown
    QStringList currencies() const { return m_currencies; }

private:
    std::vector<std::unique_ptr<Entity>> m_entities;
    std::vector<std::unique_ptr<Entity>> m_former;
    Result<Rows> m_loadedCurrencies;
    QStringList m_currencies;
    QHash<QString, int> m_exponents;
};
