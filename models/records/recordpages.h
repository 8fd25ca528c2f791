#pragma once
#include <QList>
#include <QString>
#include <QVariantList>

// Where rows of a long ordered list are: chunks that are loaded (or were, and remember their first and last key) and gaps between
// them, with the position of each. Pure bookkeeping: it plans the next read and never reads.
class RecordPages
{
public:
    static constexpr int PageSize = 200;
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
    // A read that would fill rows [first, end) or a part of them.
    struct Gap
    {
        enum class From { Before, After, Within }; // read forward from the lower key, backward from the upper key, or between both
        int first = 0;
        int end = 0;
        bool hasLower = false; // rows after `lower`
        Key lower;
        bool hasUpper = false; // rows before (Within: up to and including) `upper`
        Key upper;
        From from = From::Before;
        int skip = 0; // rows between the key and the first wanted: only when somebody drags into the unknown
        int limit = PageSize;
    };

    int rowCount() const { return m_rowCount; }
    void clear();
    void setRowCount(int rows) { m_rowCount = rows; }
    const QList<Chunk> &chunks() const { return m_chunks; }
    const Row *row(int row) const;
    int rowOf(const QString &id) const;
};
