#include "home/managerfigures.h"
#include "db/reading.h"
#include "home/jsonrows.h"

using namespace Qt::StringLiterals;

namespace {
QList<ManagerFigures::Bucket> buckets(const QString &json)
{
    QList<ManagerFigures::Bucket> buckets;
    for (const QJsonObject &row : jsonRows(json))
        buckets.append({dayOf(row, u"bucket"), numberOf(row, u"amount_minor"), int(numberOf(row, u"deals"))});
    return buckets;
}

ManagerFigures figuresOf(const Rows &rows)
{
    ManagerFigures all;
    QHash<QString, double> before;
    for (const QJsonObject &row : jsonRows(rows.text(0, u"kpis_before")))
        before.insert(textOf(row, u"key"), row.value(u"value").toDouble());
    for (const QJsonObject &row : jsonRows(rows.text(0, u"kpis")))
        all.figures.insert(textOf(row, u"key"),
                           {row.value(u"value").toDouble(), before.value(textOf(row, u"key")), courseOf(row, u"spark")});
    all.revenue = buckets(rows.text(0, u"revenue"));
    all.revenueBefore = buckets(rows.text(0, u"revenue_before"));
    for (const QJsonObject &row : jsonRows(rows.text(0, u"funnel")))
        all.funnel.append({textOf(row, u"step"), numberOf(row, u"n")});
    for (const QJsonObject &row : jsonRows(rows.text(0, u"methods")))
        all.methods.append({textOf(row, u"method"), numberOf(row, u"amount_minor"), numberOf(row, u"n")});
    for (const QJsonObject &row : jsonRows(rows.text(0, u"sellers")))
        all.sellers.append({textOf(row, u"user_id"), textOf(row, u"name"), textOf(row, u"initials"), numberOf(row, u"amount_minor"),
                            numberOf(row, u"deals"), numberOf(row, u"target_minor"), courseOf(row, u"spark")});
    for (const QJsonObject &row : jsonRows(rows.text(0, u"rates")))
        all.rates.append({textOf(row, u"currency"), row.value(u"rate").toVariant().toString(), dayOf(row, u"valid_on")});
    return all;
}
}

QFuture<Result<ManagerFigures>> managerFigures(Database &database, const ManagerQuestion &question)
{
    // One round trip; each part is a small array.
    const Statement statement{
        u"select (select jsonb_agg(to_jsonb(x)) from report.kpis(a.since, a.till, a.team, a.currency) x) as kpis,"
        " (select jsonb_agg(to_jsonb(x) - 'spark') from report.kpis(a.since_before, a.till_before, a.team, a.currency) x) as kpis_before,"
        " (select jsonb_agg(to_jsonb(x)) from report.revenue(a.since, a.till, a.step, a.team, a.currency) x) as revenue,"
        " (select jsonb_agg(to_jsonb(x)) from report.revenue(a.since_before, a.till_before, a.step, a.team, a.currency) x) as "
        "revenue_before,"
        " (select jsonb_agg(to_jsonb(x)) from report.funnel(a.since, a.till, a.team, a.currency) x) as funnel,"
        " (select jsonb_agg(to_jsonb(x)) from report.methods(a.since, a.till, a.team, a.currency) x) as methods,"
        " (select jsonb_agg(to_jsonb(x)) from report.leaderboard(a.since, a.till, a.team, a.currency) x) as sellers,"
        " (select jsonb_agg(to_jsonb(x)) from report.rates(a.till, a.currency) x) as rates"
        " from (select ?::date as since, ?::date as till, ?::date as since_before, ?::date as till_before, ?::text as step,"
        "  nullif(?, '')::uuid as team, nullif(?, '')::text as currency) a"_s,
        {question.period.from(), question.period.to(), question.compared.from(), question.compared.to(), question.period.step(),
         question.team.isNull() ? u""_s : question.team, question.currency.isNull() ? u""_s : question.currency}};
    return reading<ManagerFigures>(database.query(statement), figuresOf);
}

QFuture<Result<QList<TeamName>>> teamNames(Database &database, const QString &tenant)
{
    return reading<QList<TeamName>>(
        database.query({u"select id, name from core.team where tenant_id = ?::uuid and is_active order by name"_s, {tenant}}),
        [](const Rows &rows) {
            QList<TeamName> teams;
            for (qsizetype row = 0; row < rows.size(); ++row)
                teams.append({rows.text(row, u"id"), rows.text(row, u"name")});
            return teams;
        });
}
