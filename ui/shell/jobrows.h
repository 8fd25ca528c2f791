#pragma once
#include <QAbstractListModel>

class Job;
class Jobs;

// The jobs as the tray lists them: what each does, how far it is, how long it will take, and what may be looked at afterwards.
class JobRows : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit JobRows(Jobs &jobs, QObject *parent = nullptr);

    Job *job(const QModelIndex &index) const;
    QModelIndex rowOf(Job *job) const { return index(int(m_jobs.indexOf(job))); }
    // What was done, or why it was not.
    static QString sentence(const Job &job);
    // "Open", "Show the 2 that failed", or nothing.
    static QString verb(const Job &job);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void tell(Job *job);

    QList<Job *> m_jobs; // as last told to the view
};
