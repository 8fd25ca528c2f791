#pragma once
#include <QString>

// The SCRAM-SHA-256 verifier of a password, as the server stores it: what a client sends instead of the password itself.
// Made by the same rules as libpq's PQencryptPasswordConn, without a connection; the salt is new on every call.
QString scramVerifier(const QString &password);
