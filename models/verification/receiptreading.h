#pragma once
#include <QDate>
#include <QList>
#include <QRectF>
#include <QString>

// A word as a machine read it from a receipt, and where it stands: in shares of its page, from 0 to 1.
struct ReadWord
{
    QString text;
    QRectF place;
    int page = 0;
};

// What somebody recorded about a payment, to be found again on its receipt.
struct RecordedFacts
{
    qlonglong amountMinor = 0;
    int exponent = 2;
    QString currency;
    QString payer;
    QDate paidOn;
    QString reference; // the bank's, else the cheque's number
};

// One line of the comparison: what was recorded, and what the receipt says.
struct ReadField
{
    enum class Kind { Amount, Payer, PaidOn, Reference };
    enum class Match { Same, Differs, NotFound };

    Kind kind = Kind::Amount;
    Match match = Match::NotFound;
    QString read = {};         // as it stands on the receipt; empty: not found
    qlonglong amountMinor = 0; // of an amount
    QDate date = {};           // of a day
    QRectF place = {};
    int page = 0;

    bool operator==(const ReadField &) const = default;
};

// Finds amount, payer, day and reference among the words of a receipt, in the notations that banks use. What equals the record wins; else
// what most looks like it. A guess: people look at the receipt and decide.
QList<ReadField> readReceipt(const QList<ReadWord> &words, const RecordedFacts &recorded);
