#include "db/wire.h"
#include "db/refusal.h"
#include "db/values.h"

#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlResult>
#include <QUuid>
#include <libpq-fe.h>

using namespace Qt::StringLiterals;

Q_DECLARE_OPAQUE_POINTER(PGconn *)
Q_DECLARE_OPAQUE_POINTER(PGresult *)

namespace {
// Versions before this one let people who have SQL do more than they may (database.md, section 0).
constexpr int OldestServer = 150020;
constexpr int PreparedAtMost = 200;

using ResultPointer = std::unique_ptr<PGresult, decltype(&PQclear)>;

// A statement's values as libpq takes them.
struct Bound
{
    explicit Bound(const Statement &statement)
        : sql(Values::numbered(statement.sql))
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

    QByteArray sql;
    QList<QByteArray> values;
    QList<const char *> pointers;
    QList<int> lengths;
    QList<int> formats;
};

QString quoted(QString value)
{
    return u'\'' % value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) % u'\'';
}

// PREPARE takes these alone; CALL, CREATE and the like go straight to the server.
bool canBePrepared(const QString &sql)
{
    static const QRegularExpression first(u"^\\s*\\(*\\s*(select|with|insert|update|delete|merge|values)\\b"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return first.match(sql).hasMatch();
}

const PGresult *resultOf(const QSqlQuery &query)
{
    const QVariant handle = query.result()->handle();
    return handle.isValid() ? *static_cast<PGresult *const *>(handle.constData()) : nullptr;
}

Error errorOf(const QSqlQuery &query)
{
    Error error = Values::error(resultOf(query));
    if (error.sqlState.isEmpty()) { // a statement that could not be prepared has no result to ask
        error.sqlState = query.lastError().nativeErrorCode();
        error.message = query.lastError().databaseText().section(u'\n', 0, 0).section(u":  "_s, 1);
    }
    return error;
}

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

Wire::Wire()
    : m_name(QUuid::createUuid().toString())
{
}

Wire::~Wire()
{
    close();
}

Result<void> Wire::open(const ServerAddress &address, const QMap<QString, QString> &settings)
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

    auto database = QSqlDatabase::addDatabase(u"QPSQL"_s, m_name);
    database.setNumericalPrecisionPolicy(QSql::HighPrecision);
    database.setHostName(keywords.take(u"host"_s));
    database.setDatabaseName(keywords.take(u"dbname"_s));
    database.setUserName(keywords.take(u"user"_s));
    database.setPassword(keywords.take(u"password"_s));
    QStringList connectOptions;
    for (const auto &[keyword, value] : keywords.asKeyValueRange())
        connectOptions << keyword % u'=' % quoted(value);
    database.setConnectOptions(connectOptions.join(u' '));
    if (!database.open()) {
        const Error error = refusal(address);
        database = {};
        QSqlDatabase::removeDatabase(m_name);
        return std::unexpected(error);
    }
    m_handle = database.driver()->handle().value<PGconn *>();
    if (PQserverVersion(m_handle) < OldestServer) {
        const QString version = QString::fromUtf8(PQparameterStatus(m_handle, "server_version"));
        database = {};
        close();
        return std::unexpected(Error{u"KOV01"_s, {}, {}, version, u"15.20"_s});
    }
    return {};
}

void Wire::close()
{
    m_prepared.clear();
    m_handle = nullptr;
    if (QSqlDatabase::contains(m_name))
        QSqlDatabase::removeDatabase(m_name);
}

bool Wire::isLost(const Error &error) const
{
    return !m_handle || PQstatus(m_handle) == CONNECTION_BAD || error.isConnectionLost() || error.sqlState.startsWith("57P"_L1);
}

Result<Rows> Wire::execute(const Statement &statement)
{
    bool beyondPrepared = statement.isSecret || (!m_prepared.contains(statement.sql) && !canBePrepared(statement.sql));
    for (const QVariant &bind : statement.binds)
        beyondPrepared |= bind.typeId() == QMetaType::QByteArray;
    return beyondPrepared ? executeParams(statement) : executePrepared(statement);
}

Result<Rows> Wire::executePrepared(const Statement &statement)
{
    auto query = m_prepared.value(statement.sql);
    if (!query) {
        if (m_prepared.size() >= PreparedAtMost)
            m_prepared.clear();
        query = std::make_shared<QSqlQuery>(QSqlDatabase::database(m_name, false));
        if (!query->prepare(statement.sql)) {
            const Error error = errorOf(*query);
            return std::unexpected(error.sqlState.isEmpty() ? Error{u"08006"_s, {}, {}, query->lastError().driverText(), {}} : error);
        }
        m_prepared.insert(statement.sql, query);
    }
    for (qsizetype i = 0; i < statement.binds.size(); ++i) {
        const auto text = Values::text(statement.binds.at(i));
        query->bindValue(int(i), text ? QVariant(*text) : QVariant());
    }
    if (!query->exec()) {
        const Error error = errorOf(*query);
        // The table has changed since it was prepared, or the server forgot it: the next attempt prepares it anew.
        if (error.sqlState == "0A000"_L1 || error.sqlState == "26000"_L1)
            m_prepared.remove(statement.sql);
        return std::unexpected(error.sqlState.isEmpty() ? Error{u"08006"_s, {}, {}, query->lastError().driverText(), {}} : error);
    }
    auto rows = taken(m_handle, resultOf(*query));
    query->finish();
    return rows;
}

Result<Rows> Wire::executeParams(const Statement &statement)
{
    const Bound bound(statement);
    const ResultPointer result(PQexecParams(m_handle, bound.sql.constData(), bound.size(), nullptr, bound.pointers.constData(),
                                            bound.lengths.constData(), bound.formats.constData(), 0),
                               PQclear);
    return taken(m_handle, result.get());
}

Result<Rows> Wire::executeAndCommit(const Statement &statement)
{
    const Bound bound(statement);
    const bool isSent = PQenterPipelineMode(m_handle)
                        && PQsendQueryParams(m_handle, bound.sql.constData(), bound.size(), nullptr, bound.pointers.constData(),
                                             bound.lengths.constData(), bound.formats.constData(), 0)
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
Result<Rows> Wire::answerInPipeline()
{
    const ResultPointer first(PQgetResult(m_handle), PQclear);
    Result<Rows> rows = taken(m_handle, first.get());
    while (const ResultPointer another{PQgetResult(m_handle), PQclear}) {}
    return rows;
}

Result<Rows> Wire::plain(const char *sql)
{
    const ResultPointer result(PQexec(m_handle, sql), PQclear);
    return taken(m_handle, result.get());
}

std::shared_ptr<PGcancel> Wire::canceller() const
{
    return {PQgetCancel(m_handle), PQfreeCancel};
}
