#include "shell/reversal.h"

QFuture<Result<void>> outcome(QList<QFuture<Result<void>>> requests)
{
    return QtFuture::whenAll(requests.begin(), requests.end()).then([](const QList<QFuture<Result<void>>> &answered) -> Result<void> {
        for (const QFuture<Result<void>> &answer : answered)
            if (answer.resultCount() > 0 && !answer.result())
                return std::unexpected(answer.result().error());
        return {};
    });
}
