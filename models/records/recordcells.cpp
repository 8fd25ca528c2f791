#include "catalog/entity.h"
#include "records/recordtable.h"
#include "records/valuetext.h"

using namespace Qt::StringLiterals;

// What the rows that are loaded show, cell by cell, and what a screen reader says of them.

int RecordTable::rowOf(const QString &id) const
{
    return m_pages.rowOf(id);
}

QString RecordTable::id(int row) const
{
    const RecordChunks::Row *found = m_pages.row(row);
    return found ? found->key.id : QString();
}

bool RecordTable::isLoaded(int row) const
{
    return m_pages.row(row);
}

QVariant RecordTable::value(int row, QStringView field) const
{
    const RecordChunks::Row *found = m_pages.row(row);
    const QString name = QString::fromRawData(field.data(), field.size()); // only looked for: every cell that is painted asks several times
    if (found && m_pending.contains(found->key.id))
        if (const QVariantMap typed = m_pending.value(found->key.id); typed.contains(name))
            return typed.value(name);
    const int cell = m_cellIndex.value(name, -1);
    return found && cell >= 0 ? found->cells.value(cell) : QVariant();
}

QVariantMap RecordTable::record(int row) const
{
    QVariantMap record;
    if (const RecordChunks::Row *found = m_pages.row(row))
        for (auto cell = m_cellIndex.cbegin(); cell != m_cellIndex.cend(); ++cell)
            if (!cell.key().startsWith(u'~'))
                record.insert(cell.key(), found->cells.value(cell.value()));
    return record;
}

int RecordTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_pages.rowCount();
}
int RecordTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QString RecordTable::label(int row, const Field &field) const
{
    return value(row, labelColumn(field)).toString();
}

QString RecordTable::text(int row, const Field &field) const
{
    if (field.type == Field::Type::Reference || field.look == Field::Look::Person)
        if (const QString name = label(row, field); !name.isEmpty())
            return name;
    const QString text = valueText(m_backend, field, value(row, field.name), value(row, field.currencyField).toString());
    return text.isEmpty() ? textOfNothing(field, [this, row](const QString &other) { return value(row, other); }) : text;
}

// What a screen reader says of a row: its values in the order of the columns.
QString RecordTable::sentence(int row) const
{
    QStringList parts;
    for (const Field *field : m_columns)
        if (const QString part = text(row, *field); !part.isEmpty())
            parts.append(part);
    if (const QString why = refusal(id(row)); !why.isEmpty())
        parts.append(why);
    return parts.join(u", "_s);
}

QVariant RecordTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    const RecordChunks::Row *found = m_pages.row(row);
    if (role == LoadedRole || role == Qt::DisplayRole)
        noteWanted(row);
    if (role == LoadedRole)
        return found != nullptr;
    if (!found)
        return {};
    const Field &field = *m_columns.at(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, field);
    case Qt::AccessibleTextRole:
        return sentence(row);
    case Qt::EditRole:
    case ValueRole:
        return value(row, field.name);
    case IdRole:
        return found->key.id;
    case VersionRole:
        return found->version;
    case StateRole:
        return value(row, m_entity.stateField);
    case CurrencyRole:
        return value(row, field.currencyField.isEmpty() ? m_entity.currencyField : field.currencyField);
    case SecondaryRole:
        return field.secondary.isEmpty() ? QVariant() : QVariant(text(row, *m_entity.field(field.secondary)));
    case LabelRole:
        return label(row, field);
    case CheckedRole:
        return isChecked(found->key.id);
    case RefusalRole:
        return refusal(found->key.id);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (field.isRightAligned() ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

bool RecordTable::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != CheckedRole || !isLoaded(index.row()))
        return false;
    setChecked(id(index.row()), value.toBool());
    return true;
}

QVariant RecordTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const Field &field = *m_columns.at(section);
    switch (role) {
    case Qt::DisplayRole:
        return field.columnHeading();
    case Qt::ToolTipRole:
        return field.help;
    case FieldRole:
        return field.name;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (field.isRightAligned() ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QHash<int, QByteArray> RecordTable::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert({{ValueRole, "value"},
                  {LoadedRole, "loaded"},
                  {IdRole, "id"},
                  {VersionRole, "version"},
                  {StateRole, "state"},
                  {CurrencyRole, "currency"},
                  {SecondaryRole, "secondary"},
                  {LabelRole, "label"},
                  {FieldRole, "field"},
                  {CheckedRole, "checked"},
                  {RefusalRole, "refusal"}});
    return names;
}
