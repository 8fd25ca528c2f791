#include "db/connectionworker.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <libpq-fe.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace {
constexpr int AttemptsAtMost = 3;
constexpr int MercyMilliseconds = 1500; // for a statement that is cancelled to end; then its connection is broken off
constexpr int SilenceShare = 9;         // of the patience, until whoever looks on is told: 5 s of 45

bool isFinal(const Error &refusal)
{
    return refusal.sqlState.startsWith("28"_L1) || refusal.sqlState == "3D000"_L1 || refusal.sqlState.startsWith("KO"_L1);
}

qint64 now()
{
    return QDeadlineTimer::current().deadline();
}
}

ConnectionWorker::ConnectionWorker(QMap<QString, QString> settings, int patience, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_patience(patience)
    , m_lane(new QObject)
    , m_rest(new QTimer(m_lane))
{
    m_rest->setSingleShot(true);
    connect(m_rest, &QTimer::timeout, m_lane, [this] { rest(); });
    m_lane->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_lane, [this] { m_connection.close(); });
    connect(&m_thread, &QThread::finished, m_lane, &QObject::deleteLater);
    m_cancelling.setMaxThreadCount(1);
    m_thread.start();
    connect(&m_hangs, &QTimer::timeout, this, &ConnectionWorker::watch);
    if (m_patience > 0)
        m_hangs.start(std::min(1000, m_patience / 4 + 1));
}

ConnectionWorker::~ConnectionWorker()
{
    end();
    if (!m_thread.wait(MercyMilliseconds)) {
        breakOff(0);
        m_thread.wait();
    }
    m_cancelling.waitForDone();
}

void ConnectionWorker::leave()
{
    if (m_closing)
        return;
    disconnect();
    connect(&m_thread, &QThread::finished, this, [this] {
        m_cancelling.start([this] { deleteLater(); }); // behind a cancel that is still on its way
    });
    QTimer::singleShot(MercyMilliseconds, this, [this] { breakOff(0); });
    end();
}

// What runs is cancelled, what waits is dropped, and the thread ends after that.
void ConnectionWorker::end()
{
    m_closing = true;
    retryNow();
    QMutexLocker running(&m_mutex);
    const quint64 id = m_running;
    running.unlock();
    if (id)
        interrupt(id);
    m_thread.quit();
}

QFuture<Result<void>> ConnectionWorker::open()
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    Task task;
    task.id = ++m_lastId;
    task.opens = true;
    task.isCancelled = [promise] { return promise->isCanceled(); };
    task.attempt = [promise](Connection &) {
        promise->addResult(Result<void>());
        return std::optional<Error>();
    };
    task.refuse = [promise](const Error &error) { promise->addResult(std::unexpected(error)); };
    task.finish = [promise] { promise->finish(); };
    enqueue(std::move(task));
    return promise->future();
}

void ConnectionWorker::setPrelude(const QList<Statement> &prelude)
{
    QMetaObject::invokeMethod(m_lane, [this, prelude] {
        m_prelude = prelude;
        m_preludeIsDue = true;
    });
}

void ConnectionWorker::check()
{
    submit<Rows>([](Connection &connection, auto &) { return connection.plain("select 1"); });
}

QFuture<void> ConnectionWorker::caughtUp()
{
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    QMetaObject::invokeMethod(m_lane, [promise] { promise->finish(); });
    return promise->future();
}

void ConnectionWorker::retryNow()
{
    QMutexLocker lock(&m_mutex);
    m_retryNow = true;
    m_retry.wakeAll();
}

void ConnectionWorker::enqueue(Task task)
{
    QMetaObject::invokeMethod(m_lane, [this, task = std::move(task), address = m_address] {
        m_connectionAddress = address;
        m_rest->stop();
        perform(task);
        if (m_restAfter > 0)
            m_rest->start(m_restAfter);
    });
}

// As if it had never been open: whoever finds the server full, or gone, when they come back is told, and does not wait.
void ConnectionWorker::rest()
{
    m_connection.close();
    m_wasOpen = false;
}

