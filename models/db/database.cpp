#include "db/database.h"
#include "db/awaiting.h"
#include "db/connectionworker.h"
#include "db/copy.h"
#include "db/listener.h"
#include "db/transaction.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace {
constexpr int FarewellMilliseconds = 1000;

QMap<QString, QString> settings(const QString &statementTimeout)
{
    return {{u"timezone"_s, u"UTC"_s},
            {u"datestyle"_s, u"ISO"_s},
            {u"statement_timeout"_s, statementTimeout},
            {u"lock_timeout"_s, u"10s"_s},
            {u"idle_in_transaction_session_timeout"_s, u"60s"_s}};
}
}

Database::Database(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<Error>();
}

Database::~Database()
{
    close();
    for (const QPointer<QThread> &thread : std::as_const(m_listenerThreads)) {
        if (thread)
            thread->wait();
        delete thread;
    }
}

QFuture<Result<void>> Database::open(const ServerAddress &address)
{
    close();
    m_address = address;
    m_interactive = std::make_unique<ConnectionWorker>(settings(u"30s"_s), int(m_patience.count()));
    m_jobs = std::make_unique<ConnectionWorker>(settings(u"1h"_s), 0);
    m_streams = std::make_unique<ConnectionWorker>(settings(u"1h"_s), 0);
    m_streams->restAfter(int(m_rest.count()));
    follow(m_interactive.get());
    follow(m_jobs.get());
    followStreams();
    connect(m_interactive.get(), &ConnectionWorker::answered, this, &Database::roundTripMeasured);
    connect(m_interactive.get(), &ConnectionWorker::silent, this, &Database::answerOverdue);
    return m_interactive->open();
}

void Database::follow(ConnectionWorker *worker)
{
    worker->setAddress(m_address);
    connect(worker, &ConnectionWorker::connected, this, [this, worker] {
        setState(State::Connected);
        // The server is there again: the others need not wait for their next attempt.
        const auto all = workers();
        for (ConnectionWorker *other : all)
            if (other != worker)
                other->retryNow();
        if (m_listener)
            QMetaObject::invokeMethod(m_listener, &Listener::retryNow);
    });
    connect(worker, &ConnectionWorker::lost, this, [this] { setState(State::Lost); });
    connect(worker, &ConnectionWorker::retryScheduled, this, [this](int seconds) {
        setState(State::Lost);
        Q_EMIT retryScheduled(seconds);
    });
    connect(worker, &ConnectionWorker::refused, this, &Database::refused);
}

// It comes and goes while the others stay: that it broke off says nothing of the server, which screens are asked of.
void Database::followStreams()
{
    m_streams->setAddress(m_address);
    connect(m_streams.get(), &ConnectionWorker::lost, m_interactive.get(), &ConnectionWorker::check);
    connect(m_streams.get(), &ConnectionWorker::refused, this, &Database::refused);
}

QList<ConnectionWorker *> Database::workers() const
{
    if (!m_interactive)
        return {};
    return {m_interactive.get(), m_jobs.get(), m_streams.get()};
}

void Database::close(const Statement &farewell)
{
    stopListening();
    const bool isHeard = m_state == State::Connected && !farewell.sql.isEmpty();
    for (std::unique_ptr<ConnectionWorker> *lane : {&m_interactive, &m_jobs, &m_streams})
        if (ConnectionWorker *leaving = lane->release()) {
            leaving->disconnect(this);
            leaving->setParent(this);
            if (isHeard && lane == &m_interactive)
                say(farewell, leaving);
            else
                leaving->leave();
        }
    setState(State::Closed);
}

void Database::say(const Statement &farewell, ConnectionWorker *leaving)
{
    const auto answered = leaving->submit<Rows>([farewell](Connection &connection, auto &) { return connection.execute(farewell); },
                                                ConnectionWorker::Repeat::Never);
    whenOver(answered, leaving, [leaving](const auto *) { leaving->leave(); });
    QTimer::singleShot(FarewellMilliseconds, leaving, &ConnectionWorker::leave);
}

