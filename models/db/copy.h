#pragma once
#include "db/connection.h"
#include "db/database.h"

#include <QPromise>

// COPY on a connection, at constant memory; ended on the server when the promise is cancelled.
namespace Copy {

Result<qlonglong> out(Connection &connection, const Statement &select, const Database::Sink &sink, QPromise<Result<qlonglong>> &promise);
Result<qlonglong> toFile(Connection &connection, const Statement &select, const QString &path, QPromise<Result<qlonglong>> &promise);
Result<qlonglong> in(Connection &connection, const QString &copy, const std::function<QByteArray()> &source,
                     QPromise<Result<qlonglong>> &promise);

}
