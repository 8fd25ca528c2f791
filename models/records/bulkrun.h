#pragma once
#include "db/result.h"
#include "db/rows.h"
#include "records/rowchoice.h"
#include "session/job.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <functional>

struct Action;
struct Backend;
struct Entity;

// Whether a record was refused because it is not there any more, or not for this person: nothing to come back to.
inline bool isGone(const Error &refusal)
{
    return refusal.sqlState == u"KO002";
}

// One step taken with many records, a portion at a time: each is done or refused alone, and one that is refused leaves the others done.
// After a second it is a job, and it goes on when the page that began it is left. Deletes itself after finished().
class BulkRun : public QObject
{
    Q_OBJECT
public:
    struct Order
    {
        const Entity &entity;
        const Action &action;
        RowChoice choice;
        qlonglong expected = -1;                               // how many those are, as far as is known
        QVariant answer = {};                                  // the reason or the value that was asked for
        QHash<QString, QVariant> values = {};                  // or a value for each: what they had before, to take it back
        std::optional<QHash<QString, QVariant>> standing = {}; // what each still has to have there; else somebody changed it since
        QPointer<QObject> teller = {};                         // while it is there, it says itself that all went well
        QString title;                                         // of the job: "Put on hold: 500 deals"
        std::function<QString(qlonglong done, qlonglong refused)> words; // what came of it
    };
    BulkRun(Backend &backend, const Order &order);

    void start();

    const Order &order() const { return m_order; }
    // Keys of the records that it was done with, and what they had in the column that was set.
    const QHash<QString, QVariant> &done() const { return m_done; }
    // Every other one: also those that were named and are not there any more (KO002).
    const QHash<QString, Error> &refused() const { return m_refused; }
    // The states in which the refused ones were found.
    const QHash<QString, QString> &refusedStates() const { return m_refusedStates; }
    // Why it ended before all were tried: the connection, the server, or the person's wish (57014). What was done stays done.
    const std::optional<Error> &interruption() const { return m_interruption; }

Q_SIGNALS:
    void finished();

private:
    void readNext();
    void take(const Rows &rows);
    void callMany();
    void callNext();
    void refuse(const QVariantMap &record, const Error &error);
    void answered(const QVariantMap &record, const Result<Rows> &rows);
    void interrupt(const Error &error);
    void becomeJob();
    void tellProgress();
    void end();

    Backend &m_backend;
    Order m_order;
    QStringList m_named; // of records that are named one by one: those that are still to be read …
    QStringList m_asked; // … and those that are being read
    QString m_after;     // of all that a filter shows: the last one that was read
    QList<QVariantMap> m_portion;
    bool m_isLast = false;
    int m_inFlight = 0;
    QHash<QString, QVariant> m_done;
    QHash<QString, Error> m_refused;
    QHash<QString, QString> m_refusedStates;
    std::optional<Error> m_interruption;
    QTimer m_patience;
    QPointer<Job> m_job;
    bool m_isOver = false;
};
