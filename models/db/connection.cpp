#include "db/connection.h"
#include "db/keywords.h"
#include "db/refusal.h"
#include "db/values.h"

#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace {
// Versions before this one let people who have SQL do more than they may.
constexpr int OldestServer = 150020;
constexpr int PreparedAtMost = 200;

using ResultPointer = std::unique_ptr<PGresult, decltype(&PQclear)>;

// A statement's values as libpq takes them.
struct Bound
{
    explicit Bound(const Statement &statement)
    {
        for (const QVariant &bind : statement.binds) {
            const bool isBinary = bind.typeId() == QMetaType::QByteArray;
            const auto text = isBinary ? std::optional(QString()) : Values::text(bind);
            values << (isBinary ? bind.toByteArray() : text.value_or(QString()).toUtf8());
            pointers << (text && !bind.isNull() ? values.last().constData() : nullptr);
            lengths << int(values.last().size());
            formats << isBinary;
        }
    }
    int size() const { return int(values.size()); }

    QList<QByteArray> values;
    QList<const char *> pointers;
    QList<int> lengths;
    QList<int> formats;
};

Result<Rows> taken(PGconn *connection, const PGresult *result)
{
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY)
        return Values::rows(result);
    Error error = Values::error(result);
    if (error.sqlState.isEmpty())
        error = {u"08006"_s, {}, {}, QString::fromUtf8(PQerrorMessage(connection)).trimmed(), {}};
    return std::unexpected(error);
}
}

Connection::~Connection()
{
    close();
}

Result<void> Connection::open(const ServerAddress &address, const QMap<QString, QString> &settings)
{
    close();
    QString why;
    QMap<QString, QString> keywords = address.keywords(&why);
    if (keywords.isEmpty())
        return std::unexpected(Error{u"08001"_s, {}, u"uri"_s, why, {}});
    QStringList options{keywords.take(u"options"_s)};
    for (const auto &[name, value] : settings.asKeyValueRange())
        options << u"-c "_s % name % u'=' % value;
    keywords[u"options"_s] = options.join(u' ').trimmed();

    const Keywords all(keywords);
    m_handle = PQconnectdbParams(all.names(), all.values(), 0);
    if (PQstatus(m_handle) != CONNECTION_OK) {
        close();
        return std::unexpected(refusal(address));
    }
    if (PQserverVersion(m_handle) < OldestServer) {
        const QString version = QString::fromUtf8(PQparameterStatus(m_handle, "server_version"));
        close();
        return std::unexpected(Error{u"KOV01"_s, {}, {}, version, u"15.20"_s});
    }
    return {};
}

void Connection::close()
{
    m_prepared.clear();
    PQfinish(std::exchange(m_handle, nullptr));
}

bool Connection::isLost(const Error &error) const
{
    return !m_handle || PQstatus(m_handle) == CONNECTION_BAD || error.isConnectionLost() || error.sqlState.startsWith("57P"_L1);
}

Result<Rows> Connection::execute(const Statement &statement)
{
    if (statement.isSecret)
        return executeParams(statement);
    const Result<QByteArray> name = prepared(statement.sql);
    if (!name)
        return std::unexpected(name.error());
    const Bound bound(statement);
    const ResultPointer result(PQexecPrepared(m_handle, name->constData(), bound.size(), bound.pointers.constData(),
                                              bound.lengths.constData(), bound.formats.constData(), 0),
                               PQclear);
    Result<Rows> rows = taken(m_handle, result.get());
    // The table has changed since it was prepared, or the server forgot it: the next attempt prepares it anew.
    if (!rows && (rows.error().sqlState == "0A000"_L1 || rows.error().sqlState == "26000"_L1))
        m_prepared.remove(statement.sql);
    return rows;
}

// The name that the server knows the statement by.
Result<QByteArray> Connection::prepared(const QString &sql)
{
    if (const auto known = m_prepared.constFind(sql); known != m_prepared.cend())
        return *known;
    if (m_prepared.size() >= PreparedAtMost) {
        m_prepared.clear();
        plain("deallocate all");
    }
    const QByteArray name = "kontor" + QByteArray::number(++m_lastName);
    const ResultPointer result(PQprepare(m_handle, name.constData(), Values::numbered(sql).constData(), 0, nullptr), PQclear);
    if (const Result<Rows> answer = taken(m_handle, result.get()); !answer)
        return std::unexpected(answer.error());
    m_prepared.insert(sql, name);
    return name;
}

Result<Rows> Connection::executeParams(const Statement &statement)
{
    const Bound bound(statement);
    const ResultPointer result(PQexecParams(m_handle, Values::numbered(statement.sql).constData(), bound.size(), nullptr,
                                            bound.pointers.constData(), bound.lengths.constData(), bound.formats.constData(), 0),
                               PQclear);
    return taken(m_handle, result.get());
}

Result<Rows> Connection::executeAndCommit(const Statement &statement)
{
    const Bound bound(statement);
    const bool isSent = PQenterPipelineMode(m_handle)
                        && PQsendQueryParams(m_handle, Values::numbered(statement.sql).constData(), bound.size(), nullptr,
                                             bound.pointers.constData(), bound.lengths.constData(), bound.formats.constData(), 0)
                        && PQsendQueryParams(m_handle, "commit", 0, nullptr, nullptr, nullptr, nullptr, 0) && PQpipelineSync(m_handle);
    if (!isSent) {
        // Half of it may be on its way: the connection is of no use any more.
        const Error error{u"08006"_s, {}, {}, QString::fromUtf8(PQerrorMessage(m_handle)).trimmed(), {}};
        close();
        return std::unexpected(error);
    }
    Result<Rows> rows = answerInPipeline();
    const Result<Rows> committed = answerInPipeline(); // the server skips it when the statement was refused
    const ResultPointer end(PQgetResult(m_handle), PQclear);
    PQexitPipelineMode(m_handle);
    if (rows && !committed)
        return committed;
    return rows;
}

// The answer to one statement of several that were sent at once.
Result<Rows> Connection::answerInPipeline()
{
    const ResultPointer first(PQgetResult(m_handle), PQclear);
    Result<Rows> rows = taken(m_handle, first.get());
    while (const ResultPointer another{PQgetResult(m_handle), PQclear}) {}
    return rows;
}

Result<Rows> Connection::plain(const char *sql)
{
    const ResultPointer result(PQexec(m_handle, sql), PQclear);
    return taken(m_handle, result.get());
}

std::shared_ptr<PGcancel> Connection::canceller() const
{
    return {PQgetCancel(m_handle), PQfreeCancel};
}
