#pragma once
#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>
#include <QStringList>

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
    QString state; // of what is furthest behind: estimate, to_approve, approved, on_hold, paid; lines on hold keep nobody from the others
    QString payoutNumber;
    QDateTime verifiedLast;
    QDateTime approvedLast;
    QDateTime paidLast;
    QString approvedBy;
    QStringList toApprove; // the lines' ids
    QStringList open;      // to approve or approved: what may be put on hold
    QStringList held;

    QString key() const { return person + currency; }
    bool isPayable() const { return approvedMinor > 0; }
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

// What a person is paid in one currency, as things stand: what is approved up to a month, less what is taken back.
struct DuePayout
{
    QString person;
    QString currency;
    qlonglong totalMinor = 0;
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
