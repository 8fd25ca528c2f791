#pragma once
#include "commissions/commissionstatement.h"
#include "records/listedrows.h"

// The lines of one statement.
class StatementLines : public ListedRows<CommissionLine>
{
    Q_OBJECT
public:
    enum Column { Deal, Client, Verified, Amount, Share, Rate, Final };

    explicit StatementLines(QObject *parent = nullptr);

    // Then the statement says it, and not each of them.
    bool areAllHeld() const;
};
