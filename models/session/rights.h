#pragma once
#include "db/result.h"

#include <QFuture>

class Database;
class Session;

// Whether the server gives this person another role, or other permissions, than they entered the organization with: then the screens are
// out of date.
QFuture<Result<bool>> hasOtherRights(Database &database, Session &session);
