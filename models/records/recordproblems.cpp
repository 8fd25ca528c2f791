#include "backend.h"
#include "catalog/catalog.h"
#include "records/record.h"
#include "session/session.h"
#include "text/datetext.h"
#include "text/moneytext.h"

using namespace Qt::StringLiterals;

// What the catalog already knows to be wrong, so that it stands at its field before the server is asked. The server decides all the same.
QList<Problem> Record::problems() const
{
    QList<Problem> problems;
    for (const Field &field : m_entity.fields)
        if (isEditable(field))
            judge(field, problems);
    for (const auto &[earlier, later] : m_entity.dateOrders) {
        const QDate first = m_values.value(earlier).toDate();
        const QDate second = m_values.value(later).toDate();
        const Field *begin = m_entity.field(earlier);
        const Field *end = m_entity.field(later);
        if (begin && end && first.isValid() && second.isValid() && second < first)
            problems.append({later,
                             tr("%1 is before %2.").arg(end->label, begin->label.toLower()),
                             {{tr("Use %1").arg(dateText(first)), first}, {tr("A month later"), first.addMonths(1)}}});
    }
    return problems;
}

void Record::judge(const Field &field, QList<Problem> &problems) const
{
    const QVariant value = m_values.value(field.name);
    const QString text = value.toString();
    if (text.trimmed().isEmpty()) {
        if (field.isRequired()) {
            const QDate today = m_backend.session.today();
            problems.append({field.name, tr("%1 is missing.").arg(field.label),
                             field.type == Field::Type::Date ? QList<Problem::Fix>{{tr("Use today"), today}} : QList<Problem::Fix>()});
        }
        return;
    }
    if (field.maxLength > 0 && text.size() > field.maxLength)
        problems.append({field.name,
                         tr("%1 is %Ln characters too long; %2 fit.", nullptr, int(text.size()) - field.maxLength)
                             .arg(field.label)
                             .arg(field.maxLength),
                         {{tr("Cut it to %1").arg(field.maxLength), text.left(field.maxLength)}}});
    if (field.type == Field::Type::Money && field.name == m_entity.amountField && value.toLongLong() <= 0) {
        const qlonglong amount = -value.toLongLong();
        const int exponent = m_backend.catalog.exponent(m_values.value(field.currencyField).toString());
        problems.append(
            {field.name, tr("%1 must be more than zero.").arg(field.label),
             amount > 0 ? QList<Problem::Fix>{{tr("Use %1").arg(formatMinor(amount, exponent)), amount}} : QList<Problem::Fix>()});
    }
    if (!field.choices.isEmpty() && field.choiceLabel(text) == text
        && std::ranges::none_of(field.choices, [&](const struct Choice &choice) { return choice.key == text; }))
        problems.append({field.name, tr("%1 is not one of the choices.").arg(text)});
    if (field.type == Field::Type::Date && !value.toDate().isValid())
        problems.append({field.name, tr("%1 is not a date.").arg(text)});
}
