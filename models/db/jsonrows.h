#pragma once
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// A cell that holds one jsonb object.
inline QJsonObject jsonObject(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

// Rows that a statement answers as one jsonb array, so that a whole home is one round trip. Numbers stay whole: never through a double.
inline QList<QJsonObject> jsonRows(const QJsonArray &array)
{
    QList<QJsonObject> rows;
    for (const QJsonValue &row : array)
        rows.append(row.toObject());
    return rows;
}
inline QList<QJsonObject> jsonRows(const QString &json)
{
    return jsonRows(QJsonDocument::fromJson(json.toUtf8()).array());
}
inline QString textOf(const QJsonObject &row, QStringView key)
{
    return row.value(key).toString();
}
inline qlonglong numberOf(const QJsonObject &row, QStringView key)
{
    return row.value(key).toInteger();
}
inline QDate dayOf(const QJsonObject &row, QStringView key)
{
    return QDate::fromString(textOf(row, key), Qt::ISODate);
}
inline QDateTime momentOf(const QJsonObject &row, QStringView key)
{
    return QDateTime::fromString(textOf(row, key), Qt::ISODateWithMs);
}
inline QList<double> courseOf(const QJsonObject &row, QStringView key)
{
    QList<double> course;
    const QJsonArray values = row.value(key).toArray();
    for (const QJsonValue &value : values)
        course.append(value.toDouble());
    return course;
}
