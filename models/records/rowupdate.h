#pragma once
#include "db/statement.h"

#include <QVariantMap>

struct Backend;
struct Entity;

// The statement that sets columns of one row while it is as somebody saw it: it answers the key (and the version where there is one),
// or no row when it was changed meanwhile. Without a version in `seen` it sets them whatever happened.
Statement rowUpdate(const Backend &backend, const Entity &entity, const QString &id, const QVariantMap &changes, const QVariant &seen);
