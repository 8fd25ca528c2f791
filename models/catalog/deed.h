#pragma once
#include <QList>
#include <QString>
#include <QVariant>

// What a person did, where the audit trail only has the columns that followed from it: "recorded a payment of 5,000.00 PLN" instead of
// "changed Waiting to 5,000.00", "paid 400.00 PLN back" instead of "created the payment". What has all the signs of a deed is told as it.
struct Deed
{
    struct Sign
    {
        enum class Kind { Rises, Falls, Was, Becomes, Begins }; // the last one alone is of a new record
        QString field;
        Kind kind;
        QVariant value = {}; // that it was, or becomes
    };

    QList<Sign> signs;
    QString words;            // after who did it; %1 is the amount
    QString amountField = {}; // by how much this one changed, or what it began with
    QString reasonField = {}; // told after a colon, where there is one
};

inline Deed::Sign rises(const QString &field)
{
    return {field, Deed::Sign::Kind::Rises};
}
inline Deed::Sign falls(const QString &field)
{
    return {field, Deed::Sign::Kind::Falls};
}
inline Deed::Sign was(const QString &field, const QVariant &value)
{
    return {field, Deed::Sign::Kind::Was, value};
}
inline Deed::Sign becomes(const QString &field, const QVariant &value)
{
    return {field, Deed::Sign::Kind::Becomes, value};
}
// The record is made with a value there.
inline Deed::Sign begins(const QString &field)
{
    return {field, Deed::Sign::Kind::Begins};
}
