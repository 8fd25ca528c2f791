#pragma once
#include "db/result.h"
#include "db/rows.h"
#include "db/statement.h"

#include <QFuture>
#include <QObject>
#include <memory>

class Connection;

// Where a server is and who signs in: libpq's keywords, the password apart so that it is never part of a text.
struct ServerAddress
{
    QString uri;   // postgresql://… without user and password, or with them for the office's owner
    QString login; // the PostgreSQL role; empty: as the URI says
    QString password;
};

// A session's connections, each on a thread of its own: `interactive` answers screens (short statement timeout), `jobs` carries
// reports, imports and exports. Every request is a future; cancelling a future cancels the statement on the server.
// One lane answers in order. After a lost connection it reconnects by itself, runs the prelude again, and repeats reads; a write is
// repeated only when the transaction's status says that it never happened.
class Database : public QObject
{
    Q_OBJECT
public:
    enum class Lane { Interactive, Jobs };
    enum class State { Closed, Connected, Lost };
    Q_ENUM(State)

    explicit Database(QObject *parent = nullptr);
    ~Database() override;

    // Signs in; the error tells a wrong password (28P01), no server (08001) and one that is too old (KOV01) apart.
    QFuture<Result<void>> open(const ServerAddress &address);
    void close();
    State state() const { return m_state; }

    // Statements that every connection runs after it was opened, such as entering the tenant.
    void setPrelude(const QList<Statement> &prelude);
    // Hears NOTIFY on this channel from now on, on a connection of its own; an empty name stops it.
    void listen(const QString &channel);

    // A read: may be repeated after a reconnect.
    QFuture<Result<Rows>> query(const Statement &statement, Lane lane = Lane::Interactive);
    // A write: one transaction of its own, carried out exactly once or refused.
    QFuture<Result<Rows>> write(const Statement &statement, Lane lane = Lane::Interactive);

Q_SIGNALS:
    void stateChanged(Database::State state);
    void retryScheduled(int seconds); // while Lost: when the next attempt is made
    void roundTripMeasured(int milliseconds);
    void notified(const QString &payload); // NOTIFY on the tenant's channel: a relation's name
    void listening();                      // after every (re)connect of the listener: what was missed must be re-read

private:
    void setState(State state);

    std::unique_ptr<Connection> m_interactive;
    std::unique_ptr<Connection> m_jobs;
    std::unique_ptr<Connection> m_listener;
    State m_state = State::Closed;
};
