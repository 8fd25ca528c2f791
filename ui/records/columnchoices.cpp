#include "records/columnchoices.h"
#include "catalog/choosablefields.h"
#include "catalog/entity.h"

using namespace Qt::StringLiterals;

ColumnChoices::ColumnChoices(const Entity &entity, const QStringList &shown, QObject *parent)
    : QAbstractListModel(parent)
    , m_shown(shown.cbegin(), shown.cend())
{
    for (const QString &name : shown)
        if (const Field *field = entity.field(name))
            m_fields.append(field);
    for (const Field *field : columnsToChoose(entity))
        if (!m_shown.contains(field->name))
            m_fields.append(field);
}

QStringList ColumnChoices::shown() const
{
    QStringList shown;
    for (const Field *field : m_fields)
        if (m_shown.contains(field->name))
            shown.append(field->name);
    return shown;
}

void ColumnChoices::setWithoutRoom(const QStringList &fields)
{
    m_withoutRoom = fields;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void ColumnChoices::toggle(int row)
{
    const QString &name = m_fields.at(row)->name;
    if (!m_shown.contains(name))
        m_shown.insert(name);
    else if (m_shown.size() > 1)
        m_shown.remove(name);
    else
        return;
    Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT changed();
}

void ColumnChoices::move(int row, int to)
{
    if (row == to || to < 0 || to >= m_fields.size())
        return;
    beginMoveRows({}, row, row, {}, to > row ? to + 1 : to);
    m_fields.move(row, to);
    endMoveRows();
    if (m_shown.contains(m_fields.at(to)->name))
        Q_EMIT changed();
}

bool ColumnChoices::matches(int row, const QString &words) const
{
    const QString text = m_fields.at(row)->label + u' ' + m_fields.at(row)->columnHeading();
    const auto parts = QStringView(words).split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(parts, [&text](QStringView part) { return text.contains(part, Qt::CaseInsensitive); });
}

int ColumnChoices::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

QString ColumnChoices::note(const Field &field) const
{
    if (m_shown.contains(field.name) && m_withoutRoom.contains(field.name))
        return tr("no room now");
    return field.columnHeading() == field.label ? QString() : tr("“%1”").arg(field.columnHeading());
}

QVariant ColumnChoices::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Field &field = *m_fields.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return field.label;
    case Qt::CheckStateRole:
        return m_shown.contains(field.name) ? Qt::Checked : Qt::Unchecked;
    case NoteRole:
        return note(field);
    case Qt::ToolTipRole:
        return field.help;
    case Qt::AccessibleTextRole:
        return note(field).isEmpty() ? field.label : tr("%1, %2").arg(field.label, note(field));
    default:
        return {};
    }
}

bool ColumnChoices::setData(const QModelIndex &index, const QVariant &, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    toggle(index.row());
    return true;
}

Qt::ItemFlags ColumnChoices::flags(const QModelIndex &) const
{
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable;
}
