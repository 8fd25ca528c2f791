#pragma once
#include "db/result.h"
#include "records/bulkrun.h"
#include "shell/reversal.h"

#include <QObject>
#include <QPointer>

class RecordTable;
struct Action;
struct Backend;
struct Entity;

// Steps with all ticked rows of a list: asks once what has to be asked, runs them, unticks what was done, and leaves ticked what was
// refused, each with its sentence.
class BulkSteps : public QObject
{
    Q_OBJECT
public:
    BulkSteps(Backend &backend, RecordTable &table, QWidget *page);

    void take(const Action &action);
    bool isWorking() const { return m_run; }

Q_SIGNALS:
    void workingChanged(bool working);
    void done(const QString &sentence, const Reversal &reversal);
    void partly(const QString &sentence); // some were refused, or it was interrupted

private:
    BulkRun::Order order(const Action &action, const RowChoice &choice, qlonglong count, const QVariant &answer);
    void run(const Action &action, const QVariant &answer);
    void settle(const BulkRun &run);
    Reversal reversal(const BulkRun &run);

    Backend &m_backend;
    RecordTable &m_table;
    QWidget *m_page;
    QPointer<BulkRun> m_run;
};

// What a step with several is called: "Cancel 18 deals" where its own word names one of them, else as ever.
QString bulkVerb(const Entity &entity, const Action &action, qlonglong count);
// The same with how many it is done with: "Put on hold: 18 deals".
QString bulkTitle(const Entity &entity, const Action &action, qlonglong count);

// Why a step was refused for one record, in a sentence.
QString refusalText(const RecordTable &table, const Error &error);
