#include "catalog/entityset.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using Source = Action::Argument::Source;

Entity *EntitySet::find(QStringView key) const
{
    for (const auto &entity : m_all)
        if (entity->key == key)
            return entity.get();
    return nullptr;
}

void EntitySet::refine(QStringView key, void (*how)(Entity &)) const
{
    if (Entity *entity = find(key))
        how(*entity);
}

SavedView trash(const Entity &entity)
{
    return {u"trash"_s,          QCoreApplication::translate("EntitySet", "Trash"), {{}, {}, Filter::Trash::Only}, entity.deletedField,
            Qt::DescendingOrder, QStringList{entity.deletedField} + entity.columns};
}

void note(Entity &entity, const QString &name, const FieldNotes &notes)
{
    Field *field = entity.field(name);
    if (!field)
        return;
    const auto set = [](QString &target, const QString &value) {
        if (!value.isEmpty())
            target = value;
    };
    set(field->label, notes.label);
    set(field->heading, notes.heading);
    set(field->secondary, notes.secondary);
    set(field->labelField, notes.labelField);
    set(field->sortField, notes.sortField);
    set(field->reference, notes.reference);
    set(field->currencyField, notes.currencyField);
    set(field->example, notes.example);
    set(field->unit, notes.unit);
    set(field->usual, notes.usual);
    set(field->whenEmpty, notes.whenEmpty);
    field->unless += notes.unless;
    if (notes.look != Field::Look::Plain)
        field->look = notes.look;
    if (notes.code != Field::Code::None)
        field->code = notes.code;
    if (notes.type)
        field->type = *notes.type;
    if (notes.width > 0)
        field->width = notes.width;
    if (!notes.choices.isEmpty())
        field->choices = notes.choices;
    if (notes.isNeverNull || notes.isUnique)
        field->nullable = false;
    if (notes.isUnique)
        field->isUnique = true;
    if (notes.isInner)
        field->offered = false;
}

void noteOwner(Entity &entity, int width, const QString &heading)
{
    note(entity, u"owner_id"_s,
         {.heading = heading, .look = Field::Look::Person, .labelField = u"owner_name"_s, .reference = u"colleague"_s, .width = width});
    note(entity, u"owner_initials"_s, {.isInner = true}); // of the same column
}

void noteMoney(Entity &entity, const QString &field, int width, const QString &label)
{
    note(entity, field, {.label = label, .currencyField = u"currency"_s, .width = width});
}

Action::Argument fieldOf(const QString &field, const QString &type)
{
    return {Source::FieldValue, type, field};
}

QList<Action::Argument> idAndVersion()
{
    return {fieldOf(u"id"_s), fieldOf(u"version"_s, u"int"_s)};
}

Action::Argument idsOfRows()
{
    return {Source::Ids, u"uuid[]"_s, {}};
}

Action::Argument reasonGiven()
{
    return {Source::Reason, u"text"_s, {}};
}
