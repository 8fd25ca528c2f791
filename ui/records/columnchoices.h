#pragma once
#include <QAbstractListModel>
#include <QSet>

struct Entity;
struct Field;

// The columns that a list may have, those that it has first and in its order. Ticking one leaves it in its place; moving it is what
// changes the order.
class ColumnChoices : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { NoteRole = Qt::UserRole + 1 }; // beside the name, quieter: the word of a narrow header, or why it is not seen

    ColumnChoices(const Entity &entity, const QStringList &shown, QObject *parent = nullptr);

    QStringList shown() const;
    // Ticked columns that have no room in the list now.
    void setWithoutRoom(const QStringList &fields);
    // Not the last one that is ticked: a list has a column.
    void toggle(int row);
    void move(int row, int to);
    bool matches(int row, const QString &words) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void changed();

private:
    QString note(const Field &field) const;

    QList<const Field *> m_fields;
    QSet<QString> m_shown;
    QStringList m_withoutRoom;
};
