#include "verification/verificationdesk.h"
#include "db/jsonrows.h"
#include "db/reading.h"
#include "session/session.h"

using namespace Qt::StringLiterals;
using View = QueueFilter::View;

namespace {
// Waiting payments, and in the same columns what this person decided today.
const auto WaitingPayments = u"select * from sales.verification_queue q where q.tenant_id = ?::uuid"_s;
const auto DonePayments
    = u"select p.id, p.number, p.version, p.deal_id, p.deal_number, p.client_id, p.client_name, p.amount_minor, p.currency, p.method,"
      " p.received_on, p.bank_reference, p.cheque_number, p.notes, p.created_at, p.created_by, p.recorded_by_name,"
      " p.receipt_id, p.receipt_name, p.receipt_type,"
      " p.approvals_needed, p.approvals_given, q.status as state, q.decided_at, q.comments as decided_reason"
      " from sales.payment_approval q join sales.payment_list p on p.tenant_id = q.tenant_id and p.id = q.payment_id"
      " where q.tenant_id = ?::uuid and q.approver_id = core.me() and q.status in ('approved', 'rejected', 'sent_back')"
      " and q.decided_at >= ?"_s;

PaymentCheck::Severity severityOf(const QString &key)
{
    return key == "ok"_L1 ? PaymentCheck::Severity::Ok : key == "warn"_L1 ? PaymentCheck::Severity::Warning : PaymentCheck::Severity::Bad;
}

PaymentCheck checkOf(const Rows &rows, qsizetype row)
{
    return {rows.text(row, u"check_key"), severityOf(rows.text(row, u"severity")), jsonObject(rows.text(row, u"params"))};
}

QDateTime startOfToday(const Session &session)
{
    const QDateTime now = session.localTime(QDateTime::currentDateTimeUtc());
    return now.date().startOfDay(now.timeZone()).toUTC();
}
}

QFuture<Result<QList<QueuedPayment>>> VerificationDesk::queue(const QueueFilter &filter, int most, const QueueBeyond &beyond) const
{
    const bool isDone = filter.view == View::Done;
    Statement select{isDone ? DonePayments : WaitingPayments, {m_session.tenant().id}};
    const QString table = isDone ? u"p"_s : u"q"_s;
    const auto narrow = [&select](const QString &condition, const QVariant &value) {
        select.sql += u" and "_s + condition;
        select.binds.append(value);
    };
    if (isDone)
        select.binds.append(startOfToday(m_session));
    if (filter.view == View::Waiting)
        select.sql += filter.sentBack ? u" and q.sent_back"_s : u" and not q.sent_back"_s;
    if (filter.view == View::Mine)
        select.sql += u" and (q.claimed_by = core.me() or q.mine)"_s;
    if (!filter.method.isEmpty())
        narrow(table + u".method = ?"_s, filter.method);
    if (!filter.person.isEmpty())
        narrow(table + u".created_by = ?::uuid"_s, filter.person);
    if (!filter.currency.isEmpty())
        narrow(table + u".currency = ?"_s, filter.currency);
    if (filter.leastMinor > 0)
        narrow(table + u".amount_minor >= ?"_s, filter.leastMinor);
    if (filter.mostMinor > 0)
        narrow(table + u".amount_minor <= ?"_s, filter.mostMinor);
    if (filter.after.isValid())
        narrow(table + u".created_at > ?"_s, filter.after);
    if (filter.until.isValid())
        narrow(table + u".created_at <= ?"_s, filter.until);
    if (filter.secondOnly && !isDone)
        select.sql += u" and q.approvals_given > 0 and not q.mine and not q.approved_by_me"_s;
    const Statement narrowed = select;
    select.sql += isDone ? u" order by q.decided_at desc"_s : u" order by q.queue_rank, q.created_at, q.id"_s;
    select.sql += u" limit ?"_s;
    select.binds.append(most);
    if (!isDone && !beyond.payments.isEmpty()) {
        select.sql = u"("_s + select.sql + u") union all ("_s + narrowed.sql
                     + u" and (q.id = any(?::uuid[]) or q.created_at >= ?) order by q.queue_rank, q.created_at, q.id limit ?)"_s;
        select.binds += narrowed.binds;
        select.binds << QVariant(beyond.payments) << beyond.from << MostRead;
    }
    return m_database.query<QList<QueuedPayment>>(select, queuedPayments);
}

