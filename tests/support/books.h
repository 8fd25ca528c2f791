#pragma once
#include "db/serveraddress.h"
#include "db/statement.h"

#include <QStringList>

// What is not as it must be in an office's books, as sentences for a failing test: amounts of deals against their payments, invoices
// and commissions against what was verified, numbers without gaps, figures against rows. Empty: the books are equal. Asked as the owner.
QStringList unequalBooks(const ServerAddress &owner);

// What a salesperson of Baltic Solar Group saves: a deal of 1,000.00 with a new client, and a payment of 250.00 in cash.
Statement dealWithPayment(const QString &deal, bool isRecognised = true);
