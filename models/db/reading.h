#pragma once
#include "db/result.h"
#include "db/rows.h"

#include <QFuture>

// Turns a statement's rows into what they mean, off the GUI thread: `read` runs where the rows arrive. An error stays the error.
template<typename T, typename Read>
QFuture<Result<T>> reading(QFuture<Result<Rows>> rows, Read read)
{
    return rows.then(QtFuture::Launch::Sync, [read](const Result<Rows> &result) -> Result<T> {
        if (!result)
            return std::unexpected(result.error());
        if constexpr (std::is_void_v<T>)
            return {};
        else
            return read(*result);
    });
}

// For a write of which only the outcome matters.
inline QFuture<Result<void>> outcome(QFuture<Result<Rows>> rows)
{
    return reading<void>(std::move(rows), nullptr);
}
