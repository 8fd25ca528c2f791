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
    Result<void> deploy() const;

private:
    QString m_uri;
};
