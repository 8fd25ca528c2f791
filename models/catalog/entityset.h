#pragma once
#include "catalog/entity.h"

#include <memory>
#include <optional>
#include <vector>

// What an area's file says of a field beyond what the database does; what is left out stays as it is.
struct FieldNotes
{
    QString label = {};
    Field::Look look = Field::Look::Plain;
    std::optional<Field::Type> type = {};
    QString secondary = {};
    QString labelField = {};
    QString sortField = {};
    QString reference = {};
    QString currencyField = {};
    int width = 0;
    QList<Choice> choices = {};
    QString example = {};
    QString unit = {};
    bool isNeverNull = false; // a view's column that always has a value
};

// The entities while the catalog is built, for the files in models/catalog/entities.
class EntitySet
{
public:
    explicit EntitySet(std::vector<std::unique_ptr<Entity>> &all)
        : m_all(all)
    {
    }
    // nullptr: this person may not read it.
    Entity *find(QStringView key) const;
    const std::vector<std::unique_ptr<Entity>> &all() const { return m_all; }
    // The tab of what was deleted, latest first.
    static SavedView trash(const Entity &entity);
    static void note(Entity &entity, const QString &field, const FieldNotes &notes);

private:
    std::vector<std::unique_ptr<Entity>> &m_all;
};

void refineCore(const EntitySet &entities);
void refineCrm(const EntitySet &entities);
void refineSales(const EntitySet &entities);
void refineRules(const EntitySet &entities);

// The roles that every organization has, but the owner's.
QList<Choice> builtInRoles();
