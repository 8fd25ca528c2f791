#pragma once
#include "db/result.h"
#include "db/rows.h"
#include "db/serveraddress.h"
#include "db/statement.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QThread>
#include <chrono>
#include <functional>
#include <memory>

class Connection;
class ConnectionWorker;
class Listener;
class Transaction;

// A session's connections, each on a thread of its own: `interactive` answers screens (short statement timeout), `jobs` counts, adds up
// and takes steps with many records, and `streams` carries what takes minutes, exports and imports, so that nothing waits behind them; it
// is made when it is needed and closed when it has been idle. Every request is a future; cancelling a future cancels the statement on the
// server.
// One lane answers in order. After a lost connection it reconnects by itself, runs the prelude again, and repeats reads; a write is
// repeated only when the transaction's status says that it never happened.
class Database : public QObject
{
    Q_OBJECT
public:
    enum class Lane { Interactive, Jobs, Streams };
    enum class State { Closed, Connected, Lost };
    Q_ENUM(State)

    explicit Database(QObject *parent = nullptr);
    ~Database() override;

    // How long the interactive lane waits for an answer before it takes the connection for one that hangs; counts from the next open().
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    // How long the streams' connection stays when nothing streams: servers have few. Counts from the next open().
    void setRest(std::chrono::milliseconds rest) { m_rest = rest; }

    // Signs in; the error tells a wrong password (28P01), no server (08001) and one that is too old (KOV01) apart.
    QFuture<Result<void>> open(const ServerAddress &address);
    // Drops what waits and cancels what runs, in the background: nobody waits for a server that hangs. `farewell` is said before.
    void close(const Statement &farewell = {});
    State state() const { return m_state; }

    // Statements that every connection runs after it was opened, such as entering the tenant; one that is open already runs them before
    // its next statement.
    void setPrelude(const QList<Statement> &prelude);
    // Hears NOTIFY on this channel from now on, instead of an earlier one; empty: on none.
    void listen(const QString &channel);

    // A read: may be repeated after a reconnect.
    QFuture<Result<Rows>> query(const Statement &statement, Lane lane = Lane::Interactive);
    // A write: one transaction of its own, carried out exactly once or refused.
    QFuture<Result<Rows>> write(const Statement &statement, Lane lane = Lane::Interactive);

    // The same, answered as what `read` makes of the rows, on the connection's thread: a T, or a Result<T> where rows can be refused;
    // without it for a write of which only the outcome matters. A request with a continuation can't be cancelled (see db/awaiting.h):
    // this has none. Defined in db/reading.h.
    template<typename T, typename Read>
    QFuture<Result<T>> query(const Statement &statement, Read read, Lane lane = Lane::Interactive);
    template<typename T, typename Read = std::nullptr_t>
    QFuture<Result<T>> write(const Statement &statement, Read read = nullptr, Lane lane = Lane::Interactive);
    // When everything that was asked on the interactive lane until now has been answered; nothing is sent.
    QFuture<void> caughtUp() const;

    // Gets the next bytes; false breaks the copy off, with the error 58030.
    using Sink = std::function<bool(QByteArrayView)>;
    // COPY (select) TO STDOUT, as CSV with a header, on the streams' lane: the sink is called on that lane's thread. Answers the number of
    // rows; the future's progress value is the rows so far. Not repeated after a lost connection, since the sink has seen half of it.
    QFuture<Result<qlonglong>> copyOut(const Statement &select, const Sink &sink);
    // The same into a file by RFC 4180, which appears when it is complete and not before.
    QFuture<Result<qlonglong>> copyToFile(const Statement &select, const QString &path);
    // COPY … FROM STDIN on that lane, complete or not at all. The source answers the next bytes, and none at the end.
    QFuture<Result<qlonglong>> copyIn(const QString &copy, const std::function<QByteArray()> &source);

public Q_SLOTS:
    // Ends the wait for the next attempt while Lost.
    void retryNow();

Q_SIGNALS:
    void stateChanged(Database::State state);
    void retryScheduled(int seconds); // while Lost: when the next attempt is made
    void refused(const Error &error); // the server does not let this person in again: signed out
    void roundTripMeasured(int milliseconds);
    // While Connected: the server owes an answer for that long, be it that it works or that nothing comes through. Said every second until
    // the answer's round trip is measured, or the connection is taken for lost. Not of jobs, which may take long.
    void answerOverdue(int seconds);
    void notified(const QString &payload); // NOTIFY on the tenant's channel: a relation's name
    void listening();                      // after every (re)connect of the listener: what was missed must be re-read

private:
    void follow(ConnectionWorker *worker);
    void followStreams();
    QList<ConnectionWorker *> workers() const; // none before open()
    void say(const Statement &farewell, ConnectionWorker *leaving);
    void setState(State state);
    ConnectionWorker &worker(Lane lane) const;
    void stopListening();
    static Result<Rows> rowsOf(Connection &connection, const Statement &statement);
    static std::shared_ptr<Transaction> transactionOf(const Statement &statement);
    static Result<Rows> run(Transaction &transaction, Connection &connection);

    ServerAddress m_address;
    // Longer than the server's statement timeout: only a connection that hangs outlasts it.
    std::chrono::milliseconds m_patience{45'000};
    std::chrono::milliseconds m_rest{30'000};
    std::unique_ptr<ConnectionWorker> m_interactive;
    std::unique_ptr<ConnectionWorker> m_jobs;
    std::unique_ptr<ConnectionWorker> m_streams;
    Listener *m_listener = nullptr; // lives on a thread of its own, which ends when it can: it may be waiting for a server that is gone
    QList<QPointer<QThread>> m_listenerThreads;
    State m_state = State::Closed;
};
