#include "records/filterline.h"
#include "catalog/catalog.h"
#include "records/period.h"
#include "session/datetext.h"
#include "session/moneytext.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <cmath>

using namespace Qt::StringLiterals;
using Op = Condition::Op;

struct FilterLine
{
    Q_DECLARE_TR_FUNCTIONS(FilterLine)
public:
    static QString choiceTexts(const Condition &condition, const Field &field);
    static QString sign(Op op);
};

static QString plain(const QString &text)
{
    return text.toLower().remove(u' ').remove(u'_').remove(u'-');
}

static const Field *findField(const QString &word, const Entity &entity)
{
    const QString wanted = plain(word);
    const auto offered = [](const Field &field) { return field.listed && (field.offered || field.type == Field::Type::State); };
    for (const Field &field : entity.fields)
        if (offered(field) && (plain(field.label) == wanted || plain(field.name) == wanted))
            return &field;
    // "status" is the word for a state, whatever its column is called.
    if ((wanted == u"status"_s || wanted == u"state"_s) && !entity.stateField.isEmpty())
        return entity.field(entity.stateField);
    if (wanted.size() >= 2)
        for (const Field &field : entity.fields)
            if (offered(field) && (plain(field.label).startsWith(wanted) || plain(field.name).startsWith(wanted)))
                return &field;
    return nullptr;
}

// "10k", "1.5m", "12,000.50" in units of the currency; minor units with two decimals unless it is known better.
static std::optional<qlonglong> readAmount(QString text, int exponent)
{
    text = text.toLower().remove(u',').remove(u' ');
    double factor = 1;
    if (text.endsWith(u'k'))
        factor = 1e3;
    else if (text.endsWith(u'm'))
        factor = 1e6;
    if (factor > 1)
        text.chop(1);
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber ? std::optional(qlonglong(std::llround(value * factor * std::pow(10, exponent)))) : std::nullopt;
}

static QDate readDate(const QString &text)
{
    for (const QString &format : {u"yyyy-MM-dd"_s, u"d.M.yyyy"_s, u"d/M/yyyy"_s})
        if (const QDate date = QDate::fromString(text, format); date.isValid())
            return date;
    return {};
}

static QVariantList readChoices(const QString &text, const Field &field)
{
    QVariantList keys;
    const QStringList words = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        QString found;
        for (const Choice &choice : field.choices)
            if (plain(choice.key) == plain(word) || plain(choice.label) == plain(word))
                found = choice.key;
        for (const Choice &choice : field.choices)
            if (found.isEmpty() && (plain(choice.label).startsWith(plain(word)) || plain(choice.key).startsWith(plain(word))))
                found = choice.key;
        if (found.isEmpty())
            return {};
        keys.append(found);
    }
    return keys;
}

static std::optional<Condition> readCondition(const Field &field, const QString &sign, const QString &text, int exponent)
{
    static const QHash<QString, Op> signs{{u":"_s, Op::Is},   {u"="_s, Op::Is},      {u"!="_s, Op::IsNot}, {u"!:"_s, Op::IsNot},
                                          {u"<"_s, Op::Less}, {u"<="_s, Op::AtMost}, {u">"_s, Op::More},   {u">="_s, Op::AtLeast}};
    const Op op = signs.value(sign, Op::Is);
    if (text == u"none"_s || text == u"-"_s)
        return Condition{field.name, op == Op::IsNot ? Op::IsNotEmpty : Op::IsEmpty, {}};
    switch (field.type) {
    case Field::Type::Choice:
    case Field::Type::State:
        if (const QVariantList keys = readChoices(text, field); !keys.isEmpty())
            return Condition{field.name, op, keys};
        return std::nullopt;
    case Field::Type::Money:
    case Field::Type::Integer: {
        const int decimals = field.type == Field::Type::Money ? exponent : 0;
        const QStringList ends = text.split(u".."_s);
        const auto first = readAmount(ends.first(), decimals);
        const auto last = readAmount(ends.last(), decimals);
        if (!first || !last)
            return std::nullopt;
        return ends.size() == 2 ? Condition{field.name, Op::Between, {*first, *last}} : Condition{field.name, op, {*first}};
    }
    case Field::Type::Date:
    case Field::Type::DateTime: {
        QString key = text.toLower();
        key.replace(u' ', u'_').replace(u'-', u'_');
        static const QRegularExpression days(u"^(\\d+)d$"_s);
        if (const auto match = days.match(key); match.hasMatch())
            key = u"last_%1_days"_s.arg(match.captured(1));
        if (op == Op::Is && Period::named(key, QDate(2000, 1, 1)))
            return Condition{field.name, Op::During, {key}};
        const QStringList ends = text.split(u".."_s);
        const QDate first = readDate(ends.first());
        const QDate last = readDate(ends.last());
        if (!first.isValid() || !last.isValid())
            return std::nullopt;
        return ends.size() == 2 ? Condition{field.name, Op::Between, {first, last}} : Condition{field.name, op, {first}};
    }
    case Field::Type::Boolean: {
        static const QStringList yes{u"yes"_s, u"true"_s, u"1"_s};
        return Condition{field.name, op, {yes.contains(text.toLower())}};
    }
    case Field::Type::Reference:
        if (text == u"me"_s)
            return Condition{field.name, op, {Filter::me()}};
        if (!field.labelField.isEmpty())
            return Condition{field.labelField, Op::Contains, {text}};
        return std::nullopt;
    case Field::Type::Currency:
        return Condition{field.name, op, {text.toUpper()}};
    default:
        return Condition{field.name, op == Op::Is && sign == u":"_s ? Op::Contains : op, {text}};
    }
}

