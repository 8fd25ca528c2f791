#include "shell/keyrows.h"
#include "shell/keymap.h"
#include "widgets/keycap.h"
#include "widgets/theme.h"

using namespace Qt::StringLiterals;

namespace {
QString keyText(const KeyMap::Entry &entry)
{
    return entry.present.isEmpty() ? KeyRows::tr("off") : keyName(entry.present);
}
}

KeyRows::KeyRows(const KeyMap &keys, QObject *parent)
    : QAbstractTableModel(parent)
    , m_keys(keys)
{
    connect(&keys, &KeyMap::changed, this, &KeyRows::read);
    read();
}

void KeyRows::setWords(const QString &words)
{
    m_words = words;
    read();
}

// A change of one key keeps the rows, so that the current one stays; new entries and words make them anew.
void KeyRows::read()
{
    QList<qsizetype> shown;
    const auto words = QStringView(m_words).split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < m_keys.entries().size(); ++i) {
        const KeyMap::Entry &entry = m_keys.entries().at(i);
        const QString text = entry.text + u' ' + entry.place + u' ' + keyText(entry);
        if (!entry.text.isEmpty()
            && std::ranges::all_of(words, [&text](QStringView word) { return text.contains(word, Qt::CaseInsensitive); }))
            shown.append(i);
    }
    if (shown == m_shown) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_shown = shown;
    endResetModel();
}

QModelIndex KeyRows::indexOf(const QString &id, Column column) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (m_keys.entries().at(m_shown.at(row)).id == id)
            return index(row, column);
    return {};
}

int KeyRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int KeyRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant KeyRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const KeyMap::Entry &entry = m_keys.entries().at(m_shown.at(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == ActionColumn ? entry.text : index.column() == PlaceColumn ? entry.place : keyText(entry);
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3").arg(entry.text, entry.place, keyText(entry));
    case Qt::ToolTipRole:
        return entry.isChanged() ? tr("Usually %1").arg(keyName(entry.usual)) : QVariant();
    case Qt::FontRole:
        return index.column() == KeyColumn && entry.isChanged() ? Theme::font(13, QFont::DemiBold) : QVariant();
    case Qt::ForegroundRole:
        return index.column() == PlaceColumn || entry.present.isEmpty() ? QVariant(Theme::tokens().ink3) : QVariant();
    case IdRole:
        return entry.id;
    case ChangedRole:
        return entry.isChanged();
    default:
        return {};
    }
}

QVariant KeyRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return section == ActionColumn ? tr("Action") : section == PlaceColumn ? tr("Where") : tr("Key");
}
