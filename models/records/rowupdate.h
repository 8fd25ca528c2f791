#pragma once
#include "db/result.h"
#include "db/statement.h"

#include <QFuture>
#include <QVariantMap>

struct Backend;
struct Entity;

// The statement that sets columns of one row while it is as somebody saw it: it answers the key (and the version where there is one),
// or no row when it was changed meanwhile. Without a version in `seen` it sets them whatever happened.
Statement rowUpdate(const Backend &backend, const Entity &entity, const QString &id, const QVariantMap &changes, const QVariant &seen);
// Carries it out. A row that it no longer finds is an error: KO003 where somebody else changed it since it was seen, else KO002.
QFuture<Result<void>> updateRow(Backend &backend, const Entity &entity, const QString &id, const QVariantMap &changes,
                                const QVariant &seen = {});
