#include "catalog/choosablefields.h"

#include <QSet>

static bool isChoosable(const Field &field)
{
    return field.listed && field.offered && field.type != Field::Type::Uuid && field.type != Field::Type::Json;
}

// The fields in their order, without those that a better one of the same name stands for.
static QList<const Field *> eachNameOnce(const QList<const Field *> &fields, const auto &rank)
{
    QHash<QString, const Field *> best;
    for (const Field *field : fields)
        if (const Field *&found = best[field->label]; !found || rank(*field) > rank(*found))
            found = field;
    QList<const Field *> chosen;
    for (const Field *field : fields)
        if (best.value(field->label) == field)
            chosen.append(field);
    return chosen;
}

QList<const Field *> columnsToChoose(const Entity &entity)
{
    QList<const Field *> fields;
    for (const Field &field : entity.fields)
        if (isChoosable(field))
            fields.append(&field);
    return eachNameOnce(fields, [&entity](const Field &field) { return entity.columns.contains(field.name) ? 1 : 0; });
}

QList<const Field *> fieldsToFilterBy(const Entity &entity)
{
    QList<const Field *> fields;
    for (const QString &name : entity.filters)
        if (const Field *field = entity.field(name))
            fields.append(field);
    for (const Field &field : entity.fields)
        if (isChoosable(field) && field.type != Field::Type::Attachment && !entity.filters.contains(field.name))
            fields.append(&field);
    return eachNameOnce(fields, [&entity](const Field &field) {
        return entity.filters.contains(field.name) ? 2 : field.type == Field::Type::Reference ? 1 : 0;
    });
}
