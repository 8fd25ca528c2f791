#pragma once
#include "db/database.h"
#include "db/wire.h"

#include <QPromise>

// COPY on a wire, at constant memory; ended on the server when the promise is cancelled.
namespace Copy {

Result<qlonglong> out(Wire &wire, const Statement &select, const Database::Sink &sink, QPromise<Result<qlonglong>> &promise);
Result<qlonglong> toFile(Wire &wire, const Statement &select, const QString &path, QPromise<Result<qlonglong>> &promise);
Result<qlonglong> in(Wire &wire, const QString &copy, const std::function<QByteArray()> &source, QPromise<Result<qlonglong>> &promise);

}
