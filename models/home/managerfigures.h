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
        int deals = 0;
    };
    struct Step
    {
        QString key; // entered, first_payment, sent, checked, paid
        qlonglong deals = 0;
    };
    struct Method
    {
        QString key;
        qlonglong amountMinor = 0;
        qlonglong payments = 0;
    };
    struct Seller
    {
        QString id;
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
    QList<Seller> sellers;
    QList<Rate> rates;
};

QFuture<Result<ManagerFigures>> managerFigures(Database &database, const ManagerQuestion &question);

struct TeamName
{
    QString id;
    QString name;
};
QFuture<Result<QList<TeamName>>> teamNames(Database &database, const QString &tenant);
