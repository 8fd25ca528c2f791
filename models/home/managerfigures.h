#pragma once
#include "db/database.h"
#include "home/dashboardperiod.h"

#include <QHash>

// What the manager's home is asked for. Without a currency everything is converted to the organization's at each day's rate.
struct ManagerQuestion
{
    DashboardPeriod period;
    DashboardPeriod compared;
    QString team = {};
    QString currency = {};
};

// The manager's home, read in one statement: amounts in minor units of one currency.
struct ManagerFigures
{
    struct Figure
    {
        double value = 0;
        double before = 0;
        QList<double> course = {};
    };
    struct Bucket
    {
        QDate from;
        qlonglong amountMinor = 0;
        int deals = 0;    // won
        int payments = 0; // verified or refunded
    };
    struct Step
    {
        QString key; // entered, first_payment, sent, checked, paid
        qlonglong deals = 0;
        qlonglong before = 0; // in the period that it is compared with
    };
    struct Method
    {
        QString key;
        qlonglong amountMinor = 0;
        qlonglong payments = 0;
        qlonglong beforeMinor = 0;
    };
    // Rows in one state, and what they are worth together.
    struct State
    {
        QString key;
        qlonglong rows = 0;
        qlonglong amountMinor = 0;
    };
    struct Seller
    {
        QString id; // a person, or a team
        QString name;
        QString initials;
        qlonglong amountMinor = 0;
        qlonglong deals = 0;
        qlonglong targetMinor = 0; // 0: has none
        QList<double> course = {};

        int percentOfTarget() const { return targetMinor > 0 ? int((amountMinor * 100 + targetMinor / 2) / targetMinor) : 0; }
    };
    struct Rate
    {
        QString currency;
        QString rate; // empty: there is none, so amounts in it are missing
        QDate validOn;
    };

    QHash<QString, Figure> figures;
    QList<Bucket> revenue;
    QList<Bucket> revenueBefore;
    QList<Step> funnel;
    QList<Method> methods;
    QList<State> payments;    // verified, rejected, refunded
    QList<State> commissions; // to_approve, approved, on_hold, estimate: not paid yet, whatever the period
    QList<Seller> sellers;
    QList<Rate> rates;
};

QFuture<Result<ManagerFigures>> managerFigures(Database &database, const ManagerQuestion &question);

// What clients think, on a scale from 0 to 5 that is kept in tenths.
struct ClientSatisfaction
{
    struct Rating
    {
        int low = 0;
        int high = 0;
        qlonglong clients = 0;
    };
    QList<Rating> ratings; // best first
    qlonglong clients = 0;
    qlonglong sumTenths = 0;

    double average() const { return clients > 0 ? double(sumTenths) / 10 / double(clients) : 0; }
};
QFuture<Result<ClientSatisfaction>> clientSatisfaction(Database &database, const QString &team);

struct TeamName
{
    QString id;
    QString name;
    QStringList people = {};
};
QFuture<Result<QList<TeamName>>> teamNames(Database &database, const QString &tenant);
// The leaderboard by team, best first. Somebody in two teams counts for both.
QList<ManagerFigures::Seller> soldByTeam(const QList<ManagerFigures::Seller> &people, const QList<TeamName> &teams);
