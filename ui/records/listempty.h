#pragma once
#include "widgets/emptystate.h"

#include <QPointer>

class KeyButton;
class QAction;
class RecordTable;
struct Backend;
struct Filter;

// What a list shows instead of rows: nothing yet and how to begin, an empty trash, or which filter hides everything; or why they were not
// read.
class ListEmpty : public EmptyState
{
    Q_OBJECT
public:
    ListEmpty(Backend &backend, const RecordTable &table, QWidget *parent = nullptr);

    // `create` is offered while there is nothing yet; may be nullptr.
    void explain(QAction *create);
    // Instead of rows that nobody can read now.
    void awaitConnection();
    // Instead of rows whose reading was stopped or refused.
    void offerAgain();

Q_SIGNALS:
    void againWanted();
    void filterWanted(const Filter &filter);

private:
    void startOver();
    void showKey();
    void offerWider(const Filter &filter);
    void offer(const QList<Filter> &wider, const QList<qlonglong> &rows);

    Backend &m_backend;
    const RecordTable &m_table;
    int m_ticket = 0;             // what was counted for one sentence is not for the next
    QPointer<KeyButton> m_remove; // takes the narrowest filter away
};
