#pragma once
#include "db/database.h"

#include <QDateTime>

// A verifier's home, read in one statement. Amounts are minor units of the organization's currency.
struct VerifierFigures
{
    struct Part
    {
        QString key; // an age's bucket, a method, or a reason in words
        qlonglong payments = 0;
        qlonglong amountMinor = 0;
    };

    struct Waiting
    {
        QString id;
        QString number;
        QString clientName;
        qlonglong amountMinor = 0;
        QString currency; // the payment's own
        QString method;
        QString recordedBy;
        QString state; // second_check, waiting, over_4h, taken, mine, approved_by_me
        QString takenBy;
        QDateTime since;
    };

    qlonglong waiting = 0;
    qlonglong secondChecks = 0;
    qlonglong mine = 0;
    QDateTime oldest;
    qlonglong approvedToday = 0;
    qlonglong rejectedToday = 0;
    QList<Part> ages;
    QList<Part> methods;
    QList<Part> reasons;
    QList<Waiting> next; // the first of the queue
};

QFuture<Result<VerifierFigures>> verifierFigures(Database &database);
