#pragma once
#include "db/result.h"

#include <QStringList>

// The schema of a server, brought to this program's: a sqitch deployment that stops at the first change that fails.
class Migration
{
public:
    explicit Migration(const QString &uri);

    // Where the sqitch project is: beside the source, or installed beside the program. Empty: nowhere.
    static QString project();

    // The last change that the server has; empty: none.
    Result<QString> deployed() const;
    // The changes of this program's plan, in their order.
    static QStringList plan();
    // The changes that the server has in another state than this program's files: edited since, or gone. Empty: none.
    Result<QStringList> edited() const;
    // Goes on where the server stands, change by change, each verified.
    Result<void> deploy() const;
    // Builds the schema in an empty database in one session, many times faster, and has sqitch note the changes as done. What is
    // left of one that was interrupted is good for nothing: begin with an empty database again.
    Result<void> found() const;

private:
    static QString script(const QString &change);
    Result<QByteArray> ask(const QString &sql) const;
    Result<void> sqitch(const QStringList &action) const;

    QString m_uri;
};
