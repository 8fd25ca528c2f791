#include "commissions/commissionbook.h"
#include "db/jsonrows.h"
#include "db/reading.h"
#include "session/session.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {
QStringList idsOf(const QString &json)
{
    QStringList ids;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &id : array)
        ids.append(id.toString());
    return ids;
}

// Lines answer with a code alone. Payments have a sentence for KO004, too, so the name of the rule says which is meant.
Error refusalOf(const QString &sqlState, const QString &message)
{
    return {sqlState, sqlState == "KO004"_L1 ? u"commission_four_eyes"_s : QString(), {}, message, {}};
}

QString bound(const QStringList &ids)
{
    return u'{' + ids.join(u',') + u'}';
}

QList<CommissionStatement> statementsOf(const Rows &rows)
{
    QList<CommissionStatement> statements;
    for (qsizetype row = 0; row < rows.size(); ++row)
        statements.append({.person = rows.text(row, u"user_id"),
                           .name = rows.text(row, u"person_name"),
                           .initials = rows.text(row, u"person_initials"),
                           .title = rows.text(row, u"person_title"),
                           .period = rows.value(row, u"period").toDate(),
                           .currency = rows.text(row, u"currency"),
                           .deals = int(rows.number(row, u"deals")),
                           .lines = int(rows.number(row, u"lines")),
                           .totalMinor = rows.number(row, u"total"),
                           .toApproveMinor = rows.number(row, u"to_approve"),
                           .approvedMinor = rows.number(row, u"approved"),
                           .onHoldMinor = rows.number(row, u"on_hold"),
                           .paidMinor = rows.number(row, u"paid"),
                           .state = rows.text(row, u"state"),
                           .payoutNumber = rows.text(row, u"payout_number"),
                           .verifiedLast = rows.value(row, u"verified_last").toDateTime(),
                           .approvedLast = rows.value(row, u"approved_last").toDateTime(),
                           .paidLast = rows.value(row, u"paid_last").toDateTime(),
                           .approvedBy = rows.text(row, u"approved_by"),
                           .toApprove = idsOf(rows.text(row, u"ids_to_approve")),
                           .open = idsOf(rows.text(row, u"ids_open")),
                           .held = idsOf(rows.text(row, u"ids_held"))});
    return statements;
}

QList<CommissionLine> linesOf(const Rows &rows)
{
    QList<CommissionLine> lines;
    for (qsizetype row = 0; row < rows.size(); ++row)
        lines.append({.id = rows.text(row, u"id"),
                      .kind = rows.text(row, u"kind"),
                      .deal = rows.text(row, u"deal_id"),
                      .dealNumber = rows.text(row, u"deal_number"),
                      .clientName = rows.text(row, u"client_name"),
                      .ruleName = rows.text(row, u"rule_name"),
                      .verifiedAt = rows.value(row, u"verified_at").toDateTime(),
                      .baseMinor = rows.number(row, u"base_minor"),
                      .baseCurrency = rows.text(row, u"base_currency"),
                      .rate = rows.text(row, u"rate"),
                      .exchangeRate = rows.text(row, u"exchange_rate"),
                      .finalMinor = rows.number(row, u"final_minor"),
                      .currency = rows.text(row, u"currency"),
                      .state = rows.text(row, u"state"),
                      .holdReason = rows.text(row, u"hold_reason")});
    return lines;
}
}

