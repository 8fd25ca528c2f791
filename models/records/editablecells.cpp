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
    if (!isLoaded(row) || !field.stored || !field.updatable || field.generated || !field.offered || !isPlain(field.type)
        || m_filter.trash != Filter::Trash::Without)
        return false;
    // Only what the right depends on: this is asked for every cell that is painted.
    QVariantMap known;
    for (const QString &name : {m_entity.ownerField, m_entity.stateField})
        if (!name.isEmpty())
            known.insert(name, value(row, name));
    return whyNotToEdit(m_backend, m_entity, known).isEmpty();
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
