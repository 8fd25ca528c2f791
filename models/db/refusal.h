#pragma once
#include "db/result.h"
#include "db/serveraddress.h"

// Why a server does not let us in. libpq keeps the SQLSTATE of a failed sign-in to itself unless it is asked before it connects, so this
// tries once more, and asks: 28P01 wrong password, 3D000 no such database, 53300 too many, 57P03 starting up, 08001 nobody there.
Error refusal(const ServerAddress &address);

// The hint of a refusal (28000) of somebody whose password is right: the account may not sign in.
inline constexpr QLatin1StringView AccountClosed{"closed"};
