#include "office/psql.h"
#include "db/serveraddress.h"
#include "office/command.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace {
QStringList arguments()
{
    return {u"-XAtq"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-f"_s, u"-"_s};
}
}

QProcessEnvironment serverEnvironment(const QString &uri)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QMap<QString, QString> variables = ServerAddress{.uri = uri, .login = {}, .password = {}}.environment();
    for (const auto &[name, value] : variables.asKeyValueRange())
        environment.insert(name, value);
    return environment;
}

Psql::Psql(const QString &uri)
    : m_environment(serverEnvironment(uri))
{
}

Psql Psql::in(const QString &database) const
{
    Psql other = *this;
    other.m_environment.insert(u"PGDATABASE"_s, database);
    return other;
}

Result<QByteArray> Psql::run(const QByteArray &script, int patience) const
{
    return Command{.program = u"psql"_s, .arguments = arguments(), .environment = m_environment, .input = script, .patience = patience}
        .run();
}

void Psql::begin(QProcess &session, const QByteArray &script) const
{
    session.setProcessEnvironment(m_environment);
    session.start(u"psql"_s, arguments());
    session.write(script);
    session.waitForBytesWritten();
    session.closeWriteChannel();
}
