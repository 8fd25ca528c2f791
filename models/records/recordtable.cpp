#include "records/recordtable.h"
#include "backend.h"
#include "catalog/catalog.h"
#include "db/awaiting.h"
#include "db/database.h"
#include "records/recordselect.h"
#include "records/viewer.h"

static constexpr int CountedAtOnce = 1001;
static constexpr int GrownAtOnce = 200'000;

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
    m_growth.setSingleShot(true);
    m_growth.setInterval(0);
    connect(&m_growth, &QTimer::timeout, this, &RecordTable::grow);
    setShown(entity.columns);
}

RecordTable::~RecordTable()
{
    supersede(m_read);
    supersede(m_counting);
    supersede(m_between);
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
        fetched << QStringList{field->secondary, field->labelField, field->currencyField} + field->unless;
    fetched << m_entity.versionField << m_entity.stateField << m_entity.numberField << m_entity.identityField << m_entity.currencyField
            << m_entity.amountField << m_entity.ownerField << m_entity.deletedField << m_entity.agreement.given;
    for (const QString &name : std::as_const(m_beside))
        if (const Field *field = m_entity.field(name); field && field->listed)
            fetched << name;
    // Steps are taken with the row as the list knows it.
    for (const Action &action : m_entity.actions) {
        fetched << QStringList{action.targetId, action.person, action.present.first};
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
    supersede(m_between);
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
    m_isCountDue = false;
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
    if (!m_readPlan || m_pages.rowCount() > 0)
        grow();
    int missing = int(rows) - m_pages.rowCount();
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

// A view keeps something of every row: with a million at once it would hold up a key for a frame, with ten million for an eighth of a
// second.
void RecordTable::grow()
{
    const int missing = int(m_count.rows) - m_pages.rowCount();
    insertPlaceholders(m_pages.widestGap().end, std::min(missing, GrownAtOnce));
    if (missing > GrownAtOnce)
        m_growth.start();
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
