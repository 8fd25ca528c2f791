#include "db/transaction.h"

#include <QThread>

using namespace Qt::StringLiterals;

namespace {
constexpr int Rounds = 100; // of 100 ms, for the server to come to an end with a transaction
constexpr int RoundsForCommit = 10;

Error unknownOutcome()
{
    return {u"40003"_s, {}, {}, u"the outcome of the transaction is not known"_s, {}};
}
}

Result<Rows> Transaction::run(Connection &connection)
{
    if (!m_number.isEmpty()) {
        const auto committed = wasCommitted(connection);
        if (!committed)
            return std::unexpected(committed.error());
        m_isCommitting = false;
        if (*committed)
            return m_rows ? Result<Rows>(*m_rows) : connection.execute(m_statement);
    }
    // Deadlocks and serialization failures were rolled back: once more, the other one has passed by then.
    auto rows = runOnce(connection);
    if (!rows && (rows.error().sqlState == "40P01"_L1 || rows.error().sqlState == "40001"_L1))
        rows = runOnce(connection);
    return rows;
}

Result<Rows> Transaction::runOnce(Connection &connection)
{
    const auto begun
        = connection.plain("begin; select pg_current_xact_id()::text as number, (select stats_reset::text from pg_stat_wal) as life");
    if (!begun)
        return begun;
    m_number = begun->text(0, u"number");
    m_life = begun->text(0, u"life");
    if (m_statement.isRecognised)
        return runWithCommit(connection);
    const auto rows = connection.execute(m_statement);
    if (!rows) {
        if (!connection.isLost(rows.error()))
            (void)connection.plain("rollback");
        return rows;
    }
    m_rows = *rows;
    m_isCommitting = true;
    const auto committed = connection.plain("commit");
    if (!committed && connection.isLost(committed.error()))
        return std::unexpected(unknownOutcome());
    m_isCommitting = false;
    return committed ? rows : committed;
}

// Whoever waits for the same rows waits for us no longer than the server works: the client's part in a COMMIT is not among it.
Result<Rows> Transaction::runWithCommit(Connection &connection)
{
    m_isCommitting = true;
    auto rows = connection.executeAndCommit(m_statement);
    if (!rows && connection.isLost(rows.error()))
        return std::unexpected(unknownOutcome());
    m_isCommitting = false;
    if (!rows)
        (void)connection.plain("rollback");
    return rows;
}

// A server that crashed may give the number of a transaction that it had not kept yet to somebody else. The moment since when it counts
// its log changes with every crash, and with nothing else: after it, a number that was committed is ours only if the trail says so.
// What leaves no trail (a claim, a tick on a notification) may be done again.
Result<bool> Transaction::wasCommitted(Connection &connection) const
{
    for (int round = 0; round < Rounds; ++round) {
        const auto status = connection.execute(
            {u"select pg_xact_status(?::text::xid8) as status, stats_reset::text as life from pg_stat_wal"_s, {m_number}});
        if (!status && status.error().sqlState == "22023"_L1)
            return false; // a number of the future: the crash left nothing of it
        if (!status)
            return std::unexpected(m_isCommitting ? unknownOutcome() : status.error());
        const QString word = status->text(0, u"status");
        const bool hasCrashed = status->text(0, u"life") != m_life;
        if (word == "aborted"_L1 || (word == "in progress"_L1 && hasCrashed))
            return false;
        if (word == "committed"_L1)
            return hasCrashed ? isOurs(connection, status->text(0, u"life")) : true;
        if (word.isEmpty())
            break;
        // The server has not noticed that its connection is gone: nobody can end what holds our own locks but we.
        if (round == (m_isCommitting ? RoundsForCommit : 0))
            (void)connection.execute({u"select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = session_user"
                                      " and pid <> pg_backend_pid() and backend_xid::text::bigint = ?::text::bigint % 4294967296"_s,
                                      {m_number}});
        QThread::msleep(100);
    }
    return std::unexpected(unknownOutcome());
}

Result<bool> Transaction::isOurs(Connection &connection, const QString &crash) const
{
    const auto written = connection.execute({u"select audit.has_written(?::text::xid8, ?::timestamptz) as ours"_s, {m_number, crash}});
    if (!written)
        return std::unexpected(unknownOutcome());
    return written->flag(0, u"ours");
}
