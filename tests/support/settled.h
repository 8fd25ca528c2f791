#pragma once
#include "db/result.h"

#include <QFuture>
#include <QTest>

// What a refusal says, for a failing test's output.
QByteArray described(const Error &error);

// Waits for an answer while events run, as a screen would: `const auto rows = settled(database.query(…));`
template<typename T>
T settled(QFuture<T> future, int milliseconds = 30000)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, milliseconds))
        qFatal("no answer within %d ms", milliseconds);
    if (future.resultCount() == 0)
        return std::unexpected(Error{QStringLiteral("57014"), {}, {}, QStringLiteral("cancelled"), {}});
    return future.result();
}

// Asserts that a result holds a value, and says the error when it does not.
#define QVERIFY_RESULT(result)                                                                                                             \
    do {                                                                                                                                   \
        const auto &verified = (result);                                                                                                   \
        QVERIFY2(verified.has_value(), verified.has_value() ? "" : described(verified.error()).constData());                               \
    } while (false)
