#include "records/recordchunks.h"

#include <QSet>
#include <algorithm>

const RecordChunks::Row *RecordChunks::row(int row) const
{
    const qsizetype index = chunkAt(row);
    if (index < 0 || !m_chunks.at(index).isLoaded())
        return nullptr;
    return &m_chunks.at(index).rows.at(row - m_chunks.at(index).first);
}

int RecordChunks::rowOf(const QString &id) const
{
    for (const Chunk &chunk : m_chunks)
        for (qsizetype row = 0; row < chunk.rows.size(); ++row)
            if (chunk.rows.at(row).key.id == id)
                return chunk.first + int(row);
    return -1;
}

bool RecordChunks::isLoaded(int first, int last) const
{
    for (int row = first; row <= last;) {
        const qsizetype index = chunkAt(row);
        if (index < 0 || !m_chunks.at(index).isLoaded())
            return false;
        row = m_chunks.at(index).end();
    }
    return true;
}

qsizetype RecordChunks::chunkAt(int row) const
{
    const auto after = std::ranges::upper_bound(m_chunks, row, {}, &Chunk::first);
    if (after == m_chunks.begin())
        return -1;
    const auto chunk = std::prev(after);
    return row < chunk->end() ? chunk - m_chunks.begin() : -1;
}

RecordChunks::Gap RecordChunks::gapAround(int row) const
{
    Gap gap{0, m_rowCount};
    for (const Chunk &chunk : m_chunks) {
        if (chunk.end() <= row)
            gap.first = chunk.end();
        else if (chunk.first > row) {
            gap.end = chunk.first;
            break;
        }
    }
    return gap;
}

RecordChunks::Gap RecordChunks::widestGap() const
{
    Gap widest{m_rowCount, m_rowCount};
    int at = 0;
    for (const Chunk &chunk : m_chunks) {
        if (chunk.first - at > widest.size())
            widest = {at, chunk.first};
        at = chunk.end();
    }
    return m_rowCount - at > widest.size() ? Gap{at, m_rowCount} : widest;
}

std::optional<RecordChunks::Read> RecordChunks::plan(int firstWanted, int lastWanted) const
{
    for (int row = std::max(0, firstWanted); row <= std::min(lastWanted, m_rowCount - 1);) {
        const qsizetype index = chunkAt(row);
        if (index >= 0 && !m_chunks.at(index).isLoaded())
            return planReload(index);
        if (index >= 0) {
            row = m_chunks.at(index).end();
            continue;
        }
        const Gap gap = gapAround(row);
        Read read;
        for (const Chunk &chunk : m_chunks) {
            if (chunk.end() == gap.first)
                read.lower = chunk.lastKey;
            if (chunk.first == gap.end)
                read.upper = chunk.firstKey;
        }
        const int last = std::min(lastWanted, gap.end - 1);
        const bool reachesUpper = gap.end - row <= PageSize;
        const bool reachesLower = last - gap.first < PageSize;
        // In the middle of the unknown the nearer end is counted from; everywhere else a key says where to go on.
        read.backward = !reachesLower && (reachesUpper || gap.end - last < row - gap.first);
        if (!reachesLower && !reachesUpper)
            read.skip = std::max(0, read.backward ? gap.end - 1 - last - PageSize / 4 : row - gap.first - PageSize / 4);
        return read;
    }
    return std::nullopt;
}

RecordChunks::Read RecordChunks::planEnd() const
{
    Read read;
    read.backward = true;
    if (!m_chunks.isEmpty()) {
        read.lower = m_chunks.last().lastKey;
        // Far from what is there the statement is always the same, and so its plan is kept.
        read.isOpen = m_rowCount - m_chunks.last().end() > 2 * PageSize;
    }
    return read;
}

QList<RecordChunks::Row> RecordChunks::missingOf(const Read &read, const QList<Row> &rows) const
{
    if (!read.isOpen)
        return rows;
    QSet<QString> there{read.lower->id};
    for (const Chunk &chunk : m_chunks)
        if (chunk.lastKey == *read.lower)
            for (const Row &row : chunk.rows)
                there.insert(row.key.id);
    qsizetype first = rows.size();
    while (first > 0 && !there.contains(rows.at(first - 1).key.id))
        --first;
    return rows.sliced(first);
}

RecordChunks::Read RecordChunks::planReload(qsizetype index) const
{
    const Chunk &chunk = m_chunks.at(index);
    Read read;
    read.purpose = Read::Purpose::Reload;
    read.limit = chunk.size + PageSize;
    read.chunk = chunk.firstKey;
    // Rows that came in before the first and after the last of the whole list belong to the chunks at its ends.
    if (index > 0 && m_chunks.at(index - 1).end() == chunk.first) {
        read.lower = m_chunks.at(index - 1).lastKey;
    } else if (chunk.first > 0) {
        read.lower = chunk.firstKey;
        read.withLower = true;
    }
    if (chunk.end() < m_rowCount) {
        read.upper = chunk.lastKey;
        read.withUpper = true;
    }
    return read;
}

