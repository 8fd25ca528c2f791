#pragma once
#include "db/result.h"
#include "db/rows.h"

#include <QFuture>
#include <QVariantMap>

struct Action;
struct Backend;

// Carries out a declared step for one record: its function, with the arguments from the record's values and the reason given.
QFuture<Result<Rows>> callAction(Backend &backend, const Action &action, const QVariantMap &record, const QString &reason = {});