void Database::setPrelude(const QList<Statement> &prelude)
{
    const auto all = workers();
    for (ConnectionWorker *worker : all)
        worker->setPrelude(prelude);
}

void Database::listen(const QString &channel)
{
    stopListening();
    if (channel.isEmpty() || !m_interactive)
        return;
    m_listener = new Listener(m_address, channel);
    auto thread = new QThread(this);
    m_listenerThreads.append(thread);
    m_listener->moveToThread(thread);
    connect(thread, &QThread::finished, m_listener, &QObject::deleteLater);
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    connect(m_listener, &Listener::heard, this, &Database::notified);
    connect(m_listener, &Listener::listening, this, &Database::listening);
    // The listener hears of a loss at once; the other lane would only with its next statement.
    connect(m_listener, &Listener::lost, m_interactive.get(), &ConnectionWorker::check);
    const auto all = workers();
    for (ConnectionWorker *worker : all)
        connect(m_listener, &Listener::listening, worker, &ConnectionWorker::retryNow);
    thread->start();
    QMetaObject::invokeMethod(m_listener, &Listener::start);
}

void Database::stopListening()
{
    if (m_listener)
        disconnect(m_listener, nullptr, this, nullptr);
    m_listener = nullptr;
    m_listenerThreads.removeAll(nullptr);
    for (const QPointer<QThread> &thread : std::as_const(m_listenerThreads))
        thread->quit();
}

Result<Rows> Database::rowsOf(Connection &connection, const Statement &statement)
{
    auto rows = connection.execute(statement);
    if (rows)
        return rows;
    // The plan was made before a table changed, or the snapshot went stale: neither is the asker's concern.
    const QString state = rows.error().sqlState;
    return state == "0A000"_L1 || state == "26000"_L1 || state == "40001"_L1 ? connection.execute(statement) : rows;
}

std::shared_ptr<Transaction> Database::transactionOf(const Statement &statement)
{
    return std::make_shared<Transaction>(statement);
}

Result<Rows> Database::run(Transaction &transaction, Connection &connection)
{
    return transaction.run(connection);
}

QFuture<Result<Rows>> Database::query(const Statement &statement, Lane lane)
{
    return worker(lane).submit<Rows>([statement](Connection &connection, auto &) { return rowsOf(connection, statement); });
}

QFuture<Result<Rows>> Database::write(const Statement &statement, Lane lane)
{
    auto transaction = transactionOf(statement);
    return worker(lane).submit<Rows>([transaction](Connection &connection, auto &) { return transaction->run(connection); });
}

QFuture<void> Database::caughtUp() const
{
    return m_interactive ? m_interactive->caughtUp() : QtFuture::makeReadyFuture();
}

QFuture<Result<qlonglong>> Database::copyOut(const Statement &select, const Sink &sink)
{
    return m_streams->submit<qlonglong>(
        [select, sink](Connection &connection, auto &promise) { return Copy::out(connection, select, sink, promise); },
        ConnectionWorker::Repeat::Never);
}

QFuture<Result<qlonglong>> Database::copyToFile(const Statement &select, const QString &path)
{
    return m_streams->submit<qlonglong>(
        [select, path](Connection &connection, auto &promise) { return Copy::toFile(connection, select, path, promise); });
}

QFuture<Result<qlonglong>> Database::copyIn(const QString &copy, const std::function<QByteArray()> &source)
{
    return m_streams->submit<qlonglong>(
        [copy, source](Connection &connection, auto &promise) { return Copy::in(connection, copy, source, promise); },
        ConnectionWorker::Repeat::Never);
}

void Database::retryNow()
{
    const auto all = workers();
    for (ConnectionWorker *worker : all)
        worker->retryNow();
    if (m_listener)
        QMetaObject::invokeMethod(m_listener, &Listener::retryNow);
}

ConnectionWorker &Database::worker(Lane lane) const
{
    Q_ASSERT_X(m_interactive, "Database", "open() comes first");
    return lane == Lane::Interactive ? *m_interactive : lane == Lane::Jobs ? *m_jobs : *m_streams;
}

void Database::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}
