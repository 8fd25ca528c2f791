#include "catalog/entity.h"
#include "records/recordtable.h"

// Checked rows: all but some, or none but some, by key.

void RecordTable::setChecked(const QString &id, bool checked)
{
    if (id.isEmpty() || isChecked(id) == checked)
        return;
    if (checked != m_choice.all)
        m_choice.exceptions.insert(id);
    else
        m_choice.exceptions.remove(id);
    if (!checked)
        m_refusals.remove(id);
    const int row = rowOf(id);
    if (checked && row >= 0)
        m_checkedStates.insert(id, value(row, m_entity.stateField).toString());
    if (row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, std::max(0, columnCount() - 1)), {CheckedRole});
    Q_EMIT checkedChanged();
}

void RecordTable::setAllChecked(bool checked)
{
    m_choice.all = checked;
    m_choice.exceptions.clear();
    m_checkedStates.clear();
    m_refusals.clear();
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {CheckedRole});
    Q_EMIT checkedChanged();
}

void RecordTable::checkAll()
{
    setAllChecked(true);
}
void RecordTable::uncheckAll()
{
    setAllChecked(false);
}

qlonglong RecordTable::checkedCount() const
{
    const qlonglong named = m_choice.exceptions.size();
    return m_choice.all ? std::max<qlonglong>(0, m_count.rows - named) : named;
}

// Of all rows: as far as the filter says it, where not every one is loaded.
std::optional<QSet<QString>> RecordTable::checkedStates() const
{
    QSet<QString> states;
    if (!m_choice.all) {
        for (const QString &id : m_choice.exceptions) {
            const int row = rowOf(id);
            if (row < 0 && !m_checkedStates.contains(id))
                return std::nullopt;
            states.insert(row < 0 ? m_checkedStates.value(id) : value(row, m_entity.stateField).toString());
        }
        return states;
    }
    bool isKnown = m_count.precision == Precision::Exact;
    for (int row = 0; isKnown && row < rowCount(); ++row) {
        isKnown = isLoaded(row);
        if (isKnown && isChecked(id(row)))
            states.insert(value(row, m_entity.stateField).toString());
    }
    if (isKnown)
        return states;
    for (const Condition &condition : m_filter.conditions)
        if (condition.field == m_entity.stateField && condition.op == Condition::Op::Is) {
            const QStringList named = QVariant(condition.values).toStringList();
            return QSet<QString>(named.cbegin(), named.cend());
        }
    return std::nullopt;
}

RowChoice RecordTable::choice() const
{
    RowChoice choice = m_choice;
    choice.filter = m_filter;
    return choice;
}

void RecordTable::setRefusal(const QString &id, const QString &sentence)
{
    if (refusal(id) == sentence)
        return;
    sentence.isEmpty() ? (void)m_refusals.remove(id) : (void)m_refusals.insert(id, sentence);
    if (const int row = rowOf(id); row >= 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1), {RefusalRole});
}

// What was interrupted has rows that nobody tried: of "all", they stay ticked as all but those that are done.
void RecordTable::settle(const QStringList &done, const QHash<QString, QString> &refusals, const QHash<QString, QString> &states,
                         bool wasInterrupted)
{
    if (m_choice.all && !wasInterrupted)
        m_choice = {{}, false, QSet<QString>(refusals.keyBegin(), refusals.keyEnd())};
    else
        for (const QString &id : done)
            m_choice.all ? (void)m_choice.exceptions.insert(id) : (void)m_choice.exceptions.remove(id);
    m_refusals = refusals;
    m_checkedStates.insert(states); // of some that were never loaded, too
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {CheckedRole, RefusalRole});
    Q_EMIT checkedChanged();
}
