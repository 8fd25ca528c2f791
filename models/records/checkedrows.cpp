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
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, std::max(0, columnCount() - 1)), {CheckedRole});
    Q_EMIT checkedChanged();
}

void RecordTable::setAllChecked(bool checked)
{
    m_choice.all = checked;
    m_choice.exceptions.clear();
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

RowChoice RecordTable::choice() const
{
    RowChoice choice = m_choice;
    choice.filter = m_filter;
    return choice;
}

// What was interrupted has rows that nobody tried: of "all", they stay ticked as all but those that are done.
void RecordTable::settle(const QStringList &done, const QHash<QString, QString> &refusals, bool wasInterrupted)
{
    if (m_choice.all && !wasInterrupted)
        m_choice = {{}, false, QSet<QString>(refusals.keyBegin(), refusals.keyEnd())};
    else
        for (const QString &id : done)
            m_choice.all ? (void)m_choice.exceptions.insert(id) : (void)m_choice.exceptions.remove(id);
    m_refusals = refusals;
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {CheckedRole, RefusalRole});
    Q_EMIT checkedChanged();
}