QFuture<Result<QList<CommissionStatement>>> CommissionBook::statements(QDate period) const
{
    const Statement statement{
        u"select c.user_id, c.person_name, c.person_initials, c.person_title, c.period, c.currency,"
        " count(distinct c.deal_id) filter (where c.kind = 'sale') as deals, count(*) as lines, sum(c.final_minor)::bigint as total,"
        " coalesce(sum(c.final_minor) filter (where c.state = 'to_approve'), 0)::bigint as to_approve,"
        " coalesce(sum(c.final_minor) filter (where c.state = 'approved'), 0)::bigint as approved,"
        " coalesce(sum(c.final_minor) filter (where c.state = 'on_hold'), 0)::bigint as on_hold,"
        " coalesce(sum(c.final_minor) filter (where c.state = 'paid'), 0)::bigint as paid,"
        " case when bool_or(c.state = 'to_approve') then 'to_approve' when bool_or(c.state = 'estimate') then 'estimate'"
        "  when bool_or(c.state = 'approved') then 'approved' when bool_or(c.state = 'on_hold') then 'on_hold' else 'paid' end as state,"
        " max(c.payout_number) as payout_number,"
        " max(c.verified_at) as verified_last, max(c.approved_at) as approved_last, max(c.paid_at) as paid_last,"
        " (select max(l.display_name) from core.colleague l where l.id = any (array_agg(c.approved_by))) as approved_by,"
        " jsonb_agg(c.id) filter (where c.state = 'to_approve') as ids_to_approve,"
        " jsonb_agg(c.id) filter (where c.state in ('estimate', 'to_approve', 'approved')) as ids_open,"
        " jsonb_agg(c.id) filter (where c.state = 'on_hold') as ids_held"
        " from sales.commission_list c where c.tenant_id = ?::uuid and c.period = ?::date and c.state <> 'taken_back'"
        " group by c.user_id, c.person_name, c.person_initials, c.person_title, c.period, c.currency order by total desc, c.person_name"_s,
        {m_session.tenant().id, period}};
    return m_database.query<QList<CommissionStatement>>(statement, statementsOf);
}

QFuture<Result<StatementPlace>> CommissionBook::placeOf(const QString &commission) const
{
    const Statement select{
        u"select c.period, c.user_id, c.currency from sales.commission_list c where c.tenant_id = ?::uuid and c.id = ?::uuid"_s,
        {m_session.tenant().id, commission}};
    return m_database.query<StatementPlace>(select, [](const Rows &rows) -> Result<StatementPlace> {
        if (rows.isEmpty())
            return std::unexpected(Error{u"KO002"_s, {}, {}, {}, {}});
        CommissionStatement statement;
        statement.person = rows.text(0, u"user_id");
        statement.currency = rows.text(0, u"currency");
        return StatementPlace{rows.value(0, u"period").toDate(), statement.key()};
    });
}

// Jumps from one month of a person to the next by the index, since a million lines may wait. A month that is not over yet is an estimate
// and does not count.
QFuture<Result<qlonglong>> CommissionBook::waiting() const
{
    const QString next
        = u"select c.period, c.user_id, c.currency from sales.commission c where c.tenant_id = ?::uuid and c.status = 'pending'"
          " and not c.is_on_hold and c.period < date_trunc('month', (select sales.today())::timestamp)::date%1"
          " order by c.period, c.user_id, c.currency limit 1"_s;
    const Statement select{
        u"with recursive waiting as ((%1) union all select n.period, n.user_id, n.currency from waiting w cross join lateral (%2) n)"
        " select count(*) as n from waiting w where w.user_id <> core.me() and core.may('commission.approve')"_s.arg(
            next.arg(QString()), next.arg(u" and (c.period, c.user_id, c.currency) > (w.period, w.user_id, w.currency)"_s)),
        {m_session.tenant().id, m_session.tenant().id}};
    return m_database.query<qlonglong>(
        select, [](const Rows &rows) { return rows.number(0, u"n"); }, Database::Lane::Jobs);
}

QFuture<Result<QList<CommissionLine>>> CommissionBook::lines(const CommissionStatement &statement, qsizetype from) const
{
    const Statement select{
        u"select * from sales.commission_list c"
        " where c.tenant_id = ?::uuid and c.user_id = ?::uuid and c.period = ?::date and c.currency = ?"
        " and c.state <> 'taken_back' order by array_position('{sale,bonus,claw_back}', c.kind), c.verified_at desc, c.id limit ? offset ?"_s,
        {m_session.tenant().id, statement.person, statement.period, statement.currency, PageSize, qlonglong(from)}};
    return m_database.query<QList<CommissionLine>>(select, linesOf);
}

QFuture<Result<QList<CommissionStep>>> CommissionBook::steps(const QString &commission) const
{
    return m_database.query<QList<CommissionStep>>(
        {u"select step, label_args, amount_minor, currency from sales.commission_steps(?::uuid) order by position"_s, {commission}},
        [](const Rows &rows) {
            QList<CommissionStep> steps;
            for (qsizetype row = 0; row < rows.size(); ++row)
                steps.append({rows.text(row, u"step"), jsonObject(rows.text(row, u"label_args")), rows.number(row, u"amount_minor"),
                              rows.text(row, u"currency"), !rows.value(row, u"amount_minor").isNull()});
            return steps;
        });
}

