#pragma once
#include "db/result.h"
#include "db/statement.h"

#include <QFuture>
#include <QVariantMap>

struct Backend;
struct Entity;

// The statement that sets columns of one row while it is as somebody saw it: it answers the key (and the version where there is one),
// or no row when it was changed meanwhile. Without a version in `seen` it sets them whatever happened, as long as the columns in `standing`
// have those values.
Statement rowUpdate(const Backend &backend, const Entity &entity, const QString &id, const QVariantMap &changes, const QVariant &seen,
                    const QVariantMap &standing = {});
// Carries it out. A row that it no longer finds is an error: KO003 where somebody else changed it since it was seen, else KO002.
QFuture<Result<void>> updateRow(Backend &backend, const Entity &entity, const QString &id, const QVariantMap &changes,
                                const QVariant &seen = {});
// Takes a change of one row back, or does it again: only while what it changed `from` still stands in every column. Where somebody else's
// change stands there, that stays, and the error says whose it is.
QFuture<Result<void>> turnRow(Backend &backend, const Entity &entity, const QString &id, const QVariantMap &from, const QVariantMap &to);
// Whose change stands in the columns of a row now: KO003 (hint "since"), with who it was where that is known.
QFuture<Error> changedSince(Backend &backend, const Entity &entity, const QString &id, const QStringList &fields);
