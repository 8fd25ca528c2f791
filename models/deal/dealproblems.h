#pragma once
#include "deal/dealentry.h"

#include <QList>

struct DealPreview;

// What keeps a deal or a payment from being saved, found before the database is asked (which checks all of it again).
struct DealProblem
{
    enum class Place {
        Client,
        ClientName, // of a client who is created with the deal
        ClientEmail,
        ClientPhone,
        ClientCity,
        Description,
        WorkType,
        Source,
        Amount,
        Currency,
        DealDate,
        DueDate,
        Received,
        Method,
        ReceivedOn,
        BankReference,
        ChequeNumber,
        Receipt
    };
    enum class Kind {
        Missing,        // nothing was given
        NotPositive,    // zero or less
        TooLong,        // more than `limit` characters
        BeforeDealDate, // due before the deal was made
        InFuture,       // received after today
        MoreThanDue,    // received is `limit` minor units more than what is still to be paid
        TooLarge,       // the receipt is over Receipt::largestSize
        WrongType,      // the receipt is no PNG, JPEG or PDF, or is cut short
        NotAnAddress,   // not an e-mail address
        NotAPhone,      // not a phone number in international form
        Taken,          // the payment `by` has this reference or cheque number; saving asks the database all the same
    };

    Place field;
    Kind kind;
    qlonglong limit = 0;
    QString by = {};

    friend bool operator==(const DealProblem &, const DealProblem &) = default;
};

// In the order of the form. `today` is the tenant's date.
QList<DealProblem> dealProblems(const DealEntry &entry, QDate today);

// The payment's part alone: `due` is what may still be paid, in minor units.
QList<DealProblem> paymentProblems(const PaymentEntry &payment, qlonglong due, QDate today);

// Of a payment's numbers those that another one has, as far as that is known of what is typed now.
QList<DealProblem> takenNumbers(const PaymentEntry &payment, const DealPreview &known);

// The media type that the first and last bytes speak of; empty when it is none that a receipt may have, or when the file is cut short.
QString receiptType(const QByteArray &content);