QFuture<Result<QueueCounts>> VerificationDesk::counts() const
{
    const Statement select{u"select count(*) filter (where not q.sent_back) as waiting, count(*) filter (where q.sent_back) as sent_back,"
                           " count(*) filter (where q.claimed_by = core.me() or q.mine) as mine,"
                           " min(q.created_at) filter (where not q.sent_back) as oldest,"
                           " (select count(*) from sales.payment_approval a where a.tenant_id = ?::uuid and a.approver_id = core.me()"
                           "  and a.status in ('approved', 'rejected', 'sent_back') and a.decided_at >= ?) as done"
                           " from sales.verification_queue q where q.tenant_id = ?::uuid"_s,
                           {m_session.tenant().id, startOfToday(m_session), m_session.tenant().id}};
    return m_database.query<QueueCounts>(select, [](const Rows &rows) {
        return QueueCounts{int(rows.number(0, u"waiting")), int(rows.number(0, u"sent_back")), int(rows.number(0, u"mine")),
                           int(rows.number(0, u"done")), rows.value(0, u"oldest").toDateTime()};
    });
}

QFuture<Result<qlonglong>> VerificationDesk::waiting() const
{
    return m_database.query<qlonglong>(
        {u"select count(*) as n from sales.verification_queue q where q.tenant_id = ?::uuid and not q.sent_back"_s,
         {m_session.tenant().id}},
        [](const Rows &rows) { return rows.number(0, u"n"); }, Database::Lane::Jobs);
}

QFuture<Result<QList<PaymentCheck>>> VerificationDesk::checks(const QString &payment) const
{
    const Statement select{u"select check_key, severity, params from sales.payment_checks(?::uuid)"_s, {payment}};
    return m_database.query<QList<PaymentCheck>>(select, [](const Rows &rows) {
        QList<PaymentCheck> checks;
        for (qsizetype row = 0; row < rows.size(); ++row)
            checks.append(checkOf(rows, row));
        return checks;
    });
}

QFuture<Result<QHash<QString, QList<PaymentCheck>>>> VerificationDesk::failedChecks(const QStringList &payments) const
{
    const Statement select{u"select u.id, c.check_key, c.severity, c.params from unnest(?::uuid[]) u (id)"
                           " cross join lateral sales.payment_checks(u.id) c where not c.ok"_s,
                           {payments}};
    return m_database.query<QHash<QString, QList<PaymentCheck>>>(select, [payments](const Rows &rows) {
        QHash<QString, QList<PaymentCheck>> failed;
        for (const QString &payment : payments)
            failed.insert(payment, {});
        for (qsizetype row = 0; row < rows.size(); ++row)
            failed[rows.text(row, u"id")].append(checkOf(rows, row));
        return failed;
    });
}

QFuture<Result<QByteArray>> VerificationDesk::receipt(const QString &attachment) const
{
    return m_database.query<QByteArray>({u"select core.attachment_content(?::uuid) as content"_s, {attachment}}, [](const Rows &rows) {
        return rows.isEmpty() ? QByteArray() : rows.value(0, u"content").toByteArray();
    });
}

QFuture<Result<Decision>> VerificationDesk::approve(const QString &payment, int version, const QString &remark) const
{
    return decide({u"select * from sales.approve_payment(?::uuid, ?, ?)"_s, {payment, version, remark}}, {});
}

