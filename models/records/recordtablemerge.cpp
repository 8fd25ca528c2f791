#include "catalog/entity.h"
#include "records/recordtable.h"

// Others' changes: every chunk around the rows last looked at is read again between its keys, and what differs is moved, removed, inserted
// or renewed row by row, so that selections and scroll positions stay with their rows.

void RecordTable::refreshInPlace()
{
    if (!m_started)
        return;
    m_mergeQueue.clear();
    const int centre = std::max(0, m_firstWanted);
    for (const RecordChunks::Chunk &chunk : m_pages.chunks())
        if (chunk.isLoaded() && chunk.first - RecordChunks::PageSize <= centre && chunk.end() + RecordChunks::PageSize > centre)
            m_mergeQueue.append(chunk.firstKey);
    if (m_pages.chunks().isEmpty())
        return refresh();
    m_isCountDue = true;
    addTotals();
    if (!isReading())
        mergeNext();
    if (!isReading())
        countRows();
}

void RecordTable::mergeNext()
{
    while (!m_mergeQueue.isEmpty()) {
        const RecordChunks::Key key = m_mergeQueue.takeFirst();
        for (qsizetype index = 0; index < m_pages.chunks().size(); ++index)
            if (m_pages.chunks().at(index).firstKey == key)
                return request(m_pages.planReload(index));
    }
}

// Whether rows that are there are being read again, rather than rows that are missing.
bool RecordTable::isMerging() const
{
    if (!isReading() || m_readPlan->purpose != RecordChunks::Read::Purpose::Reload)
        return false;
    const qsizetype index = m_pages.chunkOf(*m_readPlan);
    return index >= 0 && m_pages.chunks().at(index).isLoaded();
}

void RecordTable::merge(const RecordChunks::Read &read, const QList<RecordChunks::Row> &fresh)
{
    const qsizetype index = m_pages.chunkOf(read);
    if (index < 0)
        return;
    const bool isLoaded = m_pages.chunks().at(index).isLoaded();
    const bool isCut = fresh.size() == read.limit; // more came in at once than a page: there may be others behind
    if (isCut && isLoaded)
        keepBeyond(index, fresh);
    if (isLoaded)
        mergeRows(index, fresh);
    else
        restoreRows(index, fresh);
    if (isCut)
        insertPlaceholders(m_pages.chunks().at(index).end(), 1);
    if (m_count.precision == Precision::Exact && m_pages.widestGap().isEmpty())
        setCount(m_pages.rowCount(), Precision::Exact);
    m_pages.forgetFarFrom(std::max(m_firstWanted, 0));
}

// Rows that an answer did not reach stay, as a chunk of their own that is read next; what came in before them is read when it is looked at.
// Of rows that are still in the same place the last one says how far it reached.
void RecordTable::keepBeyond(qsizetype index, const QList<RecordChunks::Row> &fresh)
{
    const RecordChunks::Chunk chunk = m_pages.chunks().at(index);
    QHash<QString, RecordChunks::Key> reached;
    for (const RecordChunks::Row &row : fresh)
        reached.insert(row.key.id, row.key);
    int at = int(chunk.rows.size());
    while (at > 0 && reached.value(chunk.rows.at(at - 1).key.id) != chunk.rows.at(at - 1).key)
        --at;
    for (int row = at; row < chunk.rows.size(); ++row) {
        if (!reached.contains(chunk.rows.at(row).key.id))
            continue;
        if (row > at) {
            beginMoveRows({}, chunk.first + row, chunk.first + row, {}, chunk.first + at);
            m_pages.moveRow(index, row, at);
            endMoveRows();
        }
        ++at;
    }
    if (at == chunk.rows.size())
        return;
    m_pages.split(index, at);
    m_pages.settle(index + 1);
    m_mergeQueue.prepend(m_pages.chunks().at(index + 1).firstKey);
}

// A chunk that was forgotten comes back, perhaps shorter or longer than it was.
void RecordTable::restoreRows(qsizetype index, const QList<RecordChunks::Row> &fresh)
{
    const RecordChunks::Chunk chunk = m_pages.chunks().at(index);
    const int difference = int(fresh.size()) - chunk.size;
    if (difference < 0)
        beginRemoveRows({}, chunk.end() + difference, chunk.end() - 1);
    else if (difference > 0)
        beginInsertRows({}, chunk.end(), chunk.end() + difference - 1);
    m_pages.removeRows(index, 0, chunk.size);
    m_pages.insertRows(index, 0, fresh);
    m_pages.settle(index);
    if (difference < 0)
        endRemoveRows();
    else if (difference > 0)
        endInsertRows();
    if (!fresh.isEmpty())
        Q_EMIT dataChanged(this->index(chunk.first, 0), this->index(chunk.first + int(fresh.size()) - 1, std::max(0, columnCount() - 1)));
}

void RecordTable::mergeRows(qsizetype index, const QList<RecordChunks::Row> &fresh)
{
    const int first = m_pages.chunks().at(index).first;
    const auto rows = [&]() -> const QList<RecordChunks::Row> & { return m_pages.chunks().at(index).rows; };
    QSet<QString> kept;
    for (const RecordChunks::Row &row : fresh)
        kept.insert(row.key.id);

    for (int at = int(rows().size()) - 1; at >= 0; --at) {
        if (kept.contains(rows().at(at).key.id))
            continue;
        int from = at;
        while (from > 0 && !kept.contains(rows().at(from - 1).key.id))
            --from;
        beginRemoveRows({}, first + from, first + at);
        m_pages.removeRows(index, from, at - from + 1);
        endRemoveRows();
        at = from;
    }
    QSet<QString> present;
    for (const RecordChunks::Row &row : rows())
        present.insert(row.key.id);
    for (int at = 0; at < fresh.size(); ++at) {
        const RecordChunks::Row &row = fresh.at(at);
        int was = -1;
        for (int candidate = at; candidate < rows().size() && was < 0; ++candidate)
            if (rows().at(candidate).key.id == row.key.id)
                was = candidate;
        if (was < 0) {
            int end = at + 1;
            while (end < fresh.size() && !present.contains(fresh.at(end).key.id))
                ++end;
            beginInsertRows({}, first + at, first + end - 1);
            m_pages.insertRows(index, at, fresh.sliced(at, end - at));
            endInsertRows();
            at = end - 1;
            continue;
        }
        if (was > at) {
            beginMoveRows({}, first + was, first + was, {}, first + at);
            m_pages.moveRow(index, was, at);
            endMoveRows();
        }
        if (rows().at(at).cells != row.cells) {
            m_pages.setRow(index, at, row);
            Q_EMIT dataChanged(this->index(first + at, 0), this->index(first + at, std::max(0, columnCount() - 1)));
        }
    }
    m_pages.settle(index);
}
