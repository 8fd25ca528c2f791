#pragma once
#include "db/serveraddress.h"

#include <QByteArray>
#include <memory>

typedef struct pg_conn PGconn;

// Somebody with libpq and nothing of Kontor, who takes the steps of a connection one by one.
class Caller
{
public:
    explicit Caller(const ServerAddress &address);

    // Goes to where the server has read the role's password and waits for proof of it: an earlier one counts from here on.
    bool knock();
    // Gives the proof.
    bool comeIn();
    // The first cell of the answer, or the SQLSTATE of the refusal; "gone" when the server has ended the connection.
    QByteArray ask(const QByteArray &sql);

private:
    std::unique_ptr<PGconn, void (*)(PGconn *)> m_connection;
};
