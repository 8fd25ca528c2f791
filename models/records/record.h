#pragma once
#include "db/result.h"
#include "db/rows.h"

#include <QFuture>
#include <QMap>
#include <QObject>
#include <QStringList>
#include <QVariant>

struct Backend;
struct Entity;
struct Field;

// What is wrong with a value before the server has seen it: the field, the sentence that stands under it, and values that would do.
struct Problem
{
    struct Fix
    {
        QString text;
        QVariant value;
        bool operator==(const Fix &) const = default;
    };
    QString field;
    QString sentence;
    QList<Fix> fixes = {};
    bool operator==(const Problem &) const = default;
};

// A row being edited: values as stored, what was changed, what is wrong. Saving inserts (the key was made here, so a retry is recognised)
// or updates the row of the version that was read; when somebody was faster, nothing is written and both versions are told.
class Record : public QObject
{
    Q_OBJECT
public:
    // A field that both sides touched, or that only one did.
    struct Difference
    {
        QString field;
        QVariant before;
        QVariant theirs;
        QVariant mine;
        bool needsChoice = false; // both touched it, and not alike
    };
    enum class Outcome { Saved, Conflict, Gone };
    // What became of the row since it was read; closed: nothing of it can be changed, in the trash, not even that.
    enum class Standing { Current, Outdated, Closed, InTrash, Gone };

    Record(Backend &backend, const Entity &entity, QObject *parent = nullptr);

    const Entity &entity() const { return m_entity; }
    bool isNew() const { return m_isNew; }
    QString id() const { return m_id; }
    int version() const;

    void startNew(const QVariantMap &initial = {});
    QFuture<Result<void>> load(const QString &id);

    QVariant value(const QString &field) const { return m_values.value(field); }
    QVariantMap values() const { return m_values; }
    // As it was read, or as a new one starts.
    QVariant before(const QString &field) const { return m_base.value(field); }
    // What differs from the row as it was read, or from what a new one starts with.
    QVariantMap changes() const;
    bool isDirty() const { return !changes().isEmpty(); }
    void setValue(const QString &field, const QVariant &value);
    void setValues(const QVariantMap &values);

    // What was typed, with what it was based on, so that somebody else's change in between is noticed when it is saved; empty: nothing.
    QVariantMap toDraft() const;
    void fromDraft(const QVariantMap &draft);

    // Whether this person may fill in the field now.
    bool isEditable(const Field &field) const;
    QList<Problem> problems() const;

    // Fills what was not touched yet as in the record that this person made last; false: there is none.
    QFuture<Result<bool>> copyLast();
    QFuture<Result<Standing>> standing();
    // As the row was read.
    Standing read() const { return standingOf(m_base); }
    // The row as the server had it when it was last asked what became of it.
    const QVariantMap &theirs() const { return m_theirs; }
    // It is what was read from now on: nothing was typed.
    void takeTheirs() { take(m_theirs); }
    // Whether a field had another value there than it was read with.
    bool isOutdated(const QString &field) const { return !isSame(m_theirs.value(field), m_base.value(field)); }
    // Its status by then, else as it was read.
    QString status() const;
    // The row is gone: what was typed, and what stood beside it, becomes a new one.
    void startAgain();

    QFuture<Result<Outcome>> save();
    // After Conflict: what differs; taking theirs as the new base keeps what mine changed. What others save after that is not theirs yet:
    // the next save finds it and compares anew.
    QList<Difference> differences() const { return m_differences; }
    void rebase();

Q_SIGNALS:
    void valueChanged(const QString &field);
    void reset();

private:
    static bool isSame(const QVariant &left, const QVariant &right);
    Standing standingOf(const QVariantMap &row) const;
    void take(const QVariantMap &row);
    QVariantMap given() const;
    // Whether another row was begun or read here since: what comes of the one before is its own affair.
    bool isLeft(int row) const { return row != m_row; }
    void judge(const Field &field, QList<Problem> &problems) const;
    QFuture<Result<Outcome>> insertedBefore();
    QFuture<Result<Outcome>> insert();
    QFuture<Result<Outcome>> update();
    QFuture<Result<Outcome>> reload(const QVariantMap &sent);
    QFuture<Result<Outcome>> compare();

    Backend &m_backend;
    const Entity &m_entity;
    int m_row = 0; // counts the rows that were begun or read here
    QString m_id;
    bool m_isNew = true;
    QVariantMap m_base; // as the server has it; of a new one, what it starts with
    QVariantMap m_values;
    QVariantMap m_theirs;
    QVariantMap m_compared; // the row that the differences were worked out from
    QList<Difference> m_differences;
};
