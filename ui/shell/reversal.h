#pragma once
#include "db/result.h"

#include <QFuture>
#include <QList>
#include <functional>

// How an action is taken back, and how it is done once more; each answers when the server has. One that is empty can't be done. They are
// called while the page that gave them lives, shown or not.
struct Reversal
{
    using Step = std::function<QFuture<Result<void>>()>;

    Step back = {};
    Step again = {};
};

// The error of a step that was taken with some of its records only; its message is a sentence that says so.
inline constexpr QLatin1StringView PartlyTaken("KOV04");

// Whether a request went well, where nobody needs its value.
template<typename T>
QFuture<Result<void>> outcome(QFuture<Result<T>> request)
{
    return request.then([](const Result<T> &result) -> Result<void> {
        if (!result)
            return std::unexpected(result.error());
        return {};
    });
}

// Whether all of them went well: the first error says why not.
QFuture<Result<void>> outcome(QList<QFuture<Result<void>>> requests);
