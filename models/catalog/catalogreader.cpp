#include "catalog/catalogreader.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

static constexpr int LongTextFrom = 300;
static constexpr QLatin1StringView WithTrash("_with_trash");

QString readableKey(const QString &key)
{
    QString text = QString(key).replace(u'_', u' ');
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

static Field::Type typeOf(const QString &name, const QString &sqlType, const QJsonObject &column)
{
    using Type = Field::Type;
    if (column[u"references"_s].isObject()) {
        const QString target = column[u"references"_s][u"name"_s].toString();
        if (target == u"currency"_s)
            return Type::Currency;
        return target == u"attachment"_s ? Type::Attachment : Type::Reference;
    }
    if (name == u"state"_s || (name == u"status"_s && sqlType == u"text"_s))
        return Type::State;
    if (!column[u"choices"_s].toArray().isEmpty())
        return Type::Choice;
    if (name.endsWith(u"_minor"_s))
        return Type::Money;
    if (name == u"currency"_s)
        return Type::Currency;
    static const QHash<QString, Type> types{{u"bigint"_s, Type::Integer}, {u"integer"_s, Type::Integer}, {u"smallint"_s, Type::Integer},
                                            {u"date"_s, Type::Date},      {u"boolean"_s, Type::Boolean}, {u"uuid"_s, Type::Uuid},
                                            {u"jsonb"_s, Type::Json},     {u"json"_s, Type::Json}};
    if (sqlType.startsWith(u"numeric"_s))
        return Type::Decimal;
    if (sqlType.startsWith(u"timestamp"_s))
        return Type::DateTime;
    const int maxLength = column[u"max_length"_s].toInt();
    return types.value(sqlType, maxLength >= LongTextFrom ? Type::LongText : Type::Text);
}

static Field readField(const QJsonObject &column)
{
    static const QSet<QString> inner{u"tenant_id"_s, u"id"_s, u"version"_s, u"deleted_at"_s, u"metadata"_s, u"search"_s, u"number_seq"_s};
    Field field;
    field.name = column[u"name"_s].toString();
    field.label = column[u"label"_s].toString();
    if (field.label.isEmpty())
        field.label = readableKey(field.name);
    field.help = column[u"help"_s].toString();
    field.sqlType = column[u"type"_s].toString();
    field.type = typeOf(field.name, field.sqlType, column);
    field.nullable = column[u"nullable"_s].toBool(true);
    field.hasDefault = column[u"default"_s].toBool();
    field.generated = column[u"generated"_s].toBool();
    if (const QString constant = column[u"default_value"_s].toString(); !constant.isEmpty())
        field.defaultValue = field.type == Field::Type::Boolean ? QVariant(constant == "true"_L1) : QVariant(constant);
    field.maxLength = column[u"max_length"_s].toInt();
    field.firstDay = QDate::fromString(column[u"first_day"_s].toString(), Qt::ISODate);
    field.lastDay = QDate::fromString(column[u"last_day"_s].toString(), Qt::ISODate);
    const QJsonArray choices = column[u"choices"_s].toArray();
    for (const QJsonValue &choice : choices)
        field.choices.append({choice.toString(), readableKey(choice.toString())});
    if (field.type == Field::Type::Boolean)
        field.choices
            = {{u"true"_s, QCoreApplication::translate("Catalog", "Yes")}, {u"false"_s, QCoreApplication::translate("Catalog", "No")}};
    if (field.type == Field::Type::Text && (field.name == u"phone"_s || field.name.endsWith(u"_phone"_s)))
        field.code = Field::Code::Phone;
    field.reference = column[u"references"_s][u"name"_s].toString();
    field.insertable = column[u"insert"_s].toBool();
    field.updatable = column[u"update"_s].toBool();
    field.offered = !inner.contains(field.name) && field.sqlType != u"bytea"_s;
    field.sortable = field.type != Field::Type::Json && field.type != Field::Type::Attachment && field.sqlType != u"bytea"_s;
    return field;
}

static void setRoles(Entity &entity)
{
    const auto first = [&entity](const QStringList &names) {
        for (const QString &name : names)
            if (entity.field(name))
                return name;
        return QString();
    };
    entity.keyField = first({u"id"_s, u"code"_s, u"key"_s, u"user_id"_s});
    entity.tenantField = first({u"tenant_id"_s});
    entity.versionField = first({u"version"_s});
    entity.deletedField = first({u"deleted_at"_s});
    entity.stateField = first({u"state"_s, u"status"_s});
    entity.numberField = first({u"number"_s});
    entity.identityField
        = first({u"name"_s, u"display_name"_s, u"title"_s, u"subject"_s, u"file_name"_s, u"number"_s, u"key"_s, u"code"_s});
    entity.currencyField = first({u"currency"_s});
    entity.amountField = first({u"amount_minor"_s, u"total_minor"_s});
    entity.ownerField = first({u"owner_id"_s});
    // The key is made in the order of time, and always has an index.
    entity.sortField = entity.keyField;
    entity.sortOrder = entity.keyField == u"id"_s ? Qt::DescendingOrder : Qt::AscendingOrder;
    for (Field &field : entity.fields) {
        if (field.type == Field::Type::Money)
            field.currencyField = entity.currencyField;
        if (field.name == entity.numberField) {
            field.look = Field::Look::Number;
            if (entity.field(u"number_seq"_s))
                field.sortField = u"number_seq"_s;
        } else if (field.name == entity.identityField) {
            field.look = Field::Look::Identity;
        }
        const QString name = field.name.chopped(field.name.endsWith(u"_id"_s) ? 3 : 0) + u"_name"_s;
        if (field.type == Field::Type::Reference && entity.field(name))
            field.labelField = name;
        if (field.type == Field::Type::Text && entity.searchFields.size() < 4 && field.listed && field.offered)
            entity.searchFields.append(field.name);
        if (field.offered && field.listed && (field.type == Field::Type::State || field.type == Field::Type::Choice))
            entity.filters.append(field.name);
    }
    const QList<std::pair<QString, QString>> orders{
        {u"start_date"_s, u"end_date"_s}, {u"valid_from"_s, u"valid_to"_s}, {u"deal_date"_s, u"due_date"_s}};
    for (const auto &order : orders)
        if (entity.field(order.first) && entity.field(order.second))
            entity.dateOrders.append(order);
    for (const Field &field : std::as_const(entity.fields))
        if (field.listed && field.offered && entity.columns.size() < 7 && field.type != Field::Type::LongText
            && field.type != Field::Type::Json && field.type != Field::Type::Uuid && field.type != Field::Type::Attachment
            && field.name != u"created_by"_s)
            entity.columns.append(field.name);
    for (const Field &field : std::as_const(entity.fields))
        if (field.listed && field.offered && field.type != Field::Type::Uuid && field.name != entity.identityField)
            entity.facts.append(field.name);
}

static void readTable(Entity &entity, const QJsonObject &table)
{
    entity.write = {table[u"schema"_s].toString(), table[u"name"_s].toString()};
    entity.canInsert = table[u"insert"_s].toBool();
    entity.canDelete = table[u"delete"_s].toBool();
    entity.hasActivity = true;
    const QJsonArray columns = table[u"columns"_s].toArray();
    for (const QJsonValue &column : columns) {
        Field stored = readField(column.toObject());
        stored.stored = true;
        entity.canUpdate = entity.canUpdate || stored.updatable;
        if (Field *listed = entity.field(stored.name)) {
            stored.listed = listed->listed;
            if (stored.type == Field::Type::Text)
                stored.type = listed->type;
            *listed = stored;
        } else {
            entity.fields.append(stored);
        }
    }
}

static std::unique_ptr<Entity> readEntity(const QString &key, const QJsonObject &read, const QJsonObject &table)
{
    auto entity = std::make_unique<Entity>();
    entity->key = key;
    entity->read = {read[u"schema"_s].toString(), read[u"name"_s].toString()};
    const QJsonObject &described = table.isEmpty() ? read : table;
    entity->title = described[u"label"_s].toString();
    if (entity->title.isEmpty())
        entity->title = readableKey(key);
    entity->plural = entity->title.toLower();
    entity->singular = readableKey(key).toLower();
    entity->icon = u"view-list-details"_s;
    const QJsonArray columns = read[u"columns"_s].toArray();
    for (const QJsonValue &column : columns) {
        Field field = readField(column.toObject());
        field.listed = true;
        field.insertable = field.updatable = false;
        entity->fields.append(field);
    }
    if (!table.isEmpty())
        readTable(*entity, table);
    setRoles(*entity);
    return entity;
}

std::vector<std::unique_ptr<Entity>> readEntities(const QJsonArray &relations)
{
    QHash<QString, QJsonObject> byName;
    QHash<QString, int> uses;
    for (const QJsonValue &value : relations) {
        const QJsonObject relation = value.toObject();
        byName.insert(relation[u"schema"_s].toString() + u'.' + relation[u"name"_s].toString(), relation);
        ++uses[relation[u"name"_s].toString()];
    }
    std::vector<std::unique_ptr<Entity>> entities;
    for (const QJsonValue &value : relations) {
        const QJsonObject relation = value.toObject();
        const QString schema = relation[u"schema"_s].toString();
        const QString name = relation[u"name"_s].toString();
        const bool isTable = relation[u"kind"_s].toString() == u"table"_s;
        const bool isListOfTable = name.endsWith(u"_list"_s) && byName.contains(schema + u'.' + name.chopped(5));
        const bool isTrashOfTable = name.endsWith(WithTrash) && byName.contains(schema + u'.' + name.chopped(WithTrash.size()));
        if (!isTable && (isListOfTable || isTrashOfTable))
            continue;
        const QJsonObject list = isTable ? byName.value(schema + u'.' + name + u"_list"_s) : relation;
        QString key = name.endsWith(u"_list"_s) ? name.chopped(5) : name;
        if (uses.value(name) > 1 && schema != u"sales"_s && schema != u"core"_s)
            key = schema + u'_' + key;
        auto entity = readEntity(key, list.isEmpty() ? relation : list, isTable ? relation : QJsonObject());
        if (byName.contains(schema + u'.' + name + WithTrash))
            entity->withTrash = {schema, name + WithTrash};
        if (!entity->keyField.isEmpty())
            entities.push_back(std::move(entity));
    }
    return entities;
}
