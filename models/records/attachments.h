#pragma once
#include "db/result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

class Database;

// Files that belong to rows. A file is kept before the row that points to it; its key is made here, so that a retry keeps it once.
class Attachments
{
public:
    struct File
    {
        QString name;
        QString mediaType;
        QByteArray content;
    };

    explicit Attachments(Database &database);

    // The key that a row may point to. Refused (KO017) is what is too large, of a wrong type or not whole.
    QFuture<Result<QString>> keep(const File &file);
    QFuture<Result<File>> read(const QString &id);

private:
    Database &m_database;
};
