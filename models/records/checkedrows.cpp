#include "backend.h"
#include "catalog/entity.h"
#include "db/awaiting.h"
#include "db/database.h"
#include "records/recordselect.h"
#include "records/recordtable.h"
#include "records/viewer.h"

// Checked rows: all but some, or none but some, by key.

void RecordTable::setChecked(const QString &id, bool checked)
{
    if (id.isEmpty() || isChecked(id) == checked)
        return;
    const int row = rowOf(id);
    note(id, checked, row < 0 ? std::nullopt : std::optional(value(row, m_entity.stateField).toString()));
    if (row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, std::max(0, columnCount() - 1)), {CheckedRole});
    Q_EMIT checkedChanged();
}

// What state a row has is known when it is ticked, or not at all.
void RecordTable::note(const QString &id, bool checked, const std::optional<QString> &state)
{
    if (checked != m_choice.all)
        m_choice.exceptions.insert(id);
    else
        m_choice.exceptions.remove(id);
    if (!checked)
        m_refusals.remove(id);
    else if (state)
        m_checkedStates.insert(id, *state);
}

std::optional<RecordChunks::Key> RecordTable::place(int row) const
{
    const RecordChunks::Row *loaded = m_pages.row(row);
    return loaded ? std::optional(loaded->key) : std::nullopt;
}

void RecordTable::checkBetween(const RecordChunks::Key &first, const RecordChunks::Key &last)
{
    supersede(m_between);
    const int from = rowOf(first.id);
    const int to = rowOf(last.id);
    if (from >= 0 && to >= 0 && m_pages.isLoaded(from, to)) {
        for (int row = from; row <= to; ++row)
            if (!isChecked(id(row)))
                note(id(row), true, value(row, m_entity.stateField).toString());
        return showChecked();
    }
    const RecordChunks::Read read{.lower = first, .withLower = true, .upper = last, .withUpper = true, .limit = MostBetween + 1};
    const Statement statement = m_select->page(viewer(m_backend, m_entity), {m_entity.stateField}, m_filter, m_sortField, m_order, read);
    m_between = m_backend.database.query(statement, Database::Lane::Jobs);
    whenAnswered(m_between, this, [this](const Result<Rows> &rows) {
        Q_EMIT loadingChanged();
        if (!rows)
            return Q_EMIT failed(rows.error());
        if (rows->size() > MostBetween)
            return Q_EMIT tooManyBetween();
        const qsizetype state = rows->column(m_entity.stateField);
        for (qsizetype row = 0; row < rows->size(); ++row)
            if (const QString id = rows->row(row).at(1).toString(); !isChecked(id))
                note(id, true, state < 0 ? QString() : rows->row(row).at(state).toString());
        showChecked();
    });
    Q_EMIT loadingChanged();
}

void RecordTable::showChecked()
{
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {CheckedRole, RefusalRole});
    Q_EMIT checkedChanged();
}

void RecordTable::setAllChecked(bool checked)
{
    if (m_between.isRunning()) {
        supersede(m_between);
        Q_EMIT loadingChanged();
    }
    m_choice.all = checked;
    m_choice.exceptions.clear();
    m_checkedStates.clear();
    m_refusals.clear();
    showChecked();
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
        QSet<QString> loaded;
        for (const RecordChunks::Chunk &chunk : m_pages.chunks())
            for (int row = 0; row < chunk.rows.size(); ++row)
                if (const QString &id = chunk.rows.at(row).key.id; m_choice.exceptions.contains(id)) {
                    loaded.insert(id);
                    states.insert(value(chunk.first + row, m_entity.stateField).toString());
                }
        for (const QString &id : m_choice.exceptions) {
            if (loaded.contains(id))
                continue;
            const auto known = m_checkedStates.constFind(id);
            if (known == m_checkedStates.cend())
                return std::nullopt;
            states.insert(*known);
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
    showChecked();
}
