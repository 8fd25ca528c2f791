#include "roles/rolematrix.h"

using namespace Qt::StringLiterals;
using Right = RoleRights::Right;
using Scope = RoleRights::Scope;

RoleMatrix::RoleMatrix(const QString &ownRole, bool mayChange, QObject *parent)
    : QAbstractTableModel(parent)
    , m_ownRole(ownRole)
    , m_mayChange(mayChange)
{
}

QString RoleMatrix::areaName(const QString &area)
{
    const QHash<QString, QString> names{{u"crm"_s, tr("Clients")},
                                        {u"sales"_s, tr("Deals and payments")},
                                        {u"report"_s, tr("Reports")},
                                        {u"core"_s, tr("Organization")},
                                        {u"audit"_s, tr("Trail")}};
    return names.value(area, area);
}

QString RoleMatrix::scopeName(Scope scope)
{
    switch (scope) {
    case Scope::Own:
        return tr("Own");
    case Scope::Team:
        return tr("Team");
    case Scope::All:
        return tr("All");
    case Scope::None:
        break;
    }
    return tr("None");
}

QModelIndex RoleMatrix::firstChangeable() const
{
    constexpr int firstRight = 1; // below the first heading
    for (int column = 1; column < columnCount(); ++column)
        if (const QModelIndex at = index(firstRight, column); at.data(ChangeableRole).toBool())
            return at;
    return index(firstRight, 1);
}

// The same roles and permissions keep their cells, and with them the one that the keyboard is in.
void RoleMatrix::setRights(const RoleRights &rights)
{
    const auto keysOf = [](const auto &things) {
        QStringList keys;
        for (const auto &thing : things)
            keys.append(thing.key);
        return keys;
    };
    if (!m_rows.isEmpty() && keysOf(rights.roles) == keysOf(m_rights.roles) && keysOf(rights.permissions) == keysOf(m_rights.permissions)) {
        m_rights = rights;
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        return;
    }
    beginResetModel();
    m_rights = rights;
    m_rows.clear();
    QString area;
    for (int at = 0; at < rights.permissions.size(); ++at) {
        if (std::exchange(area, rights.permissions.at(at).area) != rights.permissions.at(at).area)
            m_rows.append({areaName(area), -1});
        m_rows.append({{}, at});
    }
    endResetModel();
}

const RoleRights::Permission *RoleMatrix::permission(int row) const
{
    const int at = m_rows.value(row).permission;
    return at < 0 ? nullptr : &m_rights.permissions.at(at);
}

QString RoleMatrix::roleAt(const QModelIndex &index) const
{
    return index.column() > 0 ? m_rights.roles.at(index.column() - 1).key : QString();
}

QString RoleMatrix::permissionAt(const QModelIndex &index) const
{
    const RoleRights::Permission *found = permission(index.row());
    return found ? found->key : QString();
}

Right RoleMatrix::nextRight(const QModelIndex &index) const
{
    const Right now = index.data(RightRole).value<Right>();
    if (now.scope == Scope::All)
        return {};
    const RoleRights::Permission *found = permission(index.row());
    const bool isScoped = found && found->isScoped;
    return {isScoped ? Scope(int(now.scope) + 1) : Scope::All, now.needsTwo};
}

QString RoleMatrix::sentence(const QModelIndex &index) const
{
    const RoleRights::Permission *found = permission(index.row());
    if (!found)
        return m_rows.value(index.row()).heading;
    if (index.column() == 0)
        return found->label + u". "_s + found->help;
    const Right right = index.data(RightRole).value<Right>();
    const QString rest = right.needsTwo ? tr("%1, two people").arg(scopeName(right.scope)) : scopeName(right.scope);
    return tr("%1, %2: %3").arg(m_rights.roles.at(index.column() - 1).name, found->label, rest);
}

int RoleMatrix::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RoleMatrix::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rights.roles.size()) + 1;
}

QVariant RoleMatrix::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RoleRights::Permission *found = permission(index.row());
    const bool isName = index.column() == 0;
    const Right right = found && !isName ? m_rights.right(roleAt(index), found->key) : Right();
    switch (role) {
    case Qt::DisplayRole:
        return !found ? (isName ? m_rows.at(index.row()).heading : QString()) : isName ? found->label : scopeName(right.scope);
    case Qt::ToolTipRole:
        return found && isName ? QVariant(found->help) : QVariant();
    case Qt::AccessibleTextRole:
        return sentence(index);
    case HeadingRole:
        return !found;
    case RightRole:
        return QVariant::fromValue(right);
    case ChangeableRole:
        return found && !isName && m_mayChange && roleAt(index) != m_ownRole && roleAt(index) != "owner"_L1;
    default:
        return {};
    }
}

QVariant RoleMatrix::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return section == 0 ? tr("Permission") : m_rights.roles.at(section - 1).name;
    if (role == Qt::ToolTipRole && section > 0)
        return m_rights.roles.at(section - 1).description;
    return {};
}

Qt::ItemFlags RoleMatrix::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return permission(index.row()) && index.column() > 0 ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsEnabled;
}
