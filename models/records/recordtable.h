#pragma once
#include "catalog/filter.h"
#include "db/result.h"
#include "db/rows.h"
#include "records/recordchunks.h"
#include "records/rowchoice.h"
#include "records/throttledquery.h"

#include <QAbstractTableModel>
#include <QFuture>
#include <QHash>
#include <QSet>
#include <QTimer>

class RecordSelect;
struct Backend;
struct Entity;
struct Field;

// The rows of an entity that a filter lets through, in pages by key: whatever a view asks for is fetched when it is asked for, in either
// direction and at either end, and only a window of rows around it is kept. Rows that are not there yet are placeholders
// (LoadedRole is false). The count arrives later and corrects itself; totals likewise. Others' changes are merged in place, by key.
class RecordTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        ValueRole = Qt::UserRole + 1, // the cell as stored
        LoadedRole,                   // false: a placeholder
        IdRole,
        VersionRole,
        StateRole,
        CurrencyRole,
        SecondaryRole, // the text that stands after the identifying one
        LabelRole,     // the name of what a reference points to; the full name behind initials
        FieldRole,     // headers: the field's name
        CheckedRole,
        RefusalRole, // why the last step was refused for the row; empty: it was not
    };
    enum class Precision { Unknown, AtLeast, Exact };
    struct Count
    {
        qlonglong rows = 0;
        Precision precision = Precision::Unknown;
    };
    struct Total
    {
        QString field;
        QString currency;
        qlonglong minor = 0;
    };

    RecordTable(Backend &backend, const Entity &entity, QObject *parent = nullptr);
    ~RecordTable() override;

    const Entity &entity() const { return m_entity; }
    const Filter &filter() const { return m_filter; }
    QString sortField() const { return m_sortField; }
    Qt::SortOrder sortOrder() const { return m_order; }
    QStringList shown() const { return m_shown; }
    const Field &field(int column) const;

    // Each starts over at the first row; what was on its way is cancelled. refresh() must be called once to begin.
    void setFilter(const Filter &filter);
    void setSort(const QString &field, Qt::SortOrder order);
    void sort(int column, Qt::SortOrder order) override;
    void setShown(const QStringList &fields);
    void setTotals(bool wanted) { m_totalsWanted = wanted; }
    // What record() has beside what is shown; from the next setShown() on.
    void setBeside(const QStringList &fields) { m_beside = fields; }
    void refresh();
    // Re-reads what is loaded around the rows last asked for, and merges it in place.
    void refreshInPlace();
    // Makes the last rows the ones that are loaded, without counting how many come before them.
    void showEnd();

    Count count() const { return m_count; }
    QList<Total> totals() const { return m_totals; }
    bool isLoading() const { return isReading() || (m_between.isRunning() && !m_between.isCanceled()); }
    // Cancels what is being read, on the server too: rows that are not there yet come when they are looked at again, or with refresh().
    void stop();
    // The last reading was stopped or refused.
    bool isUnread() const { return m_isUnread; }

    int rowOf(const QString &id) const; // -1: not loaded
    QString id(int row) const;
    bool isLoaded(int row) const;
    const QList<RecordChunks::Chunk> &chunks() const { return m_pages.chunks(); } // where rows are loaded, or were
    QVariant value(int row, QStringView field) const;
    QString text(int row, const Field &field) const; // … as people read it
    QVariantMap record(int row) const;               // everything fetched of it; empty for a placeholder

    // Checked rows, by key, so that they stay checked whatever happens to the window.
    void setChecked(const QString &id, bool checked);
    void checkAll();
    void uncheckAll();
    // Where a row stands in the list's order, whether it is loaded later or not; nothing for a placeholder.
    std::optional<RecordChunks::Key> place(int row) const;
    // All from one place to another, in the list's order. What is not loaded is asked for, and all are ticked when it is known.
    void checkBetween(const RecordChunks::Key &first, const RecordChunks::Key &last);
    static constexpr int MostBetween = 50'000;
    bool isChecked(const QString &id) const { return m_choice.contains(id); }
    bool isAnyChecked() const { return !m_choice.isEmpty(); }
    qlonglong checkedCount() const;
    // The states that ticked rows have; nothing where some of them were never looked at.
    std::optional<QSet<QString>> checkedStates() const;
    // The ticked rows, whether they are loaded or not.
    RowChoice choice() const;
    // After a step: the rows that it was done with are ticked no more, and those that were refused say why; `states` are theirs.
    void settle(const QStringList &done, const QHash<QString, QString> &refusals, const QHash<QString, QString> &states,
                bool wasInterrupted);
    QString refusal(const QString &id) const { return m_refusals.value(id); }
    const QHash<QString, QString> &refusals() const { return m_refusals; }

    // Whether this person may change the cell in its place: a plain column that is granted to them, of a row that is theirs to change.
    bool isEditable(int row, const Field &field) const;
    // What was typed stands in the cell until the server has answered; an invalid value takes it back.
    void setPending(const QString &id, const QString &field, const QVariant &value);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void totalsChanged();
    void checkedChanged();
    void tooManyBetween(); // more than MostBetween: none was ticked
    void pageArrived();
    void loadingChanged();
    void failed(const Error &error);

