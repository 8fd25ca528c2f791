#pragma once
#include "db/result.h"

#include <QFuture>
#include <QFutureWatcher>

// Requests whose answers may become unwanted before they arrive. Up to Qt 6.4, cancelling a future that has a continuation may run that
// continuation a second time, without the promise that it has given away; a watcher has none, so cancelling is safe at any moment.

// Hands the watcher to `over` on the receiver's thread once the request is answered or cancelled: a cancelled one may have no result.
// Nothing happens once the receiver is gone.
template<typename T, typename Over>
QFutureWatcher<T> *whenOver(const QFuture<T> &request, QObject *receiver, Over over)
{
    auto watcher = new QFutureWatcher<T>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver, [watcher, over] {
        watcher->deleteLater();
        over(watcher);
    });
    watcher->setFuture(request);
    return watcher;
}

// Hands the answer to `use` on the receiver's thread. Nothing happens once the receiver is gone, or when the request was superseded.
template<typename T, typename Use>
void whenAnswered(const QFuture<T> &request, QObject *receiver, Use use)
{
    whenOver(request, receiver, [use](QFutureWatcher<T> *watcher) {
        if (!watcher->isCanceled() && watcher->future().resultCount() > 0)
            use(watcher->result());
    });
}

// Cancels a request whose answer nobody wants any more, on the server too.
template<typename T>
void supersede(QFuture<T> &request)
{
    request.cancel();
}
