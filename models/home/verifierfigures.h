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

    qlonglong waiting = 0;
    qlonglong secondChecks = 0;
    qlonglong mine = 0;
    QDateTime oldest;
    qlonglong approvedToday = 0;
    qlonglong rejectedToday = 0;
    QList<Part> ages;
    QList<Part> methods;
    QList<Part> reasons;
};

QFuture<Result<VerifierFigures>> verifierFigures(Database &database);