QFuture<Result<QList<CandidateRule>>> CommissionBook::rules(const QString &person, QDate day) const
{
    const Statement select{u"select * from sales.rule_candidates(?::uuid, ?::date)"_s, {person, day}};
    return m_database.query<QList<CandidateRule>>(select, [](const Rows &rows) {
        using Verdict = CandidateRule::Verdict;
        QList<CandidateRule> rules;
        for (qsizetype row = 0; row < rows.size(); ++row) {
            const QString verdict = rows.text(row, u"verdict");
            rules.append({rows.text(row, u"name"), rows.text(row, u"reach"), rows.text(row, u"subject"), rows.text(row, u"rate"),
                          rows.text(row, u"currency"), rows.number(row, u"target_minor"), rows.number(row, u"bonus_minor"),
                          verdict == "applies"_L1    ? Verdict::Applies
                          : verdict == "not_then"_L1 ? Verdict::NotThen
                                                     : Verdict::StandsBack});
        }
        return rules;
    });
}

QFuture<Result<LinesTaken>> CommissionBook::approve(const QStringList &commissions) const
{
    return step({u"select * from sales.approve_commissions(?::uuid[])"_s, {bound(commissions)}});
}

QFuture<Result<LinesTaken>> CommissionBook::unapprove(const QStringList &commissions) const
{
    return step({u"select * from sales.unapprove_commissions(?::uuid[])"_s, {bound(commissions)}});
}

QFuture<Result<LinesTaken>> CommissionBook::hold(const QStringList &commissions, const QString &reason) const
{
    return step({u"select * from sales.hold_commissions(?::uuid[], ?)"_s, {bound(commissions), reason}});
}

QFuture<Result<LinesTaken>> CommissionBook::release(const QStringList &commissions) const
{
    return step({u"select * from sales.release_commissions(?::uuid[])"_s, {bound(commissions)}});
}

QFuture<Result<QList<DuePayout>>> CommissionBook::due(const QStringList &persons, QDate period) const
{
    const Statement select{u"select user_id, currency, total_minor from sales.due_payouts(?::uuid[], ?::date)"_s, {bound(persons), period}};
    return m_database.query<QList<DuePayout>>(select, [](const Rows &rows) {
        QList<DuePayout> payouts;
        for (qsizetype row = 0; row < rows.size(); ++row)
            payouts.append({rows.text(row, u"user_id"), rows.text(row, u"currency"), rows.number(row, u"total_minor")});
        return payouts;
    });
}

QFuture<Result<QStringList>> CommissionBook::pay(const QString &person, QDate period, const QList<DuePayout> &confirmed) const
{
    QJsonObject sums;
    for (const DuePayout &payout : confirmed)
        if (payout.person == person)
            sums.insert(payout.currency, payout.totalMinor);
    const QString json = QString::fromUtf8(QJsonDocument(sums).toJson(QJsonDocument::Compact));
    return m_database.write<QStringList>(
        {u"select number from sales.pay_commissions(?::uuid, ?::date, ?::jsonb)"_s, {person, period, json}}, [](const Rows &rows) {
            QStringList numbers;
            for (qsizetype row = 0; row < rows.size(); ++row)
                numbers.append(rows.text(row, u"number"));
            return numbers;
        });
}

QFuture<Result<LinesTaken>> CommissionBook::step(const Statement &statement) const
{
    return m_database.write<LinesTaken>(statement, [](const Rows &rows) -> Result<LinesTaken> {
        LinesTaken taken{{}, rows.size(), {}};
        for (qsizetype row = 0; row < rows.size(); ++row) {
            if (rows.flag(row, u"ok"))
                taken.lines.append(rows.text(row, u"id"));
            else
                taken.refusal = refusalOf(rows.text(row, u"sqlstate"), rows.text(row, u"message"));
        }
        if (taken.lines.isEmpty() && taken.asked > 0)
            return std::unexpected(taken.refusal);
        return taken;
    });
}
