#pragma once
#include "db/database.h"

#include <QDate>
#include <QJsonObject>
#include <QMetaType>

class Session;

// What a person earned in a month, in one currency. Amounts are minor units; a line is a payment's share, a bonus, or what is taken back.
struct CommissionStatement
{
    QString person;
    QString name;
    QString initials;
    QString title;
    QDate period;
    QString currency;
    int deals = 0;
    int lines = 0;
    qlonglong totalMinor = 0;
    qlonglong toApproveMinor = 0;
    qlonglong approvedMinor = 0;
    qlonglong onHoldMinor = 0;
    qlonglong paidMinor = 0;
    QString state; // of what is furthest behind: estimate, to_approve, on_hold, approved, paid
    QString payoutNumber;
    QDateTime verifiedLast;
    QDateTime approvedLast;
    QDateTime paidLast;
    QString approvedBy;
    QStringList toApprove; // the lines' ids
    QStringList open;      // to approve or approved: what may be put on hold
    QStringList held;

    QString key() const { return person + currency; }
    bool operator==(const CommissionStatement &) const = default;
};
Q_DECLARE_METATYPE(CommissionStatement)

struct CommissionLine
{
    QString id;
    QString kind; // sale, bonus, claw_back
    QString deal;
    QString dealNumber;
    QString clientName;
    QString ruleName;
    QDateTime verifiedAt;
    qlonglong baseMinor = 0;
    QString baseCurrency;
    QString rate;         // percent
    QString exchangeRate; // 1 when it is the same currency
    qlonglong finalMinor = 0;
    QString currency;
    QString state;
    QString holdReason;

    bool operator==(const CommissionLine &) const = default;
};

// One step of what a commission's amount is made of, in the order of reckoning. `arguments` are the step's own figures.
struct CommissionStep
{
    QString key;
    QJsonObject arguments;
    qlonglong amountMinor = 0;
    QString currency;
    bool hasAmount = false;
};

// A rule that concerns a person on a day.
struct CandidateRule
{
    enum class Verdict { Applies, StandsBack, NotThen }; // a nearer or better one applies; it does not hold on that day

    QString name;
    QString reach;   // person, team, role, everybody
    QString subject; // the team's or role's name
    QString rate;    // percent
    QString currency;
    qlonglong targetMinor = 0;
    qlonglong bonusMinor = 0;
    Verdict verdict = Verdict::StandsBack;
};

// A share of an amount, rounded half away from zero as the database does; `rate` is percent with three decimals at most.
qlonglong commissionOf(qlonglong amountMinor, const QString &rate);

// What a step did to the lines it was asked for: those that were refused keep their state. When all were, the step itself is refused.
struct LinesTaken
{
    QStringList lines; // that it was done with
    qsizetype asked = 0;
    Error refusal; // of the last that was refused

    bool isAll() const { return lines.size() == asked; }
};

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
    // Where a commission stands: the month, and the key of its statement in it; KO002 when there is none that one may see.
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
    // Pays what is approved up to the month; the payouts' numbers.
    QFuture<Result<QStringList>> pay(const QString &person, QDate period) const;

private:
    QFuture<Result<LinesTaken>> step(const Statement &statement) const;

    Database &m_database;
    const Session &m_session;
};
