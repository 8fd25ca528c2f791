#pragma once
#include "roles/rolerights.h"

#include <QAbstractTableModel>

// What each role may do, as a table: a row for each permission, under a heading for each area, and a column for each role. What was
// changed is shown once the server has it.
class RoleMatrix : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        HeadingRole = Qt::UserRole + 1, // a row that heads an area
        RightRole,                      // RoleRights::Right
        ChangeableRole,                 // by this person
    };

    // `ownRole`: nobody changes what their own role may do. `mayChange`: without it nothing is changeable.
    RoleMatrix(const QString &ownRole, bool mayChange, QObject *parent = nullptr);

    void setRights(const RoleRights &rights);
    const RoleRights &rights() const { return m_rights; }
    // Empty: a heading, or the column of names.
    QString roleAt(const QModelIndex &index) const;
    QString permissionAt(const QModelIndex &index) const;
    // None, own, team, all and none again; without own and team where they make no sense.
    RoleRights::Right nextRight(const QModelIndex &index) const;
    // Where the keyboard begins; where nothing is changeable, the first right.
    QModelIndex firstChangeable() const;
    // "Sales, See deals: Own"
    QString sentence(const QModelIndex &index) const;
    static QString scopeName(RoleRights::Scope scope);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        QString heading;     // empty: a permission
        int permission = -1; // in m_rights
    };
    const RoleRights::Permission *permission(int row) const;
    static QString areaName(const QString &area);

    RoleRights m_rights;
    QList<Row> m_rows;
    QString m_ownRole;
    bool m_mayChange;
};

Q_DECLARE_METATYPE(RoleRights::Right)
