#pragma once
#include <QByteArray>
#include <QDate>
#include <QString>
#include <QUuid>
#include <QVariantMap>
#include <optional>

// A client who is created together with the deal.
struct NewClient
{
    QString name;
    QString email;
    QString phone;
    QString company;
    QString city;
};

// A receipt as the person handed it over; the database checks it again.
struct Receipt
{
    QString fileName;
    QString mediaType;
    QByteArray content;

    static constexpr qsizetype largestSize = 10 * 1024 * 1024; // bytes; the database refuses more
};

// Money that came in: amounts in minor units of the deal's currency.
struct PaymentEntry
{
    QUuid id = QUuid::createUuid(); // made here, so that a repeated save is recognised
    std::optional<qlonglong> amount;
    QString method = QStringLiteral("bank_transfer");
    QDate receivedOn;
    QString bankReference;
    QString chequeNumber;
    QString notes;
    std::optional<Receipt> receipt;

    // Everything typed, the receipt's content too, as it is kept on this computer until it is saved.
    QVariantMap toDraft() const;
    static PaymentEntry fromDraft(const QVariantMap &draft);
};

// What somebody types into the deal form: a deal, perhaps with a new client and a first payment.
struct DealEntry
{
    QUuid id = QUuid::createUuid();
    QUuid clientId; // null while none is chosen; made here for a new client
    QString clientName;
    std::optional<NewClient> newClient;
    std::optional<qlonglong> amount; // minor units of `currency`
    QString currency;
    bool keepsCurrency = false; // it was chosen: another client does not change it
    QString description;
    QString workType;
    QString source;
    QDate dealDate;
    QDate dueDate;
    PaymentEntry payment;

    // A payment is part of the deal as soon as anything of it was given.
    bool hasPayment() const;

    // Everything typed, the payment's part too.
    QVariantMap toDraft() const;
    static DealEntry fromDraft(const QVariantMap &draft);
};
