#include "backend.h"
#include "db/database.h"
#include "records/recordselect.h"
#include "records/recordtable.h"
#include "records/viewer.h"

// Checked rows: all but some, or none but some, by key.

void RecordTable::setChecked(const QString &id, bool checked)
{
    if (id.isEmpty() || isChecked(id) == checked)
        return;
    if (checked != m_checkedAll)
        m_exceptions.insert(id);
    else
        m_exceptions.remove(id);
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, std::max(0, columnCount() - 1)), {CheckedRole});
    Q_EMIT checkedChanged();
}

void RecordTable::setAllChecked(bool checked)
{
    m_checkedAll = checked;
    m_exceptions.clear();
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
    return m_checkedAll ? std::max<qlonglong>(0, m_count.rows - m_exceptions.size()) : qlonglong(m_exceptions.size());
}

QFuture<Result<QStringList>> RecordTable::checkedIds()
{
    if (!m_checkedAll)
        return QtFuture::makeReadyFuture(Result<QStringList>(QStringList(m_exceptions.cbegin(), m_exceptions.cend())));
    return m_backend.database.query(m_select->ids(viewer(m_backend, m_entity), m_filter), Database::Lane::Jobs)
        .then(this, [exceptions = m_exceptions](const Result<Rows> &rows) -> Result<QStringList> {
            if (!rows)
                return std::unexpected(rows.error());
            QStringList ids;
            for (qsizetype row = 0; row < rows->size(); ++row)
                if (const QString id = rows->text(row, u"id"); !exceptions.contains(id))
                    ids.append(id);
            return ids;
        });
}
