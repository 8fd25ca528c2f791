#include "records/valuetext.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "session/moments.h"
#include "session/session.h"
#include "text/datetext.h"
#include "text/moneytext.h"
#include "text/phonetext.h"

#include <QCoreApplication>

// An exact decimal in the locale's digits, without the zeros that its column's scale adds: "3.000" is "3%".
static QString decimalText(QString number, const QString &unit)
{
    if (number.contains(u'.')) {
        while (number.endsWith(u'0'))
            number.chop(1);
        if (number.endsWith(u'.'))
            number.chop(1);
    }
    number.replace(u'.', QLocale().decimalPoint());
    return unit.isEmpty() || unit == u"%" ? number + unit : QString(number + u' ' + unit);
}

// "PL" is Poland, and a phone number is grouped; what is no code stays as it is.
static QString codeText(const QString &code, Field::Code kind)
{
    if (kind == Field::Code::Country)
        if (const QLocale::Territory territory = QLocale::codeToTerritory(code); territory != QLocale::AnyTerritory)
            return QLocale::territoryToString(territory);
    if (kind == Field::Code::Language)
        if (const QLocale::Language language = QLocale::codeToLanguage(code); language != QLocale::AnyLanguage)
            return QLocale::languageToString(language);
    return kind == Field::Code::Phone ? phoneText(code) : code;
}

QString valueText(const Backend &backend, const Field &field, const QVariant &value, const QString &currency)
{
    if (!value.isValid() || value.isNull())
        return {};
    switch (field.type) {
    case Field::Type::Money:
        return currency.isEmpty() ? formatMinor(value.toLongLong(), 2)
                                  : formatAmount(value.toLongLong(), currency, backend.catalog.exponent(currency));
    case Field::Type::Integer:
        return QLocale().toString(value.toLongLong());
    case Field::Type::Date:
        return dateText(value.toDate());
    case Field::Type::DateTime:
        return momentText(backend.session, value.toDateTime());
    case Field::Type::Boolean:
    case Field::Type::Choice:
    case Field::Type::State:
        return field.choiceLabel(value.toString());
    case Field::Type::Decimal:
        return decimalText(value.toString(), field.unit);
    default:
        return codeText(value.toString(), field.code);
    }
}

QString labelKey(const QString &reference)
{
    return reference + u"~label";
}

QString textOfNothing(const Field &field, const std::function<QVariant(const QString &)> &value)
{
    const auto isEmpty = [&value](const QString &other) { return value(other).toString().isEmpty(); };
    return std::ranges::all_of(field.unless, isEmpty) ? field.whenEmpty : QString();
}

QString labelColumn(const Field &field)
{
    return field.labelField.isEmpty() ? labelKey(field.name) : field.labelField;
}

QString fieldText(const Backend &backend, const Entity &entity, const QVariantMap &record, const QString &field)
{
    const Field *known = entity.field(field);
    if (!known)
        return {};
    const QString name = record.value(labelColumn(*known)).toString();
    if (known->type == Field::Type::Reference && !name.isEmpty())
        return name;
    const QString text = valueText(backend, *known, record.value(field), record.value(known->currencyField).toString());
    return text.isEmpty() ? textOfNothing(*known, [&record](const QString &other) { return record.value(other); }) : text;
}
