#include "db/copy.h"
#include "db/values.h"

#include <QSaveFile>
#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace {
using ResultPointer = std::unique_ptr<PGresult, decltype(&PQclear)>;

// Reads what is left of a command, so that the next one can begin.
Result<qlonglong> ended(PGconn *connection)
{
    Result<qlonglong> answer = 0;
    while (const ResultPointer result{PQgetResult(connection), PQclear}) {
        if (PQresultStatus(result.get()) == PGRES_COMMAND_OK)
            answer = QByteArray(PQcmdTuples(result.get())).toLongLong();
        else if (PQresultStatus(result.get()) == PGRES_FATAL_ERROR)
            answer = std::unexpected(Values::error(result.get()));
    }
    if (!answer && answer.error().sqlState.isEmpty())
        return std::unexpected(Error{u"08006"_s, {}, {}, {}, {}});
    return answer;
}

void cancel(Connection &connection)
{
    char problem[256];
    PQcancel(connection.canceller().get(), problem, sizeof problem);
}
}

namespace Copy {

Result<qlonglong> out(Connection &connection, const Statement &select, const Database::Sink &sink, QPromise<Result<qlonglong>> &promise)
{
    const QByteArray sql = "copy (" + Values::inlined(select, connection.handle()) + ") to stdout (format csv, header)";
    {
        const ResultPointer result(PQexec(connection.handle(), sql.constData()), PQclear);
        if (PQresultStatus(result.get()) != PGRES_COPY_OUT)
            return std::unexpected(Values::error(result.get()));
    }
    promise.setProgressRange(0, 0);
    qlonglong lines = -1; // the header is none of the rows
    bool isTaken = true;
    char *buffer = nullptr;
    int length = 0;
    while ((length = PQgetCopyData(connection.handle(), &buffer, 0)) > 0) {
        isTaken = isTaken && sink(QByteArrayView(buffer, length));
        PQfreemem(buffer);
        if (++lines % 4096 == 0) {
            promise.setProgressValue(int(lines));
            if (!isTaken)
                cancel(connection);
        }
    }
    const auto answer = ended(connection.handle());
    if (!isTaken)
        return std::unexpected(Error{u"58030"_s, {}, {}, {}, {}});
    promise.setProgressValue(int(std::max(lines, 0LL)));
    return answer;
}

// The server ends lines as Unix does; RFC 4180 ends them with both characters.
Result<qlonglong> toFile(Connection &connection, const Statement &select, const QString &path, QPromise<Result<qlonglong>> &promise)
{
    QSaveFile file(path);
    const auto notWritten = [&file] { return std::unexpected(Error{u"58030"_s, {}, {}, file.errorString(), {}}); };
    // Without its mark spreadsheets take UTF-8 for the computer's own code page.
    static constexpr QByteArrayView mark("\xef\xbb\xbf");
    if (!file.open(QIODevice::WriteOnly) || file.write(mark.data(), mark.size()) != mark.size())
        return notWritten();
    const auto put = [&file](QByteArrayView line) {
        const qint64 length = line.size() - 1;
        return file.write(line.data(), length) == length && file.write("\r\n", 2) == 2;
    };
    const auto answer = out(connection, select, put, promise);
    if (!answer)
        return answer.error().sqlState == "58030"_L1 ? notWritten() : answer;
    if (promise.isCanceled())
        return std::unexpected(Error{u"57014"_s, {}, {}, {}, {}});
    if (!file.commit())
        return notWritten();
    return answer;
}

Result<qlonglong> in(Connection &connection, const QString &copy, const std::function<QByteArray()> &source,
                     QPromise<Result<qlonglong>> &promise)
{
    {
        const ResultPointer result(PQexec(connection.handle(), copy.toUtf8().constData()), PQclear);
        if (PQresultStatus(result.get()) != PGRES_COPY_IN)
            return std::unexpected(Values::error(result.get()));
    }
    for (QByteArray bytes = source(); !bytes.isEmpty(); bytes = source()) {
        if (promise.isCanceled() || PQputCopyData(connection.handle(), bytes.constData(), int(bytes.size())) != 1)
            break;
    }
    PQputCopyEnd(connection.handle(), promise.isCanceled() ? "cancelled" : nullptr);
    return ended(connection.handle());
}

}