std::optional<RecordChunks::Gap> RecordChunks::gapOf(const Read &read) const
{
    if (read.purpose != Read::Purpose::Fill)
        return std::nullopt;
    Gap gap{0, m_rowCount};
    bool lowerFound = !read.lower;
    bool upperFound = !read.upper;
    for (const Chunk &chunk : m_chunks) {
        if (read.lower && chunk.lastKey == *read.lower) {
            gap.first = chunk.end();
            lowerFound = true;
        }
        if (read.upper && chunk.firstKey == *read.upper) {
            gap.end = chunk.first;
            upperFound = true;
        }
    }
    const bool isFree
        = std::ranges::none_of(m_chunks, [&](const Chunk &chunk) { return chunk.first < gap.end && chunk.end() > gap.first; });
    if (!lowerFound || !upperFound || !isFree || gap.first > gap.end)
        return std::nullopt;
    return gap;
}

qsizetype RecordChunks::chunkOf(const Read &read) const
{
    for (qsizetype index = 0; index < m_chunks.size(); ++index) {
        // Rows may have been counted behind it meanwhile: that changes where it ends, not what it is.
        const Read now = planReload(index);
        if (now.chunk == read.chunk && now.lower == read.lower)
            return index;
    }
    return -1;
}

void RecordChunks::clear()
{
    m_chunks.clear();
    m_rowCount = 0;
}

void RecordChunks::shift(qsizetype fromChunk, int by)
{
    for (qsizetype index = fromChunk; index < m_chunks.size(); ++index)
        m_chunks[index].first += by;
    m_rowCount += by;
}

void RecordChunks::insertPlaceholders(int at, int count)
{
    const auto after = std::ranges::lower_bound(m_chunks, at, {}, &Chunk::first);
    shift(after - m_chunks.begin(), count);
}

void RecordChunks::removePlaceholders(int at, int count)
{
    const auto after = std::ranges::lower_bound(m_chunks, at + count, {}, &Chunk::first);
    shift(after - m_chunks.begin(), -count);
}

void RecordChunks::place(int first, const QList<Row> &rows)
{
    if (rows.isEmpty())
        return;
    const Chunk chunk{first, int(rows.size()), rows.first().key, rows.last().key, rows};
    const auto after = std::ranges::upper_bound(m_chunks, first, {}, &Chunk::first);
    m_chunks.insert(after - m_chunks.begin(), chunk);
}

void RecordChunks::insertRows(qsizetype index, int at, const QList<Row> &rows)
{
    Chunk &chunk = m_chunks[index];
    for (qsizetype row = 0; row < rows.size(); ++row)
        chunk.rows.insert(at + row, rows.at(row));
    chunk.size += int(rows.size());
    shift(index + 1, int(rows.size()));
}

void RecordChunks::removeRows(qsizetype index, int at, int count)
{
    Chunk &chunk = m_chunks[index];
    if (chunk.isLoaded())
        chunk.rows.remove(at, count);
    chunk.size -= count;
    shift(index + 1, -count);
}

void RecordChunks::moveRow(qsizetype index, int from, int to)
{
    m_chunks[index].rows.move(from, to);
}

void RecordChunks::split(qsizetype index, int at)
{
    Chunk rest = m_chunks.at(index);
    rest.first += at;
    rest.size -= at;
    rest.rows = rest.rows.sliced(at);
    m_chunks[index].size = at;
    m_chunks[index].rows.resize(at);
    m_chunks.insert(index + 1, rest);
}

void RecordChunks::settle(qsizetype index)
{
    Chunk &chunk = m_chunks[index];
    if (chunk.size == 0) {
        m_chunks.removeAt(index);
    } else if (chunk.isLoaded()) {
        chunk.firstKey = chunk.rows.first().key;
        chunk.lastKey = chunk.rows.last().key;
    }
}

void RecordChunks::forgetFarFrom(int row)
{
    int loaded = 0;
    for (const Chunk &chunk : std::as_const(m_chunks))
        loaded += int(chunk.rows.size());
    while (loaded > KeptRows) {
        Chunk *farthest = nullptr;
        int distance = PageSize; // what is looked at stays
        for (Chunk &chunk : m_chunks) {
            const int away = std::max(chunk.first - row, row - chunk.end());
            if (chunk.isLoaded() && away > distance) {
                farthest = &chunk;
                distance = away;
            }
        }
        if (!farthest)
            return;
        loaded -= int(farthest->rows.size());
        farthest->rows = {};
    }
}
