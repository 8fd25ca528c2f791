#include "records/typedvalue.h"
#include "catalog/catalog.h"
#include "records/period.h"
#include "text/typedamount.h"
#include "text/typeddate.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using Op = Condition::Op;

namespace {
struct TypedValueText
{
    Q_DECLARE_TR_FUNCTIONS(TypedValueText)
};
}

QString plainWord(const QString &text)
{
    return text.toLower().remove(u' ').remove(u'_').remove(u'-');
}

// Both ends of "10k..20k", or what is one value. A day may end with a dot of its own: "1.5...14.5."
static QStringList endsOf(const QString &text)
{
    static const QRegularExpression between(u"\\.\\.(?!\\.)"_s);
    return text.split(between);
}

// A day of the calendar, or one that moves with today: "today", "yesterday", "+7", "-2w".
static QVariant readDay(const QString &typed, QDate today)
{
    const QString text = typed.toLower();
    static const QHash<QString, int> words{{u"today"_s, 0}, {u"t"_s, 0}, {u"yesterday"_s, -1}, {u"tomorrow"_s, 1}};
    if (const auto days = words.constFind(text); days != words.cend())
        return Filter::today(*days);
    const QDate day = parseDate(text, today);
    if (!day.isValid())
        return {};
    return text.startsWith(u'+') || text.startsWith(u'-') ? QVariant(Filter::today(int(today.daysTo(day)))) : QVariant(day);
}

// "2026-05" and "2026" are all their days.
static std::optional<Condition> readSpan(const Field &field, const QString &text)
{
    static const QRegularExpression span(u"^(\\d{4})(?:-(\\d{1,2}))?$"_s);
    const auto match = span.match(text);
    const QDate first(match.captured(1).toInt(), match.captured(2).isEmpty() ? 1 : match.captured(2).toInt(), 1);
    if (!match.hasMatch() || !first.isValid())
        return std::nullopt;
    const QDate last = match.captured(2).isEmpty() ? first.addYears(1) : first.addMonths(1);
    return Condition{field.name, Op::Between, {first, last.addDays(-1)}};
}

static std::optional<Condition> readDays(const Field &field, Op op, const QString &text, QDate today)
{
    QString key = text.toLower();
    key.replace(u' ', u'_').replace(u'-', u'_');
    static const QRegularExpression days(u"^(\\d{1,4})d$"_s);
    if (const auto match = days.match(key); match.hasMatch())
        key = u"last_%1_days"_s.arg(match.captured(1));
    if (op == Op::Is && Period::named(key, today))
        return Condition{field.name, Op::During, {key}};
    if (const auto span = readSpan(field, text); span && op == Op::Is)
        return span;
    const QStringList ends = endsOf(text);
    const QVariant first = readDay(ends.first(), today);
    const QVariant last = readDay(ends.last(), today);
    if (!first.isValid() || !last.isValid())
        return std::nullopt;
    return ends.size() == 2 ? Condition{field.name, Op::Between, {first, last}} : Condition{field.name, op, {first}};
}

static QVariantList readChoices(const QString &text, const Field &field)
{
    QVariantList keys;
    const QStringList words = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        QString found;
        for (const Choice &choice : field.choices)
            if (plainWord(choice.key) == plainWord(word) || plainWord(choice.label) == plainWord(word))
                found = choice.key;
        for (const Choice &choice : field.choices)
            if (found.isEmpty()
                && (plainWord(choice.label).startsWith(plainWord(word)) || plainWord(choice.key).startsWith(plainWord(word))))
                found = choice.key;
        if (found.isEmpty())
            return {};
        keys.append(found);
    }
    return keys;
}

static std::optional<Condition> readFigure(const Field &field, Op op, const QString &text, int decimals)
{
    const QStringList ends = endsOf(text);
    const auto first = parseAmount(ends.first(), decimals);
    const auto last = parseAmount(ends.last(), decimals);
    if (!first || !last)
        return std::nullopt;
    return ends.size() == 2 ? Condition{field.name, Op::Between, {*first, *last}} : Condition{field.name, op, {*first}};
}

