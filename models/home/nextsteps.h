#pragma once
#include "home/salesfigures.h"
#include "records/listedrows.h"

// My open deals and what each needs next, most urgent first.
class NextSteps : public ListedRows<SalesFigures::Step>
{
    Q_OBJECT
public:
    enum Column { Deal, Client, Amount, Status, NextStep, When };

    explicit NextSteps(QObject *parent = nullptr);

    int rowOf(const QString &deal) const;
};

// My payments that wait for approval, or that were rejected and not yet replaced.
class WaitingPayments : public ListedRows<SalesFigures::WaitingPayment>
{
    Q_OBJECT
public:
    explicit WaitingPayments(QObject *parent = nullptr);
};
