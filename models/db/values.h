#pragma once
#include "db/result.h"
#include "db/rows.h"
#include "db/statement.h"

#include <QByteArray>
#include <optional>

typedef struct pg_result PGresult;
typedef struct pg_conn PGconn;

// Between Qt's values and PostgreSQL's texts: the same for both ways that a statement can take.
namespace Values {

// A bound value as the server reads it: nothing for NULL, which is an invalid or null QVariant, an invalid date or a null uuid
// (an empty or null QString is the empty text). Lists become arrays, JSON its text.
std::optional<QString> text(const QVariant &value);

// '?' outside quotes and comments become $1, $2, …
QByteArray numbered(const QString &sql);
// … or the values themselves, quoted by the connection: for COPY, which takes no parameters.
QByteArray inlined(const Statement &statement, PGconn *connection);

Rows rows(const PGresult *result);
Error error(const PGresult *result);

}
