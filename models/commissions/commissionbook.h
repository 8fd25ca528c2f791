#pragma once
#include "commissions/commissionstatement.h"
#include "db/database.h"

class Session;

// What a step did to the lines it was asked for: those that were refused keep their state. When all were, the step itself is refused.
struct LinesTaken
{
    QStringList lines; // that it was done with
    qsizetype asked = 0;
    Error refusal; // of the last that was refused

    bool isAll() const { return lines.size() == asked; }
};

// Where a statement stands: its month, and its key among the statements of that month.
struct StatementPlace
{
    QDate period;
    QString key;
};

// The statements of a month, and the steps that people take with them.
class CommissionBook
{
public:
    // How many lines are read at once.
    static constexpr int PageSize = 1000;

    CommissionBook(Database &database, const Session &session)
        : m_database(database)
        , m_session(session)
    {
    }

    QFuture<Result<QList<CommissionStatement>>> statements(QDate period) const;
    // Where a commission stands; KO002 when there is none that this person may see.
    QFuture<Result<StatementPlace>> placeOf(const QString &commission) const;
    // How many statements, of any month, wait for this person's approval; none for those who may not approve.
    QFuture<Result<qlonglong>> waiting() const;
    QFuture<Result<QList<CommissionLine>>> lines(const CommissionStatement &statement, qsizetype from = 0) const;
    // The applying rule first.
    QFuture<Result<QList<CandidateRule>>> rules(const QString &person, QDate day) const;
    QFuture<Result<QList<CommissionStep>>> steps(const QString &commission) const;

    QFuture<Result<LinesTaken>> approve(const QStringList &commissions) const;
    QFuture<Result<LinesTaken>> unapprove(const QStringList &commissions) const;
    QFuture<Result<LinesTaken>> hold(const QStringList &commissions, const QString &reason) const;
    QFuture<Result<LinesTaken>> release(const QStringList &commissions) const;
    // What pay() would pay these people, in each currency.
    QFuture<Result<QList<DuePayout>>> due(const QStringList &persons, QDate period) const;
    // Pays what is approved up to the month; the payouts' numbers. KO003 where that is not what due() answered and somebody confirmed.
    QFuture<Result<QStringList>> pay(const QString &person, QDate period, const QList<DuePayout> &confirmed) const;

private:
    QFuture<Result<LinesTaken>> step(const Statement &statement) const;

    Database &m_database;
    const Session &m_session;
};
