#pragma once
#include "db/result.h"
#include "records/conflictdialog.h"
#include "shell/reversal.h"

#include <QHash>
#include <QObject>
#include <QVariant>

class CellNote;
class Record;
class RecordTable;
class RecordTableView;
struct Backend;

// Cells changed where they stand: the row is read when an editor opens, and saved with what was typed when it is left; if somebody was
// faster, the forms' conflict dialog asks. What was typed stands in its cell meanwhile; what is refused, in its editor again, with the
// reason under it. Of an editor that is left it stands above the list.
class InlineEdit : public QObject
{
    Q_OBJECT
public:
    InlineEdit(Backend &backend, RecordTable &table, RecordTableView &view, QWidget *page);

Q_SIGNALS:
    void done(const QString &sentence, const Reversal &reversal);
    void refused(const QString &sentence); // empty: no more

private:
    void begin(const QString &id);
    void commit(const QString &id, const QString &field, const QVariant &value);
    void save(Record *record, const QString &field, const QVariant &value, const QVariant &before);
    void resolve(Record *record, const QString &field, const QVariant &value, const QVariant &before);
    void ask(Record *record, const QString &field, const QVariant &before, const ConflictDialog::Author &author);
    void note(const QString &problem);
    void tell(const QString &problem);
    void settle(Record *record, const QString &field, const QString &problem);
    Reversal reversal(const QString &id, const QString &field, const QVariant &before, const QVariant &after) const;

    Backend &m_backend;
    RecordTable &m_table;
    RecordTableView &m_view;
    QWidget *m_page;
    Record *m_record = nullptr; // of the open editor
    CellNote *m_note;
    bool m_isTold = false; // above the list
    QFuture<Result<void>> m_reading;
};
