#include "catalog/entity.h"
#include "records/record.h"

using namespace Qt::StringLiterals;

// What the catalog already knows to be wrong, so that it stands at its field before the server is asked. The server decides all the same.
QList<Problem> Record::problems() const
{
    QList<Problem> problems;
    for (const Field &field : m_entity.fields) {
        if (!isEditable(field))
            continue;
        const QVariant value = m_values.value(field.name);
        const QString text = value.toString();
        if (text.trimmed().isEmpty()) {
            if (field.isRequired())
                problems.append({field.name, tr("%1 is missing.").arg(field.label)});
            continue;
        }
        if (field.maxLength > 0 && text.size() > field.maxLength)
            problems.append({field.name, tr("%1 is %n characters too long; %2 fit.", nullptr, int(text.size()) - field.maxLength)
                                             .arg(field.label)
                                             .arg(field.maxLength)});
        if (field.type == Field::Type::Money && field.name == m_entity.amountField && value.toLongLong() <= 0)
            problems.append({field.name, tr("%1 must be more than zero.").arg(field.label)});
        if (!field.choices.isEmpty() && field.choiceLabel(text) == text
            && std::ranges::none_of(field.choices, [&](const struct Choice &choice) { return choice.key == text; }))
            problems.append({field.name, tr("%1 is not one of the choices.").arg(text)});
        if (field.type == Field::Type::Date && !value.toDate().isValid())
            problems.append({field.name, tr("%1 is not a date.").arg(text)});
    }
    for (const auto &[earlier, later] : m_entity.dateOrders) {
        const QDate first = m_values.value(earlier).toDate();
        const QDate second = m_values.value(later).toDate();
        const Field *begin = m_entity.field(earlier);
        const Field *end = m_entity.field(later);
        if (begin && end && first.isValid() && second.isValid() && second < first)
            problems.append({later, tr("%1 is before %2.").arg(end->label, begin->label.toLower())});
    }
    return problems;
}
