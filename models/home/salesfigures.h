#pragma once
#include "db/database.h"

#include <QDate>

// A salesperson's home, read in one statement. Amounts are minor units of the organization's currency unless one is named.
struct SalesFigures
{
    struct Day
    {
        QDate day;
        QString state; // verified, open (today, none yet), none
    };
    struct Week
    {
        QDate monday;
        qlonglong amountMinor = 0;
    };
    struct Pace
    {
        QDate day;
        qlonglong verifiedMinor = 0; // since the first of the month
    };
    struct State
    {
        QString key;
        qlonglong deals = 0;
    };
    // Open deals of an age, and the days that it spans: without a first or last day it has no end there.
    struct Age
    {
        QString key;
        qlonglong deals = 0;
        QDate firstDay;
        QDate lastDay;
    };
    struct Step
    {
        QString deal;
        QString number;
        QString clientName;
        qlonglong amountMinor = 0;
        QString currency;
        QString state;
        QString step;
        QDate due;
        int daysLate = 0;
    };
    struct WaitingPayment
    {
        QString id;
        QString number;
        QString deal;
        QString clientName;
        qlonglong amountMinor = 0;
        QString currency;
        QString state;
        QString reason; // of a rejection, or of one sent back
        QDateTime since;
        int approvals = 0; // that were given already
    };

    QDate month;
    QString currency;
    qlonglong targetMinor = 0; // 0: has none
    qlonglong verifiedMinor = 0;
    qlonglong waitingMinor = 0;
    qlonglong paceMinor = 0;
    int workingDay = 0;
    int workingDays = 0;
    int streak = 0;
    int bestStreak = 0;
    QList<Day> days;
    qlonglong commissionVerifiedMinor = 0;
    qlonglong commissionWaitingMinor = 0;
    int place = 0; // 0: not on the leaderboard
    int people = 0;
    bool isConverted = false; // other currencies are in it

    QList<Week> weeks;
    QList<Pace> paces;
    QList<State> states;
    QList<Age> ages;
    QList<Step> steps;
    qlonglong openDeals = 0; // neither won nor cancelled: those of all states
    QList<WaitingPayment> payments;
};

QFuture<Result<SalesFigures>> salesFigures(Database &database, const QString &tenant, QDate today);
