#include "home/managerfigures.h"
#include "db/jsonrows.h"
#include "db/reading.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace {
QList<ManagerFigures::Bucket> buckets(const QString &json)
{
    QList<ManagerFigures::Bucket> buckets;
    for (const QJsonObject &row : jsonRows(json))
        buckets.append(
            {dayOf(row, u"bucket"), numberOf(row, u"amount_minor"), int(numberOf(row, u"deals")), int(numberOf(row, u"payments"))});
    return buckets;
}

QList<ManagerFigures::State> states(const QString &json, QStringView key)
{
    QList<ManagerFigures::State> states;
    for (const QJsonObject &row : jsonRows(json))
        states.append({textOf(row, key), numberOf(row, u"n"), numberOf(row, u"amount_minor")});
    return states;
}

// One number of each row, by the row's key.
QHash<QString, qlonglong> byKey(const QString &json, QStringView key, QStringView number)
{
    QHash<QString, qlonglong> numbers;
    for (const QJsonObject &row : jsonRows(json))
        numbers.insert(textOf(row, key), numberOf(row, number));
    return numbers;
}

ManagerFigures figuresOf(const Rows &rows)
{
    ManagerFigures all;
    // The key figures know those of as many days just before; another period compared has been asked for beside them.
    const QString compared = rows.text(0, u"kpis_before");
    QHash<QString, double> before;
    for (const QJsonObject &row : jsonRows(compared.isEmpty() ? rows.text(0, u"kpis") : compared))
        before.insert(textOf(row, u"key"), row.value(compared.isEmpty() ? u"previous"_s : u"value"_s).toDouble());
    for (const QJsonObject &row : jsonRows(rows.text(0, u"kpis")))
        all.figures.insert(textOf(row, u"key"),
                           {row.value(u"value").toDouble(), before.value(textOf(row, u"key")), courseOf(row, u"spark")});
    all.revenue = buckets(rows.text(0, u"revenue"));
    all.revenueBefore = buckets(rows.text(0, u"revenue_before"));
    const auto funnelBefore = byKey(rows.text(0, u"funnel_before"), u"step", u"n");
    for (const QJsonObject &row : jsonRows(rows.text(0, u"funnel")))
        all.funnel.append({textOf(row, u"step"), numberOf(row, u"n"), funnelBefore.value(textOf(row, u"step"))});
    const auto methodsBefore = byKey(rows.text(0, u"methods_before"), u"method", u"amount_minor");
    for (const QJsonObject &row : jsonRows(rows.text(0, u"methods")))
        all.methods.append(
            {textOf(row, u"method"), numberOf(row, u"amount_minor"), numberOf(row, u"n"), methodsBefore.value(textOf(row, u"method"))});
    all.payments = states(rows.text(0, u"payments"), u"status");
    all.commissions = states(rows.text(0, u"commissions"), u"state");
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
        " case when (a.since_before, a.till_before) <> (a.since - (a.till - a.since) - 1, a.since - 1) then"
        "  (select jsonb_agg(to_jsonb(x) - 'spark') from report.kpis(a.since_before, a.till_before, a.team, a.currency) x) end"
        "  as kpis_before,"
        " (select jsonb_agg(to_jsonb(x)) from report.revenue(a.since, a.till, a.step, a.team, a.currency) x) as revenue,"
        " (select jsonb_agg(to_jsonb(x)) from report.revenue(a.since_before, a.till_before, a.step, a.team, a.currency) x)"
        "  as revenue_before,"
        " (select jsonb_agg(to_jsonb(x)) from report.funnel(a.since, a.till, a.team, a.currency) x) as funnel,"
        " (select jsonb_agg(to_jsonb(x)) from report.methods(a.since, a.till, a.team, a.currency) x) as methods,"
        " (select jsonb_agg(to_jsonb(x)) from report.funnel(a.since_before, a.till_before, a.team, a.currency) x) as funnel_before,"
        " (select jsonb_agg(to_jsonb(x)) from report.methods(a.since_before, a.till_before, a.team, a.currency) x) as methods_before,"
        " (select jsonb_agg(to_jsonb(x)) from report.payment_status(a.since, a.till, a.team, a.currency) x) as payments,"
        " (select jsonb_agg(to_jsonb(x)) from report.commissions_due(a.team, a.currency) x) as commissions,"
        " (select jsonb_agg(to_jsonb(x)) from report.leaderboard(a.since, a.till, a.team, a.currency) x) as sellers,"
        " (select jsonb_agg(to_jsonb(x)) from report.rates(a.till, a.currency) x) as rates"
        " from (select ?::date as since, ?::date as till, ?::date as since_before, ?::date as till_before, ?::text as step,"
        "  nullif(?, '')::uuid as team, nullif(?, '')::text as currency) a"_s,
        {question.period.from(), question.period.to(), question.compared.from(), question.compared.to(), question.period.step(),
         question.team.isNull() ? u""_s : question.team, question.currency.isNull() ? u""_s : question.currency}};
    return database.query<ManagerFigures>(statement, figuresOf);
}

QFuture<Result<ClientSatisfaction>> clientSatisfaction(Database &database, const QString &team)
{
    const Statement statement{u"select low, high, clients, sum_tenths from report.satisfaction(nullif(?, '')::uuid)"_s,
                              {team.isNull() ? u""_s : team}};
    return database.query<ClientSatisfaction>(statement, [](const Rows &rows) {
        ClientSatisfaction all;
        for (qsizetype row = 0; row < rows.size(); ++row) {
            all.ratings.append({int(rows.number(row, u"low")), int(rows.number(row, u"high")), rows.number(row, u"clients")});
            all.clients += rows.number(row, u"clients");
            all.sumTenths += rows.number(row, u"sum_tenths");
        }
        return all;
    });
}

QFuture<Result<QList<TeamName>>> teamNames(Database &database, const QString &tenant)
{
    const Statement statement{u"select t.id, t.name, (select string_agg(m.user_id::text, ' ') from core.team_member m"
                              "  where m.tenant_id = t.tenant_id and m.team_id = t.id) as people"
                              " from core.team t where t.tenant_id = ?::uuid and t.is_active order by t.name"_s,
                              {tenant}};
    return database.query<QList<TeamName>>(statement, [](const Rows &rows) {
        QList<TeamName> teams;
        for (qsizetype row = 0; row < rows.size(); ++row)
            teams.append({rows.text(row, u"id"), rows.text(row, u"name"), rows.text(row, u"people").split(u' ', Qt::SkipEmptyParts)});
        return teams;
    });
}

QList<ManagerFigures::Seller> soldByTeam(const QList<ManagerFigures::Seller> &people, const QList<TeamName> &teams)
{
    QList<ManagerFigures::Seller> sold;
    for (const TeamName &team : teams) {
        ManagerFigures::Seller sum{team.id, team.name, team.name.left(2).toUpper()};
        bool hasSellers = false;
        for (const ManagerFigures::Seller &person : people) {
            if (!team.people.contains(person.id))
                continue;
            hasSellers = true;
            sum.amountMinor += person.amountMinor;
            sum.deals += person.deals;
            sum.targetMinor += person.targetMinor;
            sum.course.resize(qMax(sum.course.size(), person.course.size()));
            for (qsizetype week = 0; week < person.course.size(); ++week)
                sum.course[week] += person.course.at(week);
        }
        if (hasSellers)
            sold.append(sum);
    }
    std::ranges::stable_sort(sold, std::ranges::greater(), &ManagerFigures::Seller::amountMinor);
    return sold;
}
