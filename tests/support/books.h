#pragma once
#include <QStringList>

class TestOffice;

// What is not as it must be in an office's books, as sentences for a failing test: amounts of deals against their payments, invoices
// and commissions against what was verified, numbers without gaps, figures against rows. Empty: the books are equal.
QStringList unequalBooks(TestOffice &office);
