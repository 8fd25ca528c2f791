#include "records/filterjson.h"
#include "catalog/entity.h"

#include <QDate>
#include <QHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using Op = Condition::Op;

static constexpr QLatin1StringView OnlyTrash("only");
static constexpr QLatin1StringView WithTrash("with");

static const QHash<Op, QString> &opNames()
{
    static const QHash<Op, QString> names{{Op::Is, u"is"_s},           {Op::IsNot, u"is_not"_s},      {Op::Less, u"less"_s},
                                          {Op::AtMost, u"at_most"_s},  {Op::More, u"more"_s},         {Op::AtLeast, u"at_least"_s},
                                          {Op::Between, u"between"_s}, {Op::Contains, u"contains"_s}, {Op::During, u"during"_s},
                                          {Op::OfTeam, u"of_team"_s},  {Op::IsEmpty, u"empty"_s},     {Op::IsNotEmpty, u"not_empty"_s}};
    return names;
}

QJsonObject filterJson(const Filter &filter)
{
    QJsonArray conditions;
    for (const Condition &condition : filter.conditions) {
        QJsonArray values;
        for (const QVariant &value : condition.values)
            values.append(value.typeId() == QMetaType::QDate ? value.toDate().toString(Qt::ISODate) : value.toString());
        QJsonObject one{{u"field"_s, condition.field}, {u"op"_s, opNames().value(condition.op)}, {u"values"_s, values}};
        if (!condition.shown.isEmpty())
            one.insert(u"shown"_s, condition.shown);
        conditions.append(one);
    }
    QJsonObject json{{u"conditions"_s, conditions}};
    if (!filter.words.isEmpty())
        json.insert(u"words"_s, filter.words);
    if (filter.trash != Filter::Trash::Without)
        json.insert(u"trash"_s, filter.trash == Filter::Trash::Only ? OnlyTrash : WithTrash);
    return json;
}

static QVariant valueFrom(const QString &text, const Field *field, Op op)
{
    if (!field || op == Op::During || op == Op::OfTeam || text.startsWith(u'@'))
        return text;
    switch (field->type) {
    case Field::Type::Money:
    case Field::Type::Integer:
        return text.toLongLong();
    case Field::Type::Date:
    case Field::Type::DateTime:
        return QDate::fromString(text, Qt::ISODate);
    case Field::Type::Boolean:
        return text == u"true"_s;
    default:
        return text;
    }
}

Filter filterFromJson(const QJsonObject &json, const Entity &entity)
{
    Filter filter;
    filter.words = json[u"words"_s].toString();
    const QString trash = json[u"trash"_s].toString();
    filter.trash = trash == OnlyTrash ? Filter::Trash::Only : trash == WithTrash ? Filter::Trash::With : Filter::Trash::Without;
    const QJsonArray conditions = json[u"conditions"_s].toArray();
    for (const QJsonValue &one : conditions) {
        Condition condition{one[u"field"_s].toString(), opNames().key(one[u"op"_s].toString(), Op::Is), {}, one[u"shown"_s].toString()};
        const Field *field = entity.field(condition.field);
        const QJsonArray values = one[u"values"_s].toArray();
        for (const QJsonValue &value : values)
            condition.values.append(valueFrom(value.toString(), field, condition.op));
        filter.conditions.append(condition);
    }
    return filter;
}
