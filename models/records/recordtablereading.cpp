#include "backend.h"
#include "catalog/entity.h"
#include "db/awaiting.h"
#include "db/database.h"
#include "records/recordselect.h"
#include "records/recordtable.h"
#include "records/viewer.h"

// Rows arrive as they are looked at: what is wanted, the one read that is under way for it, and where its answer goes.

static constexpr int ReadAhead = 60;

void RecordTable::showEnd()
{
    if (m_pages.isLoaded(std::max(0, rowCount() - 1), rowCount() - 1) && m_count.precision == Precision::Exact)
        return;
    m_isEndWanted = true;
    request(m_pages.planEnd());
}

void RecordTable::noteWanted(int row) const
{
    const bool isFirst = m_firstWanted < 0 || !m_wantedTimer.isActive();
    m_firstWanted = isFirst ? row : std::min(m_firstWanted, row);
    m_lastWanted = isFirst ? row : std::max(m_lastWanted, row);
    if (!m_wantedTimer.isActive())
        m_wantedTimer.start();
}

void RecordTable::fetchWanted()
{
    if (m_firstWanted < 0)
        return;
    std::optional<RecordChunks::Read> read = m_pages.plan(m_firstWanted, m_lastWanted);
    if (isMerging())
        return; // what others changed comes first; its answer asks again
    if (!read && m_isEndWanted && !isReading())
        return request(m_pages.planEnd()); // rows that were looked at meanwhile took its place
    if (!read && !m_isEndWanted)
        read = m_pages.plan(m_firstWanted - ReadAhead, m_lastWanted + ReadAhead);
    if (read) {
        const bool isOnItsWay = isReading() && m_readPlan->lower == read->lower && m_readPlan->upper == read->upper
                                && m_readPlan->skip == read->skip && m_readPlan->backward == read->backward;
        if (!isOnItsWay)
            request(*read);
    } else if (!isReading()) {
        mergeNext();
    }
}

// Until its answer was taken: one that has arrived, and waits for its turn among the events, must not be superseded as if nobody had asked.
bool RecordTable::isReading() const
{
    return m_readPlan && !m_read.isCanceled();
}

void RecordTable::request(const RecordChunks::Read &read)
{
    if (isMerging() && !m_mergeQueue.contains(*m_readPlan->chunk))
        m_mergeQueue.prepend(*m_readPlan->chunk); // its answer goes, what others changed is still to come
    supersede(m_read);
    if (!m_counting.isFinished()) { // one connection answers in order, and rows come first
        supersede(m_counting);
        m_isCountDue = true;
    }
    m_readPlan = read;
    m_read = m_backend.database.query(m_select->page(viewer(m_backend, m_entity), m_fetched, m_filter, m_sortField, m_order, read));
    const int ticket = ++m_ticket;
    whenAnswered(m_read, this, [this, read, ticket](const Result<Rows> &answer) {
        if (ticket != m_ticket)
            return;
        m_readPlan.reset();
        if (!answer || (read.backward && !read.upper))
            m_isEndWanted = false;
        if (!answer) {
            m_isUnread = true;
            Q_EMIT failed(answer.error());
            return Q_EMIT loadingChanged();
        }
        const QList<RecordChunks::Row> rows = keyed(*answer, read.backward);
        if (read.purpose == RecordChunks::Read::Purpose::Reload)
            merge(read, rows);
        else
            take(read, rows);
        Q_EMIT pageArrived();
        fetchWanted();
        if (isReading())
            return;
        if (m_isCountDue)
            countRows();
        Q_EMIT loadingChanged();
    });
    m_isUnread = false;
    Q_EMIT loadingChanged();
}

void RecordTable::stop()
{
    supersede(m_read);
    supersede(m_counting);
    m_isCountDue = false;
    supersede(m_between);
    m_readPlan.reset();
    m_isEndWanted = false;
    m_mergeQueue.clear();
    m_exactCount.forget();
    m_sums.forget();
    m_isUnread = true;
    Q_EMIT loadingChanged();
}

QList<RecordChunks::Row> RecordTable::keyed(const Rows &rows, bool reversed)
{
    m_cellIndex.clear();
    for (qsizetype column = 0; column < rows.columns().size(); ++column)
        m_cellIndex.insert(rows.columns().at(column), int(column));
    m_cellIndex.insert(m_entity.keyField, 1);
    const int version = m_cellIndex.value(m_entity.versionField, -1);
    QList<RecordChunks::Row> list;
    list.reserve(rows.size());
    for (qsizetype index = 0; index < rows.size(); ++index) {
        const QVariantList &cells = rows.row(reversed ? rows.size() - 1 - index : index);
        const QVariant &sort = cells.at(0);
        list.append(
            {{sort.isNull() ? QString() : sort.toString(), cells.at(1).toString()}, version < 0 ? 0 : cells.at(version).toInt(), cells});
    }
    return list;
}

// An answer shorter than asked for has reached the other side: what remains of the gap never was. A full one that fills the gap to an
// end that nobody has counted yet leaves room for more, and so does one that brings more than there was room for.
void RecordTable::take(const RecordChunks::Read &read, const QList<RecordChunks::Row> &answer)
{
    const std::optional<RecordChunks::Gap> gap = m_pages.gapOf(read);
    if (!gap)
        return;
    const QList<RecordChunks::Row> rows = m_pages.missingOf(read, answer);
    const int arrived = int(rows.size());
    const bool isClosed = arrived < read.limit;
    const bool atEnd = gap->end == m_pages.rowCount();
    const int skip = std::min(read.skip, gap->size());
    int room = gap->size() - skip;
    const bool isMoreThanCounted = arrived > room;
    if (isMoreThanCounted) {
        insertPlaceholders(read.backward ? gap->first : gap->end, arrived - room);
        room = arrived;
    }
    const int end = gap->first + skip + room;
    const int first = read.backward ? end - skip - arrived : gap->first + skip;
    m_pages.place(first, rows);
    if (arrived > 0)
        Q_EMIT dataChanged(index(first, 0), index(first + arrived - 1, std::max(0, columnCount() - 1)));
    if (isClosed && read.skip == 0) {
        removePlaceholders(read.backward ? gap->first : first + arrived, room - arrived);
        if (!read.upper && m_pages.widestGap().isEmpty())
            setCount(m_pages.rowCount(), Precision::Exact);
    } else if (isClosed && !read.backward) {
        removePlaceholders(first + arrived, room - arrived);
    } else if (atEnd && !read.backward && first + arrived == m_pages.rowCount() && m_count.precision != Precision::Exact) {
        insertPlaceholders(m_pages.rowCount(), RecordChunks::PageSize);
    } else if (isMoreThanCounted) {
        insertPlaceholders(read.backward ? first : first + arrived, 1);
    }
    m_pages.forgetFarFrom(std::max(m_firstWanted, 0));
}
