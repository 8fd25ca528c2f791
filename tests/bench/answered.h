#pragma once
#include "db/awaiting.h"
#include "db/result.h"

#include <QElapsedTimer>
#include <QEventLoop>

// Waits for an answer as the event loop brings it, to the microsecond; a bench may sit in a loop of its own, a screen may not.
template<typename T>
T answered(const QFuture<T> &future)
{
    QEventLoop loop;
    std::optional<T> answer;
    whenAnswered(future, &loop, [&](const T &value) {
        answer.emplace(value);
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return std::move(*answer);
}

// Ends the program with the refusal: a bench whose statements are refused measures nothing.
template<typename T>
T expected(Result<T> result)
{
    if (!result)
        qFatal("refused: %s %s", qPrintable(result.error().sqlState), qPrintable(result.error().message));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

inline double elapsed(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}
