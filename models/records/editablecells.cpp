#include "backend.h"
#include "catalog/entity.h"
#include "records/editright.h"
#include "records/recordtable.h"

// Cells that may be changed where they stand.

static bool isPlain(Field::Type type)
{
    switch (type) {
    case Field::Type::Json:
    case Field::Type::Uuid:
    case Field::Type::Attachment:
    case Field::Type::DateTime:
    case Field::Type::LongText:
        return false;
    default:
        return true;
    }
}

bool RecordTable::isEditable(int row, const Field &field) const
{
    return field.stored && field.updatable && !field.generated && field.offered && isPlain(field.type) && isLoaded(row)
           && m_filter.trash == Filter::Trash::Without && mayEdit(row);
}

// A view asks for every cell that it paints. The right depends on two values of the row, and a list has few pairs of them; a person's
// permissions stay what they are for as long as there are pages.
bool RecordTable::mayEdit(int row) const
{
    const QVariant owner = value(row, m_entity.ownerField);
    const QVariant state = value(row, m_entity.stateField);
    const std::pair kind(owner.toString(), state.toString());
    const auto known = m_mayEdit.constFind(kind);
    if (known != m_mayEdit.cend())
        return *known;
    const bool may = whyNotToEdit(m_backend, m_entity, {{m_entity.ownerField, owner}, {m_entity.stateField, state}}).isEmpty();
    m_mayEdit.insert(kind, may);
    return may;
}

Qt::ItemFlags RecordTable::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && isEditable(index.row(), field(index.column())) ? flags | Qt::ItemIsEditable : flags;
}

void RecordTable::setPending(const QString &id, const QString &field, const QVariant &value)
{
    if (value.isValid())
        m_pending[id].insert(field, value);
    else if (QVariantMap &typed = m_pending[id]; typed.remove(field) == 0 || typed.isEmpty())
        m_pending.remove(id);
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, std::max(0, columnCount() - 1)));
}