private:
    void startOver();
    void fetchWanted();
    void request(const RecordChunks::Read &read);
    QList<RecordChunks::Row> keyed(const Rows &rows, bool reversed);
    void take(const RecordChunks::Read &read, const QList<RecordChunks::Row> &answer);
    void insertPlaceholders(int at, int count);
    void removePlaceholders(int at, int count);
    void mergeNext();
    bool isReading() const;
    bool isMerging() const;
    void merge(const RecordChunks::Read &read, const QList<RecordChunks::Row> &fresh);
    void mergeRows(qsizetype chunk, const QList<RecordChunks::Row> &fresh);
    void restoreRows(qsizetype chunk, const QList<RecordChunks::Row> &fresh);
    void keepBeyond(qsizetype chunk, const QList<RecordChunks::Row> &fresh);
    void countRows();
    void setCount(qlonglong rows, Precision precision);
    void grow();
    void addTotals();
    void takeTotals(const Rows &rows);
    void setAllChecked(bool checked);
    void note(const QString &id, bool checked, const std::optional<QString> &state);
    void showChecked();
    void noteWanted(int row) const;
    bool mayEdit(int row) const;
    QString label(int row, const Field &field) const;
    QString sentence(int row) const;

    Backend &m_backend;
    const Entity &m_entity;
    std::unique_ptr<RecordSelect> m_select;
    RecordChunks m_pages;
    Filter m_filter;
    QString m_sortField;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QStringList m_shown;
    QStringList m_beside;
    QStringList m_fetched;
    QList<const Field *> m_columns;
    QHash<QString, int> m_cellIndex;

    Count m_count;
    QTimer m_growth;
    QList<Total> m_totals;
    bool m_totalsWanted = true;
    bool m_started = false;

    RowChoice m_choice;
    QFuture<Result<Rows>> m_between;
    QHash<QString, QString> m_checkedStates; // by key, when they were ticked
    QHash<QString, QString> m_refusals;      // by key
    QHash<QString, QVariantMap> m_pending;
    mutable QHash<std::pair<QString, QString>, bool> m_mayEdit; // by owner and state

    // One read at a time; an answer with an old ticket is dropped.
    QFuture<Result<Rows>> m_read;
    std::optional<RecordChunks::Read> m_readPlan;
    int m_ticket = 0;
    bool m_isEndWanted = false;
    bool m_isUnread = false;
    QFuture<Result<Rows>> m_counting;
    bool m_isCountDue = false; // as soon as no rows are on their way
    int m_countTicket = 0;
    ThrottledQuery m_exactCount;
    ThrottledQuery m_sums;
    QList<RecordChunks::Key> m_mergeQueue;
    mutable QTimer m_wantedTimer;
    mutable int m_firstWanted = -1;
    mutable int m_lastWanted = -1;
};
