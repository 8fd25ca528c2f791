#include "home/verifierfigures.h"
#include "db/jsonrows.h"
#include "db/reading.h"

using namespace Qt::StringLiterals;

namespace {
QList<VerifierFigures::Part> parts(const QString &json, QStringView key)
{
    QList<VerifierFigures::Part> parts;
    for (const QJsonObject &row : jsonRows(json))
        parts.append({textOf(row, key), numberOf(row, u"n"), numberOf(row, u"amount_minor")});
    return parts;
}

QList<VerifierFigures::Waiting> queueHead(const QString &json)
{
    QList<VerifierFigures::Waiting> payments;
    for (const QJsonObject &row : jsonRows(json))
        payments.append({textOf(row, u"id"), textOf(row, u"number"), textOf(row, u"client"), numberOf(row, u"amount_minor"),
                         textOf(row, u"currency"), textOf(row, u"method"), textOf(row, u"recorded_by"), textOf(row, u"state"),
                         textOf(row, u"taken_by"), momentOf(row, u"since")});
    return payments;
}
}

QFuture<Result<VerifierFigures>> verifierFigures(Database &database)
{
    return database.query<VerifierFigures>({u"select * from report.verifier_today()"_s}, [](const Rows &rows) {
        return VerifierFigures{
            .waiting = rows.number(0, u"waiting"),
            .secondChecks = rows.number(0, u"second_checks"),
            .mine = rows.number(0, u"mine"),
            .oldest = rows.value(0, u"oldest").toDateTime(),
            .approvedToday = rows.number(0, u"approved_today"),
            .rejectedToday = rows.number(0, u"rejected_today"),
            .ages = parts(rows.text(0, u"ages"), u"bucket"),
            .methods = parts(rows.text(0, u"methods"), u"method"),
            .reasons = parts(rows.text(0, u"reasons"), u"reason"),
            .next = queueHead(rows.text(0, u"upcoming")),
        };
    });
}
