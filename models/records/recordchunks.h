#pragma once
#include <QList>
#include <QString>
#include <QVariantList>
#include <optional>

// Where the rows of a long ordered list are: chunks that are loaded (or were, and remember their first and last key) and the gaps
// between them. Pure bookkeeping: it plans the next read and says where an answer belongs, and never reads itself.
class RecordChunks
{
public:
    static constexpr int PageSize = 100;
    static constexpr int KeptRows = 2400; // more are forgotten, farthest from where one looks first

    // The place of a row in the order: the text of what it is ordered by (null when it has none), and its id.
    struct Key
    {
        QString sort;
        QString id;
        bool operator==(const Key &) const = default;
    };
    struct Row
    {
        Key key;
        int version = 0;
        QVariantList cells;
    };
    struct Chunk
    {
        int first = 0;
        int size = 0;
        Key firstKey;
        Key lastKey;
        QList<Row> rows; // empty: forgotten, the keys remain

        int end() const { return first + size; }
        bool isLoaded() const { return !rows.isEmpty(); }
    };
    // Rows between two keys, in the list's order or from its far end. Fill puts rows into a gap; Reload replaces a chunk's.
    struct Read
    {
        enum class Purpose { Fill, Reload };
        Purpose purpose = Purpose::Fill;
        bool backward = false;
        std::optional<Key> lower; // rows after it, or from it on
        bool withLower = false;
        std::optional<Key> upper; // rows before it, or up to it
        bool withUpper = false;
        bool isOpen = false; // `lower` says where the answer belongs, and is not asked for: rows before it may be among them
        int skip = 0;        // rows passed over: only when somebody drags into the unknown
        int limit = PageSize;
        std::optional<Key> chunk = {}; // of a Reload: the chunk that it renews, by its first key
    };
    // Rows [first, end) that no chunk covers.
    struct Gap
    {
        int first = 0;
        int end = 0;
        int size() const { return end - first; }
        bool isEmpty() const { return first >= end; }
    };

    int rowCount() const { return m_rowCount; }
    const QList<Chunk> &chunks() const { return m_chunks; }
    const Row *row(int row) const;
    int rowOf(const QString &id) const;
    bool isLoaded(int first, int last) const;

    // The read that brings some of the wanted rows nearer, nothing when all are there.
    std::optional<Read> plan(int firstWanted, int lastWanted) const;
    Read planEnd() const;
    Read planReload(qsizetype chunk) const;
    // What an open read brought that is not there yet.
    QList<Row> missingOf(const Read &read, const QList<Row> &rows) const;
    // The gap that a Fill answers into; nothing when the list has changed too much meanwhile.
    std::optional<Gap> gapOf(const Read &read) const;
    // The chunk that a Reload answers.
    qsizetype chunkOf(const Read &read) const;
    // The widest gap, or an empty one at the end.
    Gap widestGap() const;

    void clear();
    void insertPlaceholders(int at, int count);
    void removePlaceholders(int at, int count);
    void place(int first, const QList<Row> &rows);
    void setRow(qsizetype chunk, int row, const Row &value) { m_chunks[chunk].rows[row] = value; }
    void insertRows(qsizetype chunk, int at, const QList<Row> &rows);
    void removeRows(qsizetype chunk, int at, int count);
    void moveRow(qsizetype chunk, int from, int to);
    // From a row on a loaded chunk becomes another one behind it. settle() both.
    void split(qsizetype chunk, int at);
    // After insertRows, removeRows, moveRow and split: renews the chunk's keys, drops it when it is empty.
    void settle(qsizetype chunk);
    void forgetFarFrom(int row);

private:
    qsizetype chunkAt(int row) const; // -1: in a gap
    Gap gapAround(int row) const;
    void shift(qsizetype fromChunk, int by);

    QList<Chunk> m_chunks;
    int m_rowCount = 0;
};
