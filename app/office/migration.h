#pragma once
#include "db/result.h"

#include <QProcessEnvironment>
#include <QString>

// libpq's environment for programs that are run on a server, so that a password never stands in a list of processes.
QProcessEnvironment serverEnvironment(const QString &uri);

// The schema of a server, brought to this program's: a sqitch deployment that stops at the first change that fails.
class Migration
{
public:
    explicit Migration(const QString &uri);

    // Where the sqitch project is: beside the source, or installed beside the program. Empty: nowhere.
    static QString project();

    // The last change that the server has; empty: none.
    Result<QString> deployed() const;
    // The last change of this program's plan.
    static QString planned();
    // The changes that the server has in another state than this program's files: edited since, or gone. Empty: none.
    Result<QStringList> edited() const;
    Result<void> deploy() const;

private:
    Result<QByteArray> ask(const QString &sql) const;

    QString m_uri;
};
