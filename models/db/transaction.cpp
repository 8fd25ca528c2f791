#include "db/transaction.h"

#include <QThread>

using namespace Qt::StringLiterals;

Result<Rows> Transaction::run(Wire &wire)
{
    if (m_isCommitting) {
        const auto committed = wasCommitted(wire);
        if (!committed)
            return std::unexpected(committed.error());
        m_isCommitting = false;
        if (*committed)
            return m_rows;
    }
    // Deadlocks and serialization failures were rolled back: once more, the other one has passed by then.
    auto rows = runOnce(wire);
    if (!rows && (rows.error().sqlState == "40P01"_L1 || rows.error().sqlState == "40001"_L1))
        rows = runOnce(wire);
    return rows;
}

Result<Rows> Transaction::runOnce(Wire &wire)
{
    const auto begun = wire.plain("begin; select pg_current_xact_id()::text as number");
    if (!begun)
        return begun;
    m_number = begun->text(0, u"number");
    const auto rows = wire.execute(m_statement);
    if (!rows) {
        if (!wire.isLost(rows.error()))
            wire.plain("rollback");
        return rows;
    }
    m_rows = *rows;
    m_isCommitting = true;
    const auto committed = wire.plain("commit");
    if (committed || !wire.isLost(committed.error()))
        m_isCommitting = false;
    return committed ? Result<Rows>(m_rows) : committed;
}

Result<bool> Transaction::wasCommitted(Wire &wire) const
{
    for (int round = 0; round < 100; ++round) {
        const auto status = wire.execute({u"select pg_xact_status(?::text::xid8) as status"_s, {m_number}});
        if (!status)
            return std::unexpected(status.error());
        const QString word = status->text(0, u"status");
        if (word == "committed"_L1 || word == "aborted"_L1)
            return word == "committed"_L1;
        if (word.isEmpty())
            break;
        QThread::msleep(100);
    }
    return std::unexpected(Error{u"40003"_s, {}, {}, u"the outcome of the transaction is not known"_s, {}});
}
