#include "records/recordtable.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/awaiting.h"
#include "db/database.h"
#include "records/recordselect.h"
#include "records/viewer.h"

using namespace Qt::StringLiterals;

static constexpr int CountedAtOnce = 1001;
static constexpr int ReadAhead = 60;

RecordTable::RecordTable(Backend &backend, const Entity &entity, QObject *parent)
    : QAbstractTableModel(parent)
    , m_backend(backend)
    , m_entity(entity)
    , m_select(std::make_unique<RecordSelect>(entity, backend.catalog))
    , m_sortField(entity.sortField)
    , m_order(entity.sortOrder)
    , m_exactCount(
          [this] { return m_backend.database.query(m_select->count(viewer(m_backend, m_entity), m_filter, 0), Database::Lane::Jobs); },
          [this](const Rows &rows) {
              if (!rows.isEmpty())
                  setCount(rows.number(0, u"n"), Precision::Exact);
          })
    , m_sums([this] { return m_backend.database.query(m_select->totals(viewer(m_backend, m_entity), m_filter), Database::Lane::Jobs); },
             [this](const Rows &rows) { takeTotals(rows); })
{
    m_wantedTimer.setSingleShot(true);
    m_wantedTimer.setInterval(0);
    connect(&m_wantedTimer, &QTimer::timeout, this, &RecordTable::fetchWanted);
    setShown(entity.columns);
}

RecordTable::~RecordTable()
{
    supersede(m_read);
    supersede(m_counting);
}

const Field &RecordTable::field(int column) const
{
    return *m_columns.at(column);
}

void RecordTable::setFilter(const Filter &filter)
{
    if (filter == m_filter && m_started)
        return;
    m_filter = filter;
    if (!m_choice.isEmpty())
        uncheckAll();
    if (m_started)
        startOver();
}

void RecordTable::setSort(const QString &field, Qt::SortOrder order)
{
    if (field == m_sortField && order == m_order)
        return;
    m_sortField = field;
    m_order = order;
    if (m_started)
        startOver();
}

void RecordTable::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < m_columns.size() && m_columns.at(column)->sortable)
        setSort(m_columns.at(column)->orderedBy(), order);
}

void RecordTable::setShown(const QStringList &fields)
{
    beginResetModel();
    m_shown.clear();
    m_columns.clear();
    for (const QString &name : fields) {
        const Field *field = m_entity.field(name);
        if (field && field->listed) {
            m_shown.append(name);
            m_columns.append(field);
        }
    }
    // What a cell needs beside itself, and what every row is known by.
    QStringList fetched = m_shown;
    for (const Field *field : std::as_const(m_columns))
        fetched << field->secondary << field->labelField << field->currencyField;
    fetched << m_entity.versionField << m_entity.stateField << m_entity.numberField << m_entity.identityField << m_entity.currencyField
            << m_entity.amountField << m_entity.ownerField << m_entity.deletedField << m_entity.agreement.given;
    for (const QString &name : std::as_const(m_beside))
        if (const Field *field = m_entity.field(name); field && field->listed)
            fetched << name;
    // Steps are taken with the row as the list knows it.
    for (const Action &action : m_entity.actions) {
        fetched << action.targetId;
        for (const Action::Argument &argument : action.arguments)
            if (argument.source == Action::Argument::Source::FieldValue)
                fetched << argument.value.toString();
    }
    fetched.removeAll(QString());
    fetched.removeAll(m_entity.keyField); // comes as the key of every row
    fetched.removeDuplicates();
    m_fetched = fetched;
    m_cellIndex.clear();
    m_pages.clear();
    endResetModel();
    if (m_started)
        startOver();
}

void RecordTable::refresh()
{
    m_started = true;
    startOver();
}

void RecordTable::startOver()
{
    supersede(m_read);
    m_readPlan.reset();
    m_mergeQueue.clear();
    beginResetModel();
    m_pages.clear();
    endResetModel();
    m_firstWanted = m_lastWanted = -1;
    m_isEndWanted = false;
    m_count = {};
    m_totals.clear();
    m_exactCount.forget();
    m_sums.forget();
    Q_EMIT countChanged();
    Q_EMIT totalsChanged();
    request(RecordChunks::Read{});
    countRows();
    addTotals();
}

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
            if (!answer.error().isCancelled())
                Q_EMIT failed(answer.error());
            return;
        }
        const QList<RecordChunks::Row> rows = keyed(*answer, read.backward);
        if (read.purpose == RecordChunks::Read::Purpose::Reload)
            merge(read, rows);
        else
            take(read, rows);
        Q_EMIT pageArrived();
        fetchWanted();
    });
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
// end that nobody has counted yet leaves room for more.
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
    if (arrived > room) {
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
    }
    m_pages.forgetFarFrom(std::max(m_firstWanted, 0));
}

void RecordTable::insertPlaceholders(int at, int count)
{
    if (count <= 0)
        return;
    beginInsertRows({}, at, at + count - 1);
    m_pages.insertPlaceholders(at, count);
    endInsertRows();
}

void RecordTable::removePlaceholders(int at, int count)
{
    if (count <= 0)
        return;
    beginRemoveRows({}, at, at + count - 1);
    m_pages.removePlaceholders(at, count);
    endRemoveRows();
}

void RecordTable::countRows()
{
    supersede(m_counting);
    const int ticket = ++m_countTicket;
    m_counting = m_backend.database.query(m_select->count(viewer(m_backend, m_entity), m_filter, CountedAtOnce));
    whenAnswered(m_counting, this, [this, ticket](const Result<Rows> &rows) {
        if (ticket != m_countTicket || !rows || rows->isEmpty())
            return;
        const qlonglong counted = rows->number(0, u"n");
        setCount(std::min<qlonglong>(counted, CountedAtOnce - 1), counted < CountedAtOnce ? Precision::Exact : Precision::AtLeast);
        counted < CountedAtOnce ? m_exactCount.forget() : m_exactCount.want();
    });
}

// What was counted beyond what is known stands in the widest gap; what is less is taken from gaps, never from rows.
void RecordTable::setCount(qlonglong rows, Precision precision)
{
    if (m_count.precision == Precision::Exact && precision == Precision::AtLeast)
        return;
    m_count = {rows, precision};
    int missing = int(rows) - m_pages.rowCount();
    if (missing > 0 && !(m_readPlan && m_pages.rowCount() == 0)) {
        const RecordChunks::Gap widest = m_pages.widestGap();
        insertPlaceholders(widest.end, missing);
    }
    while (precision == Precision::Exact && missing < 0) {
        const RecordChunks::Gap widest = m_pages.widestGap();
        if (widest.isEmpty())
            break;
        const int taken = std::min(-missing, widest.size());
        removePlaceholders(widest.end - taken, taken);
        missing += taken;
    }
    Q_EMIT countChanged();
}

void RecordTable::addTotals()
{
    if (m_totalsWanted && !m_entity.totals.isEmpty() && !m_entity.currencyField.isEmpty())
        m_sums.want();
}

void RecordTable::takeTotals(const Rows &rows)
{
    m_totals.clear();
    for (qsizetype row = 0; row < rows.size(); ++row)
        for (const QString &field : m_entity.totals)
            m_totals.append({field, rows.text(row, u"currency"), rows.number(row, field)});
    Q_EMIT totalsChanged();
}
