#pragma once
#include <QString>

// An office that this computer knows: where it is and who signed in there last. Never a password.
struct ServerProfile
{
    QString name;
    QString uri; // libpq's, without user and password; empty for the local office, which is asked when it runs
    QString email = {};
    bool isLocalOffice = false;
    bool keepsPassword = false; // in the system's keychain

    bool operator==(const ServerProfile &) const = default;
};

// Whether the server at a profile's address answers, as the line under it says.
struct ServerReach
{
    enum class State { Unknown, Encrypted, Private, Unencrypted, Down };
    State state = State::Unknown;
    QString place = {}; // "kontor.balticsolar.example", "This computer"
    int milliseconds = 0;
};

// The libpq URI for what people type: host, host:port, host/database, or a whole postgresql:// URI. Encrypted unless that says
// otherwise; empty when it can't be an address. User and password in it are dropped.
QString serverUri(const QString &typed);
// "kontor.balticsolar.example" of such a URI.
QString serverHost(const QString &uri);
