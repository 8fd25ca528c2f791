#include "home/salesfigures.h"
#include "db/jsonrows.h"
#include "db/reading.h"

using namespace Qt::StringLiterals;

namespace {
void readMonth(SalesFigures &all, const QJsonObject &month)
{
    all.month = dayOf(month, u"month");
    all.currency = textOf(month, u"currency");
    all.targetMinor = numberOf(month, u"target_minor");
    all.verifiedMinor = numberOf(month, u"verified_minor");
    all.waitingMinor = numberOf(month, u"waiting_minor");
    all.paceMinor = numberOf(month, u"pace_minor");
    all.workingDay = int(numberOf(month, u"working_day"));
    all.workingDays = int(numberOf(month, u"working_days"));
    all.streak = int(numberOf(month, u"streak"));
    all.bestStreak = int(numberOf(month, u"best_streak"));
    for (const QJsonObject &day : jsonRows(month.value(u"days").toArray()))
        all.days.append({dayOf(day, u"day"), textOf(day, u"state")});
    all.commissionVerifiedMinor = numberOf(month, u"commission_verified_minor");
    all.commissionWaitingMinor = numberOf(month, u"commission_waiting_minor");
    all.place = int(numberOf(month, u"place"));
    all.people = int(numberOf(month, u"people"));
    all.isConverted = !month.value(u"rates").toArray().isEmpty();
}

SalesFigures figuresOf(const Rows &rows)
{
    SalesFigures all;
    readMonth(all, jsonObject(rows.text(0, u"month")));
    for (const QJsonObject &row : jsonRows(rows.text(0, u"weeks")))
        all.weeks.append({dayOf(row, u"week"), numberOf(row, u"amount_minor")});
    qlonglong sum = 0;
    for (const QJsonObject &row : jsonRows(rows.text(0, u"days")))
        all.paces.append({dayOf(row, u"day"), sum += numberOf(row, u"amount_minor")});
    for (const QJsonObject &row : jsonRows(rows.text(0, u"states"))) {
        all.states.append({textOf(row, u"state"), numberOf(row, u"n")});
        all.openDeals += all.states.last().deals;
    }
    for (const QJsonObject &row : jsonRows(rows.text(0, u"ages")))
        all.ages.append({textOf(row, u"age"), numberOf(row, u"n"), dayOf(row, u"first_day"), dayOf(row, u"last_day")});
    for (const QJsonObject &row : jsonRows(rows.text(0, u"steps")))
        all.steps.append({textOf(row, u"id"), textOf(row, u"number"), textOf(row, u"client_name"), numberOf(row, u"amount_minor"),
                          textOf(row, u"currency"), textOf(row, u"state"), textOf(row, u"step"), dayOf(row, u"due_date"),
                          int(numberOf(row, u"days_late"))});
    for (const QJsonObject &row : jsonRows(rows.text(0, u"payments")))
        all.payments.append({textOf(row, u"id"), textOf(row, u"number"), textOf(row, u"deal_id"), textOf(row, u"client_name"),
                             numberOf(row, u"amount_minor"), textOf(row, u"currency"), textOf(row, u"state"),
                             textOf(row, u"decided_reason"), momentOf(row, u"created_at"), int(numberOf(row, u"approvals_given"))});
    return all;
}
}

QFuture<Result<SalesFigures>> salesFigures(Database &database, const QString &tenant, QDate today)
{
    const Statement statement{u"select (select to_jsonb(x) from report.my_month() x) as month,"
                              " (select jsonb_agg(to_jsonb(x)) from report.my_weeks(8) x) as weeks,"
                              " (select jsonb_agg(to_jsonb(x)) from report.my_days(?::date, ?::date) x) as days,"
                              " (select jsonb_agg(to_jsonb(x)) from report.my_open_states() x) as states,"
                              " (select jsonb_agg(to_jsonb(x)) from report.my_open_ages() x) as ages,"
                              " (select jsonb_agg(to_jsonb(x)) from report.my_steps(20) x) as steps,"
                              " (select jsonb_agg(to_jsonb(x)) from ("
                              "   select p.id, p.number, p.deal_id, p.client_name, p.amount_minor, p.currency, p.state, p.decided_reason,"
                              "          p.created_at, p.approvals_given"
                              "   from sales.payment_list p where p.tenant_id = ?::uuid and p.owner_id = core.me()"
                              "    and p.status in ('pending', 'rejected') and not p.is_replaced"
                              "   order by p.state = 'in_verification', p.created_at desc limit 12) x) as payments"_s,
                              {QDate(today.year(), today.month(), 1), today, tenant}};
    return database.query<SalesFigures>(statement, figuresOf);
}
