#include "db/scram.h"

#include <libpq-fe.h>
#include <memory>

QString scramVerifier(const QString &password)
{
    // libpq wants a connection only to hold its error text: one that was never opened will do, and an impossible port keeps it from trying.
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectStart("port=0"), PQfinish);
    const QByteArray secret = password.toUtf8();
    const std::unique_ptr<char, decltype(&PQfreemem)> verifier(
        PQencryptPasswordConn(connection.get(), secret.constData(), "", "scram-sha-256"), PQfreemem);
    return QString::fromLatin1(verifier.get());
}
