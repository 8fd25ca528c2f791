#pragma once
#include <QFuture>

// Cancels a request whose answer nobody wants any more. Only while it runs: up to Qt 6.4, cancelling a future whose continuation has run
// follows a pointer to the continuation's future, which may be gone.
template<typename T>
void supersede(QFuture<T> &future)
{
    if (!future.isFinished())
        future.cancel();
}
