#pragma once
#include <QAbstractTableModel>

class KeyMap;

// The key map as a table: what is done, where, and by which key.
class KeyRows : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { ActionColumn, PlaceColumn, KeyColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, ChangedRole };

    explicit KeyRows(const KeyMap &keys, QObject *parent = nullptr);

    // Shows what has these words, in any order.
    void setWords(const QString &words);
    QModelIndex indexOf(const QString &id, Column column = ActionColumn) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void read();

    const KeyMap &m_keys;
    QList<qsizetype> m_shown; // of the map's entries
    QString m_words;
};