void ConnectionWorker::interrupt(quint64 id)
{
    retryNow(); // it may be waiting for the server to come back
    m_cancelling.start([this, id] {
        // Again until it has ended: a cancel that arrives before the statement does is lost.
        for (int round = 0; round < 50; ++round) {
            {
                QMutexLocker cancelling(&m_cancelMutex);
                {
                    QMutexLocker lock(&m_mutex);
                    if (m_running != id)
                        return;
                }
                char problem[256];
                if (m_canceller)
                    PQcancel(m_canceller.get(), problem, sizeof problem);
            }
            QThread::msleep(100);
        }
    });
}

// On the owner's thread. A statement that takes its time can't be told from a connection that hangs: both are no answer, and that is said.
void ConnectionWorker::watch()
{
    QMutexLocker lock(&m_mutex);
    const qint64 silence = m_running ? now() - m_runningSince : 0;
    lock.unlock();
    if (silence >= m_patience)
        breakOff(m_patience);
    else if (silence >= m_patience / SilenceShare)
        Q_EMIT silent(int(silence / 1000));
}

// Called on the owner's thread: shutting the socket down makes the lane's read return.
void ConnectionWorker::breakOff(int patience)
{
    QMutexLocker lock(&m_mutex);
    if (m_running && m_socket >= 0 && now() - m_runningSince >= patience)
        ::shutdown(m_socket, SHUT_RDWR);
}

void ConnectionWorker::perform(const Task &task)
{
    int attempt = 0;
    int losses = 0;
    while (!task.isCancelled()) {
        if (m_closing) {
            task.refuse({u"08003"_s, {}, {}, {}, {}});
            break;
        }
        if (!m_connection.isOpen()) {
            const Way way = connectFor(task, attempt++);
            if (way == Way::Refused)
                break;
            if (way == Way::Retry)
                continue;
        }
        std::optional<Error> error;
        if (m_preludeIsDue && !task.opens)
            error = guarded(task, [this] { return runPrelude(); });
        if (error && !m_connection.isLost(*error)) {
            task.refuse(*error);
            break;
        }
        if (!error) {
            QElapsedTimer elapsed;
            elapsed.start();
            error = guarded(task, [this, &task] { return task.attempt(m_connection); });
            if (!error) {
                const int took = int(elapsed.elapsed());
                task.finish(); // whoever waits comes first
                Q_EMIT answered(took);
                return;
            }
        }
        m_connection.close();
        Q_EMIT lost();
        if (task.repeat == Repeat::Never || ++losses == AttemptsAtMost) {
            task.refuse(*error);
            break;
        }
        attempt = 0;
    }
    task.finish();
}

std::optional<Error> ConnectionWorker::guarded(const Task &task, const std::function<std::optional<Error>()> &work)
{
    {
        QMutexLocker cancelling(&m_cancelMutex);
        QMutexLocker lock(&m_mutex);
        m_running = task.id;
        m_runningSince = now();
        m_socket = PQsocket(m_connection.handle());
        m_canceller = m_connection.canceller();
    }
    // What was cancelled until now, as while the connection was made, nobody has found running.
    const auto error = task.isCancelled() ? std::nullopt : work();
    QMutexLocker cancelling(&m_cancelMutex); // waits for a cancel that is on its way, so that it cannot hit the next statement
    QMutexLocker lock(&m_mutex);
    m_running = 0;
    m_socket = -1;
    return error;
}

std::optional<Error> ConnectionWorker::runPrelude()
{
    for (const Statement &statement : std::as_const(m_prelude)) {
        const auto rows = m_connection.execute(statement);
        if (!rows)
            return rows.error();
    }
    m_preludeIsDue = false;
    return {};
}

ConnectionWorker::Way ConnectionWorker::connectFor(const Task &task, int attempt)
{
    const auto opened = m_connection.open(m_connectionAddress, m_settings);
    if (opened) {
        m_wasOpen = true;
        m_preludeIsDue = !m_prelude.isEmpty();
        Q_EMIT connected();
        return Way::Open;
    }
    if (task.opens || !m_wasOpen || isFinal(opened.error())) {
        task.refuse(opened.error());
        if (m_wasOpen && !task.opens)
            Q_EMIT refused(opened.error());
        return Way::Refused;
    }
    const int seconds = std::min(1 << std::min(attempt, 5), 30);
    Q_EMIT retryScheduled(seconds);
    QMutexLocker lock(&m_mutex);
    if (!m_retryNow)
        m_retry.wait(&m_mutex, ulong(seconds) * 1000);
    m_retryNow = false;
    return Way::Retry;
}
