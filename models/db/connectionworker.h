#pragma once
#include "db/connection.h"

#include <QFutureWatcher>
#include <QMutex>
#include <QPromise>
#include <QThread>
#include <QThreadPool>
#include <QTimer>
#include <QWaitCondition>
#include <atomic>
#include <functional>

// One lane: a connection on a thread of its own that answers in order, and finds its way back to the server by itself. What runs is
// cancelled on the server when its future is cancelled; what waits is skipped.
class ConnectionWorker : public QObject
{
    Q_OBJECT
public:
    // A request that runs longer than `patience` milliseconds is on a connection that hangs: it is broken off and made anew. 0: never.
    ConnectionWorker(QMap<QString, QString> settings, int patience, QObject *parent = nullptr);
    // Waits until the lane has ended, which a server that hangs makes long.
    ~ConnectionWorker() override;
    // Ends the lane without anybody waiting for it, tells nobody any more, and then deletes itself.
    void leave();

    void setAddress(const ServerAddress &address) { m_address = address; }
    QFuture<Result<void>> open();
    void setPrelude(const QList<Statement> &prelude);
    // Finds out whether the connection is still there, and makes it anew if not.
    void check();
    // Ends the wait for the next attempt.
    void retryNow();
    // Closes a connection that had nothing to do for so long, until the next request makes another one. Told before the first one.
    void restAfter(int milliseconds) { m_restAfter = milliseconds; }

    enum class Repeat { AfterReconnect, Never };
    // `work` runs on the lane's thread; after a lost connection it is called again, up to three times.
    template<typename T>
    QFuture<Result<T>> submit(std::function<Result<T>(Connection &, QPromise<Result<T>> &)> work, Repeat repeat = Repeat::AfterReconnect);

    // When what was submitted until now has been answered; cancelled when the lane ends before.
    QFuture<void> caughtUp();

Q_SIGNALS:
    void connected();
    void lost();
    void retryScheduled(int seconds);
    void refused(const Error &error); // the server does not let us in any more: no further attempt is made
    void answered(int milliseconds);
    void silent(int seconds); // what runs has had no answer for so long, said again and again until it has one or is broken off

private:
    struct Task
    {
        quint64 id = 0;
        Repeat repeat = Repeat::AfterReconnect;
        bool opens = false;
        std::function<bool()> isCancelled;
        std::function<std::optional<Error>(Connection &)> attempt; // the error when the connection was lost on the way
        std::function<void(const Error &)> refuse;
        std::function<void()> finish;
    };
    enum class Way { Open, Refused, Retry };

    void enqueue(Task task);
    void interrupt(quint64 id);
    // On the lane's thread.
    void perform(const Task &task);
    void rest();
    Way connectFor(const Task &task, int attempt);
    std::optional<Error> runPrelude();
    // What runs in it can be cancelled, and is broken off when it hangs.
    std::optional<Error> guarded(const Task &task, const std::function<std::optional<Error>()> &work);
    void end();
    void watch();
    void breakOff(int patience);

    const QMap<QString, QString> m_settings;
    const int m_patience;
    ServerAddress m_address;
    QThread m_thread;
    QObject *m_lane;
    QTimer *m_rest; // the lane's
    int m_restAfter = 0;
    QThreadPool m_cancelling;
    QTimer m_hangs;
    std::atomic<quint64> m_lastId = 0;
    std::atomic<bool> m_closing = false;

    // Held while a cancel is on its way, which may take as long as the network: never waited for by the owner's thread. Taken before
    // m_mutex.
    QMutex m_cancelMutex;
    std::shared_ptr<PGcancel> m_canceller; // guarded by it

    QMutex m_mutex; // guards what follows
    QWaitCondition m_retry;
    bool m_retryNow = false;
    quint64 m_running = 0;
    qint64 m_runningSince = 0;
    int m_socket = -1;

    // Of the lane's thread.
    Connection m_connection;
    ServerAddress m_connectionAddress;
    QList<Statement> m_prelude;
    bool m_preludeIsDue = false;
    bool m_wasOpen = false;
};

template<typename T>
QFuture<Result<T>> ConnectionWorker::submit(std::function<Result<T>(Connection &, QPromise<Result<T>> &)> work, Repeat repeat)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    Task task;
    task.id = ++m_lastId;
    task.repeat = repeat;
    task.isCancelled = [promise] { return promise->isCanceled(); };
    task.attempt = [promise, work = std::move(work)](Connection &connection) -> std::optional<Error> {
        auto result = work(connection, *promise);
        if (!result && connection.isLost(result.error()))
            return result.error();
        promise->addResult(std::move(result));
        return {};
    };
    task.refuse = [promise](const Error &error) { promise->addResult(std::unexpected(error)); };
    task.finish = [promise] { promise->finish(); };

    auto watcher = new QFutureWatcher<Result<T>>(this);
    connect(watcher, &QFutureWatcherBase::canceled, this, [this, id = task.id] { interrupt(id); });
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(promise->future());
    enqueue(std::move(task));
    return promise->future();
}
