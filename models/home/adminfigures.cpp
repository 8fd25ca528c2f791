#include "home/adminfigures.h"
#include "db/jsonrows.h"
#include "db/reading.h"

using namespace Qt::StringLiterals;

namespace {
constexpr int daysOfAWeek = 7;

AdminFigures figuresOf(const Rows &rows, QDate today)
{
    AdminFigures all;
    all.today = today;
    all.weekStart = today.addDays(1 - daysOfAWeek);
    for (const QJsonObject &row : jsonRows(rows.text(0, u"statuses"))) {
        const QString status = textOf(row, u"status");
        (status == "active"_L1 ? all.active : status == "invited"_L1 ? all.invited : all.suspended) += numberOf(row, u"n");
    }
    for (const QJsonObject &row : jsonRows(rows.text(0, u"roles")))
        all.roles.append({textOf(row, u"role"), numberOf(row, u"n")});
    for (const QJsonObject &row : jsonRows(rows.text(0, u"signed_in")))
        all.signedIn.append({textOf(row, u"id"), textOf(row, u"person"), textOf(row, u"initials"), textOf(row, u"role"),
                             textOf(row, u"host"), momentOf(row, u"started_at"), momentOf(row, u"last_activity_at")});
    for (const QJsonObject &row : jsonRows(rows.text(0, u"activities")))
        all.activities.append({textOf(row, u"who"), textOf(row, u"kind"), textOf(row, u"whom"), textOf(row, u"list"),
                               row.value(u"rows"_s).toInteger(-1), momentOf(row, u"at"), textOf(row, u"outcome")});
    all.peopleNow = rows.number(0, u"people_now");
    all.sessionsNow = rows.number(0, u"sessions_now");
    all.signIns = rows.number(0, u"sign_ins");
    all.signInPeople = rows.number(0, u"sign_in_people");
    return all;
}
}

QFuture<Result<AdminFigures>> adminFigures(Database &database, const QString &tenant, const QByteArray &timeZone, QDate today)
{
    const QString zone = QString::fromLatin1(timeZone);
    const Statement statement{
        u"with s as materialized (select * from core.user_session_list where tenant_id = ?::uuid),"
        " started as (select s.user_id, (s.started_at at time zone ?::text)::date as day from s)"
        " select (select jsonb_agg(to_jsonb(x)) from (select m.status, count(*) as n from core.membership m"
        "   where m.tenant_id = ?::uuid group by 1) x) as statuses,"
        " (select jsonb_agg(to_jsonb(x)) from (select r.name as role, count(*) as n from core.membership m"
        "   join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id"
        "   where m.tenant_id = ?::uuid and m.status = 'active' group by 1 order by 2 desc, 1) x) as roles,"
        " (select count(distinct s.user_id) from s where s.state = 'open') as people_now,"
        " (select count(*) from s where s.state = 'open') as sessions_now,"
        " (select jsonb_agg(to_jsonb(x)) from (select s.id, s.display_name as person, s.initials, s.role_name as role, s.host,"
        "   s.started_at, s.last_activity_at from s where s.state = 'open' order by s.last_activity_at desc limit 12) x) as signed_in,"
        " (select count(*) from started d where d.day between ?::date - 6 and ?::date) as sign_ins,"
        " (select count(distinct d.user_id) from started d where d.day between ?::date - 6 and ?::date) as sign_in_people,"
        " (select jsonb_agg(to_jsonb(x)) from (select m.display_name as who, a.kind, a.detail ->> 'name' as whom,"
        "   a.detail ->> 'list' as list, coalesce(a.detail -> 'written', a.detail -> 'rows') as rows, a.outcome, a.at"
        "   from audit.activity a left join core.membership m on m.tenant_id = a.tenant_id and m.user_id = a.user_id"
        "   where a.tenant_id = ?::uuid and a.at > now() - interval '30 days'"
        "     and a.kind in ('export', 'print', 'import', 'password_change', 'password_reset')"
        "   order by a.at desc, a.id desc limit 12) x) as activities"_s,
        {tenant, zone, tenant, tenant, today, today, today, today, tenant}};
    return database.query<AdminFigures>(statement, [today](const Rows &rows) { return figuresOf(rows, today); });
}
