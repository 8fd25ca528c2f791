#pragma once
#include <QMap>
#include <QString>

// Where a server is and who signs in: libpq's keywords, the password apart so that it is never part of a text.
struct ServerAddress
{
    QString uri;      // postgresql://… without user and password, or with them for the office's owner
    QString login;    // the PostgreSQL role; empty: as the URI says
    QString password; // empty: as the URI says

    // libpq's keywords and values of all of it, with what finds a dead connection in seconds.
    // Empty when the URI is none; then why() is told.
    QMap<QString, QString> keywords(QString *why = nullptr) const;
    // The same as libpq's environment variables, for programs that take no URI.
    QMap<QString, QString> environment() const;
};
