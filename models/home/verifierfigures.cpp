#include "home/verifierfigures.h"
#include "db/reading.h"
#include "home/jsonrows.h"

using namespace Qt::StringLiterals;

namespace {
QList<VerifierFigures::Part> parts(const QString &json, QStringView key)
{
    QList<VerifierFigures::Part> parts;
    for (const QJsonObject &row : jsonRows(json))
        parts.append({textOf(row, key), numberOf(row, u"n"), numberOf(row, u"amount_minor")});
    return parts;
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
        };
    });
}
