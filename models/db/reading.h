#pragma once
#include "db/connectionworker.h"
#include "db/database.h"

#include <type_traits>

// The definitions of Database's requests that answer what the rows mean instead of the rows.
namespace Reading {
template<typename T, typename Read>
Result<T> meaning(const Result<Rows> &rows, const Read &read)
{
    if (!rows)
        return std::unexpected(rows.error());
    if constexpr (std::is_null_pointer_v<Read>)
        return {};
    else
        return read(*rows);
}
}

template<typename T, typename Read>
QFuture<Result<T>> Database::query(const Statement &statement, Read read, Lane lane)
{
    return worker(lane).submit<T>(
        [statement, read](Connection &connection, auto &) { return Reading::meaning<T>(rowsOf(connection, statement), read); });
}

template<typename T, typename Read>
QFuture<Result<T>> Database::write(const Statement &statement, Read read, Lane lane)
{
    auto transaction = transactionOf(statement);
    return worker(lane).submit<T>(
        [transaction, read](Connection &connection, auto &) { return Reading::meaning<T>(run(*transaction, connection), read); });
}