std::optional<Condition> readCondition(const TypedValue &typed, const Catalog &catalog, QDate today, int exponent)
{
    static const QHash<QString, Op> signs{{u":"_s, Op::Is},   {u"="_s, Op::Is},      {u"!="_s, Op::IsNot}, {u"!:"_s, Op::IsNot},
                                          {u"<"_s, Op::Less}, {u"<="_s, Op::AtMost}, {u">"_s, Op::More},   {u">="_s, Op::AtLeast}};
    const Op op = signs.value(typed.sign, Op::Is);
    const Field &field = typed.field;
    const QString text = typed.text.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (text == u"none"_s || text == u"-"_s)
        return Condition{field.name, op == Op::IsNot ? Op::IsNotEmpty : Op::IsEmpty, {}};
    switch (field.type) {
    case Field::Type::Choice:
    case Field::Type::State:
        if (const QVariantList keys = readChoices(text, field); !keys.isEmpty() && (op == Op::Is || op == Op::IsNot))
            return Condition{field.name, op, keys};
        return std::nullopt;
    case Field::Type::Money:
        return readFigure(field, op, text, exponent);
    case Field::Type::Integer:
        return readFigure(field, op, text, 0);
    case Field::Type::Decimal:
        if (const auto number = parseDecimal(text))
            return Condition{field.name, op, {*number}};
        return std::nullopt;
    case Field::Type::Date:
    case Field::Type::DateTime:
        return readDays(field, op, text, today);
    case Field::Type::Boolean: {
        static const QStringList yes{u"yes"_s, u"true"_s, u"1"_s, u"y"_s};
        static const QStringList no{u"no"_s, u"false"_s, u"0"_s, u"n"_s};
        const bool isYes = yes.contains(text.toLower());
        return isYes || no.contains(text.toLower()) ? std::optional(Condition{field.name, op, {isYes}}) : std::nullopt;
    }
    case Field::Type::Reference:
        if (text.toLower() == u"me"_s)
            return Condition{field.name, op, {Filter::me()}};
        if (!field.labelField.isEmpty())
            return Condition{field.labelField, Op::Contains, {text}};
        return std::nullopt;
    case Field::Type::Currency:
        if (!catalog.currencies().contains(text.toUpper()) && !catalog.currencies().isEmpty())
            return std::nullopt;
        return Condition{field.name, op, {text.toUpper()}};
    default:
        return Condition{field.name, op == Op::Is && typed.sign == u":"_s ? Op::Contains : op, {text}};
    }
}

QString expectedOf(const Field &field)
{
    switch (field.type) {
    case Field::Type::Choice:
    case Field::Type::State: {
        QStringList labels;
        for (const Choice &choice : field.choices)
            labels.append(choice.label);
        return TypedValueText::tr("%1 can be %2.").arg(field.label, labels.join(u", "_s));
    }
    case Field::Type::Money:
        return TypedValueText::tr("%1 takes a figure such as 10k, 12,500.50 or 10k..20k.").arg(field.label);
    case Field::Type::Integer:
    case Field::Type::Decimal:
        return TypedValueText::tr("%1 takes a number.").arg(field.label);
    case Field::Type::Date:
    case Field::Type::DateTime:
        return TypedValueText::tr("%1 takes a day or a span: today, +7, 14.5., 2026-05, this month, last 30 days or 1.5...14.5.")
            .arg(field.label);
    case Field::Type::Boolean:
        return TypedValueText::tr("%1 takes yes or no.").arg(field.label);
    case Field::Type::Currency:
        return TypedValueText::tr("%1 takes a code such as EUR.").arg(field.label);
    case Field::Type::Reference:
        return TypedValueText::tr("%1 takes a name, or me.").arg(field.label);
    default:
        return TypedValueText::tr("%1 takes words.").arg(field.label);
    }
}
