#include "db/values.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>
#include <charconv>
#include <cstring>
#include <functional>
#include <libpq-fe.h>
#include <memory>

using namespace Qt::StringLiterals;

namespace {
// pg_type.dat: these numbers never change.
enum Oid : unsigned { Bool = 16, Bytea = 17, Int8 = 20, Int2 = 21, Int4 = 23, ObjectId = 26, Float4 = 700, Float8 = 701, Date = 1082 };
enum TimeOid : unsigned { Timestamp = 1114, TimestampTz = 1184 };

QString arrayText(const QVariantList &items)
{
    QStringList texts;
    for (const QVariant &item : items) {
        auto text = Values::text(item);
        if (text)
            text->replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
        texts << (text ? u'"' % *text % u'"' : u"NULL"_s);
    }
    return u'{' % texts.join(u',') % u'}';
}

template<typename Number>
Number number(const char *text, int length)
{
    Number number = 0;
    std::from_chars(text, text + length, number);
    return number;
}

// The server's ISO form; years beyond 9999 and 'infinity' take the long way.
QDate day(const char *text, int length)
{
    if (length == 10 && text[4] == '-' && text[7] == '-')
        return {number<int>(text, 4), number<int>(text + 5, 2), number<int>(text + 8, 2)};
    return QDate::fromString(QString::fromLatin1(text, length), Qt::ISODate);
}

QDateTime instant(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

// libpq reads both forms that a server may send.
QByteArray unescaped(const char *value)
{
    size_t length = 0;
    const std::unique_ptr<unsigned char, decltype(&PQfreemem)> bytes(
        PQunescapeBytea(reinterpret_cast<const unsigned char *>(value), &length), PQfreemem);
    return {reinterpret_cast<const char *>(bytes.get()), qsizetype(length)};
}

QVariant cell(unsigned type, const char *value, int length)
{
    switch (type) {
    case Bool:
        return *value == 't';
    case Int2:
    case Int4:
        return number<int>(value, length);
    case Int8:
    case ObjectId:
        return number<qlonglong>(value, length);
    case Float4:
    case Float8:
        return QByteArray::fromRawData(value, length).toDouble();
    case Date:
        return day(value, length);
    case Timestamp:
    case TimestampTz:
        return instant(QString::fromLatin1(value, length));
    case Bytea:
        return unescaped(value);
    default:
        return QString::fromUtf8(value, length);
    }
}

// A column while its rows are read. Currencies, states and names repeat from row to row: then the value above is shared.
struct Column
{
    unsigned type = 0;
    const char *text = nullptr; // of the row above
    int length = -1;            // -1: NULL
    QVariant value = {};

    const QVariant &next(const char *nextText, int nextLength)
    {
        const bool isSame = nextLength == length && (length < 0 || (text && std::memcmp(text, nextText, size_t(length)) == 0));
        if (!isSame)
            value = nextLength < 0 ? QVariant() : cell(type, nextText, nextLength);
        text = nextText;
        length = nextLength;
        return value;
    }
};

// Calls `replace` for each '?' that stands for a value.
QByteArray substituted(const QString &sql, const std::function<QByteArray(int)> &replace)
{
    const QByteArray text = sql.toUtf8();
    QByteArray out;
    char quote = 0;
    int index = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '-' && text.mid(i, 2) == "--") {
            quote = '\n';
        } else if (c == '?') {
            out += replace(index++);
            continue;
        }
        out += c;
    }
    return out;
}
}

namespace Values {

std::optional<QString> text(const QVariant &value)
{
    if (value.isNull())
        return std::nullopt;
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QMetaType::QDate:
        return value.toDate().isValid() ? std::optional(value.toDate().toString(Qt::ISODate)) : std::nullopt;
    case QMetaType::QDateTime:
        return value.toDateTime().isValid() ? std::optional(value.toDateTime().toUTC().toString(Qt::ISODateWithMs)) : std::nullopt;
    case QMetaType::QUuid:
        return value.toUuid().isNull() ? std::nullopt : std::optional(value.toUuid().toString(QUuid::WithoutBraces));
    case QMetaType::QByteArray:
        return u"\\x"_s % QString::fromLatin1(value.toByteArray().toHex());
    case QMetaType::QStringList:
    case QMetaType::QVariantList:
        return arrayText(value.toList());
    case QMetaType::QVariantMap:
    case QMetaType::QJsonObject:
        return QString::fromUtf8(QJsonDocument(value.toJsonObject()).toJson(QJsonDocument::Compact));
    case QMetaType::QJsonArray:
        return QString::fromUtf8(QJsonDocument(value.toJsonArray()).toJson(QJsonDocument::Compact));
    case QMetaType::Double:
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    default:
        return value.toString().isNull() ? u""_s : value.toString();
    }
}

QByteArray numbered(const QString &sql)
{
    return substituted(sql, [](int index) -> QByteArray { return '$' + QByteArray::number(index + 1); });
}

QByteArray inlined(const Statement &statement, PGconn *connection)
{
    return substituted(statement.sql, [&](int index) -> QByteArray {
        const auto value = text(statement.binds.value(index));
        if (!value)
            return "NULL";
        const QByteArray utf8 = value->toUtf8();
        const std::unique_ptr<char, decltype(&PQfreemem)> literal(PQescapeLiteral(connection, utf8.constData(), utf8.size()), PQfreemem);
        return QByteArray(literal.get());
    });
}

Rows rows(const PGresult *result)
{
    QStringList names;
    QList<Column> columns(PQnfields(result));
    for (int column = 0; column < columns.size(); ++column) {
        names << QString::fromUtf8(PQfname(result, column));
        columns[column].type = PQftype(result, column);
    }
    QList<QVariantList> cells;
    cells.reserve(PQntuples(result));
    for (int row = 0; row < PQntuples(result); ++row) {
        QVariantList line;
        line.reserve(columns.size());
        for (int column = 0; Column & one : columns) {
            const int length = PQgetisnull(result, row, column) ? -1 : PQgetlength(result, row, column);
            line.append(one.next(PQgetvalue(result, row, column), length));
            ++column;
        }
        cells.append(std::move(line));
    }
    return {names, cells};
}

Error error(const PGresult *result)
{
    const auto field = [result](int code) { return QString::fromUtf8(PQresultErrorField(result, code)); };
    return {field(PG_DIAG_SQLSTATE), field(PG_DIAG_CONSTRAINT_NAME), field(PG_DIAG_COLUMN_NAME), field(PG_DIAG_MESSAGE_PRIMARY),
            field(PG_DIAG_MESSAGE_HINT)};
}

}
