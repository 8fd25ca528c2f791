#include "records/inlineedit.h"
#include "backend.h"
#include "catalog/entity.h"
#include "db/awaiting.h"
#include "db/database.h"
#include "records/bulksteps.h"
#include "records/cellnote.h"
#include "records/history.h"
#include "records/record.h"
#include "records/recordtable.h"
#include "records/recordtableview.h"
#include "records/rowupdate.h"

using namespace Qt::StringLiterals;

// They are elsewhere by now: what they typed is said with why it was not taken.
static QString notKept(const QString &problem, const QString &typed)
{
    return InlineEdit::tr("%1 Not kept: %2").arg(problem, typed);
}

InlineEdit::InlineEdit(Backend &backend, RecordTable &table, RecordTableView &view, QWidget *page)
    : QObject(page)
    , m_backend(backend)
    , m_table(table)
    , m_view(view)
    , m_page(page)
    , m_note(new CellNote(view.viewport()))
{
    connect(&view, &RecordTableView::editing, this, &InlineEdit::begin);
    connect(&view, &RecordTableView::edited, this, &InlineEdit::commit);
    connect(&view, &RecordTableView::editRefused, this, &InlineEdit::note);
    connect(&view, &RecordTableView::editEnded, this, [this] {
        m_note->hide();
        tell({});
    });
    connect(&view, &RecordTableView::editDropped, this, [this](const QString &problem, const QString &typed) {
        if (m_record)
            tell(notKept(problem, typed));
    });
}

void InlineEdit::begin(const QString &id)
{
    delete m_record; // of an editor that was left without a change
    m_record = new Record(m_backend, m_table.entity(), this);
    m_reading = m_record->load(id);
}

void InlineEdit::commit(const QString &id, const QString &field, const QVariant &value)
{
    Record *record = std::exchange(m_record, nullptr);
    if (!record || record->id() != id)
        return;
    m_table.setPending(id, field, value.isValid() ? value : QVariant(QString()));
    whenAnswered(m_reading, record, [this, record, field, value](const Result<void> &read) {
        if (!read)
            return settle(record, field, refusalText(m_table, read.error()));
        save(record, field, value, record->value(field));
    });
}

void InlineEdit::save(Record *record, const QString &field, const QVariant &value, const QVariant &before)
{
    record->setValue(field, value);
    if (!record->isDirty())
        return settle(record, field, {});
    const QList<Problem> problems = record->problems();
    for (const Problem &problem : problems)
        if (problem.field == field)
            return settle(record, field, problem.sentence);
    whenAnswered(record->save(), record, [this, record, field, value, before](const Result<Record::Outcome> &outcome) {
        if (!outcome)
            return settle(record, field, refusalText(m_table, outcome.error()));
        if (*outcome == Record::Outcome::Gone)
            return settle(record, field, tr("Somebody deleted it meanwhile."));
        if (*outcome == Record::Outcome::Conflict)
            return resolve(record, field, value, before);
        const QString title = record->value(m_table.entity().titleField()).toString();
        const QString label = m_table.entity().field(field)->label;
        Q_EMIT done(title.isEmpty() ? tr("%1 changed").arg(label) : tr("%1 of %2 changed").arg(label, title),
                    reversal(record->id(), field, before, record->value(field)));
        settle(record, field, {});
    });
}

// Where only others' columns differ, mine goes on top of theirs without a question.
void InlineEdit::resolve(Record *record, const QString &field, const QVariant &value, const QVariant &before)
{
    const QList<Record::Difference> differences = record->differences();
    if (!std::ranges::any_of(differences, &Record::Difference::needsChoice)) {
        record->rebase();
        return save(record, field, value, before);
    }
    whenAnswered(readHistory(m_backend, m_table.entity(), record->id()), record,
                 [this, record, field, before](const Result<QList<HistoryEntry>> &entries) {
                     const QList<HistoryEntry> all = entries.value_or(QList<HistoryEntry>());
                     ask(record, field, before, all.isEmpty() ? ConflictDialog::Author() : ConflictDialog::Author::of(all.constFirst()));
                 });
}

void InlineEdit::ask(Record *record, const QString &field, const QVariant &before, const ConflictDialog::Author &author)
{
    auto dialog = new ConflictDialog(m_backend, *record, author, m_page);
    connect(dialog, &QDialog::accepted, record, [this, record, field, before] { save(record, field, record->value(field), before); });
    connect(dialog, &QDialog::rejected, record, [this, record, field] { settle(record, field, {}); });
    dialog->open();
}

// The cell shows again what the server has; or its editor opens again with what was refused, and its row says why.
void InlineEdit::settle(Record *record, const QString &field, const QString &problem)
{
    const QString id = record->id();
    record->deleteLater();
    if (!problem.isEmpty()) {
        const int row = m_table.rowOf(id);
        const QVariant typed = m_table.value(row, field);
        const QString text = row < 0 ? QString() : m_table.text(row, *m_table.entity().field(field));
        m_table.setPending(id, field, {});
        if (m_view.editAgain(id, field, typed))
            return note(problem);
        return tell(text.isEmpty() ? problem : notKept(problem, text));
    }
    connect(
        &m_table, &RecordTable::pageArrived, this, [this, id, field] { m_table.setPending(id, field, {}); }, Qt::SingleShotConnection);
    m_table.refreshInPlace();
}

// Once, and where they are: nothing moves while somebody types.
void InlineEdit::note(const QString &problem)
{
    if (QWidget *editor = m_view.cellEditor())
        m_note->say(problem, editor);
    else
        tell(problem);
}

// Stands there until an editor is left again.
void InlineEdit::tell(const QString &problem)
{
    const bool wasTold = std::exchange(m_isTold, !problem.isEmpty());
    if (m_isTold || wasTold)
        Q_EMIT refused(problem);
}

Reversal InlineEdit::reversal(const QString &id, const QString &field, const QVariant &before, const QVariant &after) const
{
    const auto turn = [&backend = m_backend, &entity = m_table.entity(), id, field](const QVariant &from, const QVariant &to) {
        return turnRow(backend, entity, id, {{field, from}}, {{field, to}});
    };
    return {[turn, before, after] { return turn(after, before); }, [turn, before, after] { return turn(before, after); }};
}