QFuture<Result<Decision>> VerificationDesk::reject(const QueuedPayment &payment, const QString &reason) const
{
    return decide({u"select * from sales.reject_payment(?::uuid, ?, ?)"_s, {payment.id, payment.version, reason}}, u"rejected"_s);
}

QFuture<Result<Decision>> VerificationDesk::sendBack(const QueuedPayment &payment, const QString &remark) const
{
    return decide({u"select * from sales.send_back_payment(?::uuid, ?, ?)"_s, {payment.id, payment.version, remark}}, u"sent_back"_s);
}

QFuture<Result<Decision>> VerificationDesk::decide(const Statement &statement, const QString &status) const
{
    return m_database.write<Decision>(statement, [status](const Rows &rows) {
        if (rows.isEmpty())
            return Decision{status, {}, {}};
        return Decision{status.isEmpty() ? rows.text(0, u"status") : status, rows.text(0, u"number"), rows.text(0, u"invoice_number")};
    });
}

QFuture<Result<int>> VerificationDesk::undo(const QString &payment) const
{
    return m_database.write<int>({u"select * from sales.undo_decision(?::uuid)"_s, {payment}},
                                 [](const Rows &rows) { return int(rows.number(0, u"version")); });
}

QFuture<Result<void>> VerificationDesk::take(const QString &payment) const
{
    return m_database.write<void>({u"select * from sales.claim_payment(?::uuid)"_s, {payment}});
}

QFuture<Result<QString>> VerificationDesk::ask(const QString &payment) const
{
    return m_database.write<QString>({u"select sales.ask_for_payment(?::uuid) as name"_s, {payment}},
                                     [](const Rows &rows) { return rows.text(0, u"name"); });
}

QFuture<Result<QString>> VerificationDesk::handOver(const QString &payment) const
{
    return m_database.write<QString>({u"select sales.hand_over_payment(?::uuid) as name"_s, {payment}},
                                     [](const Rows &rows) { return rows.text(0, u"name"); });
}

QFuture<Result<void>> VerificationDesk::correctReference(const QString &payment, std::optional<int> version, const QString &reference) const
{
    return m_database.write<void>(
        {u"select * from sales.correct_reference(?::uuid, ?::int, ?)"_s, {payment, version ? QVariant(*version) : QVariant(), reference}});
}

// Those whose role gives the permission, without this person.
QFuture<Result<QStringList>> VerificationDesk::otherVerifiers() const
{
    const Statement select{
        u"select m.display_name from core.membership m"
        " where m.tenant_id = ?::uuid and m.status = 'active' and m.user_id <> core.me() and exists (select from core.role_permission p"
        "  where p.tenant_id = m.tenant_id and p.role_id = m.role_id and p.permission_key = 'payment.verify')"
        " order by (select r.key <> 'verifier' from core.role r where r.tenant_id = m.tenant_id and r.id = m.role_id), m.display_name"
        " limit 3"_s,
        {m_session.tenant().id}};
    return m_database.query<QStringList>(select, [](const Rows &rows) {
        QStringList names;
        for (qsizetype row = 0; row < rows.size(); ++row)
            names.append(rows.text(row, u"display_name"));
        return names;
    });
}

QFuture<Result<QList<BulkDecision>>> VerificationDesk::approveAll(const QHash<QString, int> &versions) const
{
    QVariantList numbers;
    for (const int version : versions)
        numbers.append(version);
    const Statement statement{u"select * from sales.approve_payments(?::uuid[], ?::int[])"_s, {versions.keys(), numbers}};
    return m_database.write<QList<BulkDecision>>(statement, [](const Rows &rows) {
        QList<BulkDecision> decisions;
        for (qsizetype row = 0; row < rows.size(); ++row)
            decisions.append({rows.text(row, u"id"), rows.text(row, u"number"),
                              Error{rows.text(row, u"sqlstate"), {}, {}, rows.text(row, u"message"), {}}, rows.flag(row, u"ok")});
        return decisions;
    });
}
