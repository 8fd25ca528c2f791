#include "records/conditiontext.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "records/period.h"
#include "session/session.h"
#include "text/datetext.h"
#include "text/moneytext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using Op = Condition::Op;

struct ConditionWords
{
    Q_DECLARE_TR_FUNCTIONS(FilterLine)
public:
    static QString choiceTexts(const Condition &condition, const Field &field);
    static QString sign(Op op);
};

QString ConditionWords::choiceTexts(const Condition &condition, const Field &field)
{
    QStringList labels;
    for (const QVariant &value : condition.values)
        labels.append(value.toString() == Filter::me() ? tr("me") : field.choiceLabel(value.toString()));
    // Of many it is shorter to say which are left out.
    QStringList others;
    for (const Choice &choice : field.choices)
        if (!condition.values.contains(choice.key))
            others.append(choice.label);
    if (labels.size() > 2 && !others.isEmpty() && others.size() <= 2 && condition.op == Op::Is)
        return tr("any but %1").arg(others.join(u", "_s));
    return labels.size() > 2 ? tr("%1 and %Ln more", nullptr, int(labels.size()) - 1).arg(labels.first()) : labels.join(u", "_s);
}

QString ConditionWords::sign(Op op)
{
    switch (op) {
    case Op::IsNot:
        return tr("not ");
    case Op::Less:
        return tr("under ");
    case Op::AtMost:
        return tr("up to ");
    case Op::More:
        return tr("over ");
    case Op::AtLeast:
        return tr("from ");
    default:
        return {};
    }
}

ConditionText conditionText(const Condition &condition, const Entity &entity, int exponent)
{
    const Field *field = entity.field(condition.field);
    if (!field)
        return {condition.field, {}};
    if (!condition.shown.isEmpty())
        return {field->label, ConditionWords::sign(condition.op) + condition.shown};
    if (field->name == entity.keyField)
        return {ConditionWords::tr("Chosen"), ConditionWords::tr("%Ln row(s)", nullptr, int(condition.values.size()))};
    const auto one = [field, exponent](const QVariant &value) -> QString {
        if (const QString word = value.toString(); word.startsWith(Filter::today())) // "@today+7"
            return daysText(word.sliced(Filter::today().size()).toInt());
        if (field->type == Field::Type::Boolean)
            return value.toBool() ? ConditionWords::tr("yes") : ConditionWords::tr("no");
        if (field->type == Field::Type::Money)
            return formatMinor(value.toLongLong(), exponent);
        if (field->type == Field::Type::Date || value.typeId() == QMetaType::QDate)
            return dateText(value.toDate());
        return value.toString();
    };
    switch (condition.op) {
    case Op::During:
        return {field->label, Period::label(condition.values.value(0).toString())};
    case Op::OfTeam:
        return {ConditionWords::tr("Team"), condition.values.value(1).toString()};
    case Op::IsEmpty:
        return {field->label, ConditionWords::tr("none")};
    case Op::IsNotEmpty:
        return {field->label, ConditionWords::tr("any")};
    case Op::Between:
        return {field->label, one(condition.values.value(0)) + u" – "_s + one(condition.values.value(1))};
    case Op::Is:
    case Op::IsNot:
        if (!field->choices.isEmpty() || condition.values.value(0).toString() == Filter::me())
            return {field->label, ConditionWords::sign(condition.op) + ConditionWords::choiceTexts(condition, *field)};
        [[fallthrough]];
    default:
        return {field->label, ConditionWords::sign(condition.op) + one(condition.values.value(0))};
    }
}

int exponentOf(const Filter &filter, const Entity &entity, const Backend &backend)
{
    for (const Condition &condition : filter.conditions)
        if (condition.field == entity.currencyField && condition.op == Condition::Op::Is && condition.values.size() == 1)
            return backend.catalog.exponent(condition.values.first().toString());
    return backend.catalog.exponent(backend.session.tenant().currency);
}