Filter readFilterLine(const QString &line, const Entity &entity, const Catalog &catalog, QDate)
{
    static const QRegularExpression part(u"(?:([\\p{L}_]+)(:|!=|!:|>=|<=|=|>|<)(\"[^\"]*\"|\\S+))|\"([^\"]*)\"|(\\S+)"_s);
    Filter filter;
    QStringList words;
    int exponent = 2;
    for (auto match = part.globalMatch(line); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        const Field *field = one.captured(1).isEmpty() ? nullptr : findField(one.captured(1), entity);
        const auto condition = field ? readCondition(*field, one.captured(2), one.captured(3).remove(u'"'), exponent) : std::nullopt;
        if (condition && field->type == Field::Type::Currency)
            exponent = catalog.exponent(condition->values.value(0).toString());
        if (condition)
            filter.conditions.append(*condition);
        else
            words.append(one.captured(4).isEmpty() ? one.captured(0) : one.captured(4));
    }
    filter.words = words.join(u' ');
    return filter;
}

QString FilterLine::choiceTexts(const Condition &condition, const Field &field)
{
    QStringList labels;
    for (const QVariant &value : condition.values)
        labels.append(value.toString() == Filter::me() ? tr("me") : field.choiceLabel(value.toString()));
    return labels.size() > 2 ? tr("%1 and %n more", nullptr, int(labels.size()) - 1).arg(labels.first()) : labels.join(u", "_s);
}

QString FilterLine::sign(Op op)
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

ConditionText conditionText(const Condition &condition, const Entity &entity, const Catalog &)
{
    const Field *field = entity.field(condition.field);
    if (!field)
        return {condition.field, {}};
    const auto one = [field](const QVariant &value) -> QString {
        if (field->type == Field::Type::Money)
            return formatMinor(value.toLongLong(), 2);
        if (field->type == Field::Type::Date || value.typeId() == QMetaType::QDate)
            return dateText(value.toDate());
        return value.toString();
    };
    switch (condition.op) {
    case Op::During:
        return {field->label, Period::label(condition.values.value(0).toString())};
    case Op::OfTeam:
        return {FilterLine::tr("Team"), condition.values.value(1).toString()};
    case Op::IsEmpty:
        return {field->label, FilterLine::tr("none")};
    case Op::IsNotEmpty:
        return {field->label, FilterLine::tr("any")};
    case Op::Between:
        return {field->label, one(condition.values.value(0)) + u" – "_s + one(condition.values.value(1))};
    case Op::Is:
    case Op::IsNot:
        if (!field->choices.isEmpty() || condition.values.value(0).toString() == Filter::me())
            return {field->label, FilterLine::sign(condition.op) + FilterLine::choiceTexts(condition, *field)};
        [[fallthrough]];
    default:
        return {field->label, FilterLine::sign(condition.op) + one(condition.values.value(0))};
    }
}
