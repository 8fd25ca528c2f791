#include "catalog/entityset.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

Entity *EntitySet::find(QStringView key) const
{
    for (const auto &entity : m_all)
        if (entity->key == key)
            return entity.get();
    return nullptr;
}

SavedView EntitySet::trash(const Entity &entity)
{
    return {u"trash"_s,          QCoreApplication::translate("EntitySet", "Trash"), {{}, {}, Filter::Trash::Only}, entity.deletedField,
            Qt::DescendingOrder, QStringList{entity.deletedField} + entity.columns};
}

void EntitySet::note(Entity &entity, const QString &name, const FieldNotes &notes)
{
    Field *field = entity.field(name);
    if (!field)
        return;
    const auto set = [](QString &target, const QString &value) {
        if (!value.isEmpty())
            target = value;
    };
    set(field->label, notes.label);
    set(field->secondary, notes.secondary);
    set(field->labelField, notes.labelField);
    set(field->sortField, notes.sortField);
    set(field->reference, notes.reference);
    set(field->currencyField, notes.currencyField);
    set(field->example, notes.example);
    set(field->unit, notes.unit);
    if (notes.look != Field::Look::Plain)
        field->look = notes.look;
    if (notes.type)
        field->type = *notes.type;
    if (notes.width > 0)
        field->width = notes.width;
    if (!notes.choices.isEmpty())
        field->choices = notes.choices;
    if (notes.isNeverNull)
        field->nullable = false;
}
