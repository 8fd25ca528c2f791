#pragma once
#include "db/connection.h"

#include <optional>

// One statement as one transaction whose number is known, so that a COMMIT that the connection did not survive can be decided afterwards.
// Call run() again after a reconnect: it repeats the statement only when the server says that it was not committed.
class Transaction
{
public:
    explicit Transaction(Statement statement)
        : m_statement(std::move(statement))
    {
    }

    Result<Rows> run(Connection &connection);

private:
    Result<Rows> runOnce(Connection &connection);
    Result<Rows> runWithCommit(Connection &connection);
    // Whether the interrupted transaction took place; one that hangs on a connection that is gone is ended.
    Result<bool> wasCommitted(Connection &connection) const;

    // Whether the number that was committed before the crash was this transaction's.
    Result<bool> isOurs(Connection &connection, const QString &crash) const;

    Statement m_statement;
    QString m_number;            // of the transaction, once it has begun
    QString m_life;              // since when the server has not crashed, as it said when it began
    bool m_isCommitting = false; // the COMMIT was sent, its answer has not come
    std::optional<Rows> m_rows;  // as answered before the COMMIT; one that went along with it is asked for its answer again
};
