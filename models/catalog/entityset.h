#pragma once
#include "catalog/entity.h"

#include <memory>
#include <optional>
#include <vector>

// What an area's file says of a field beyond what the database does; what is left out stays as it is.
struct FieldNotes
{
    QString label = {};
    QString heading = {};
    Field::Look look = Field::Look::Plain;
    std::optional<Field::Type> type = {};
    Field::Code code = Field::Code::None;
    QString secondary = {};
    QString labelField = {};
    QString sortField = {};
    QString reference = {};
    QString currencyField = {};
    int width = 0;
    QList<Choice> choices = {};
    QString example = {};
    QString unit = {};
    QString usual = {};
    QString whenEmpty = {};
    QStringList unless = {};
    bool isNeverNull = false; // a view's column that always has a value
    bool isUnique = false;    // … and no two rows of an organization the same
    bool isInner = false;     // compared, or told in a sentence: nobody reads it as a column
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
    void refine(QStringView key, void (*how)(Entity &)) const;

private:
    std::vector<std::unique_ptr<Entity>> &m_all;
};

// A field that this person may not read is passed over.
void note(Entity &entity, const QString &field, const FieldNotes &notes);
// Who it belongs to, as an avatar.
void noteOwner(Entity &entity, int width, const QString &heading = {});
// An amount in the currency that stands beside it.
void noteMoney(Entity &entity, const QString &field, int width, const QString &label = {});

// The tab of what was deleted, latest first.
SavedView trash(const Entity &entity);

// What the database's functions are called with.
Action::Argument fieldOf(const QString &field, const QString &type = QStringLiteral("uuid"));
QList<Action::Argument> idAndVersion();
Action::Argument idsOfRows();
Action::Argument reasonGiven();

// The roles that every organization has, but the owner's.
QList<Choice> builtInRoles();

void refineCore(const EntitySet &entities);
void refineCrm(const EntitySet &entities);
void refineDeals(const EntitySet &entities);
void refinePayments(const EntitySet &entities);
void refineCommissions(const EntitySet &entities);
void refineRules(const EntitySet &entities);
