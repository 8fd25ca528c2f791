#pragma once
#include <QJsonObject>
#include <QString>

// An organization that a person may work in, as it is offered before one is entered.
struct Membership
{
    QString tenant; // its id
    QString tenantName;
    QString roleName;
    QString currency;
    bool isInvited = false; // to be entered with the invitation's code
};

// The organization that is being worked in.
struct Tenant
{
    QString id;
    QString name;
    QString slug;
    QString currency;    // in which its reports are kept
    QByteArray timeZone; // IANA name
    QString language;
    QJsonObject settings;
};

// Who is signed in.
struct Person
{
    QString id;
    QString name;
    QString email;
    QString roleKey;  // in the organization that was entered
    QString roleName; // "Sales"

    // Two letters for a circle: "AZ" for Anna Zielińska.
    QString initials() const;
};
