#pragma once
#include "session/job.h"

#include <QList>

// The background work of whoever is signed in, newest first: exports, bulk steps, reports. Windows show it; it ends with the session.
class Jobs : public QObject
{
    Q_OBJECT
public:
    static constexpr int Kept = 20; // ended ones, until newer ones push them out

    using QObject::QObject;

    // `total`: how many records it goes through, -1 when that is not known yet. The job is owned here.
    Job *start(const QString &title, qlonglong total = -1);
    const QList<Job *> &all() const { return m_jobs; }
    // The newest that still runs, or nullptr.
    Job *running() const;
    // Forgets one that has ended.
    void dismiss(Job *job);
    // Stops and forgets everything: somebody signed out.
    void clear();

Q_SIGNALS:
    void started(Job *job);
    void changed(Job *job);
    void ended(Job *job);
    void removed(Job *job);

private:
    void trim();

    QList<Job *> m_jobs;
};
