#include "support/books.h"
#include "db/database.h"
#include "support/settled.h"

#include <QJsonObject>
#include <QUuid>

using namespace Qt::StringLiterals;

QStringList unequalBooks(const ServerAddress &owner)
{
    Database database;
    if (const auto opened = settled(database.open(owner)); !opened)
        return {QString::fromUtf8(described(opened.error()))};
    const auto found = settled(database.query({uR"(
        select 'deal ' || d.number || ' has other amounts than its payments' as problem
          from sales.deal d
          left join lateral (
               select coalesce(sum(case when p.refund_of is not null then -p.amount_minor
                                        when p.status in ('verified', 'refunded') then p.amount_minor end), 0) as paid,
                      coalesce(sum(p.amount_minor) filter (where p.status = 'pending'), 0) as waiting
                 from sales.payment p where p.tenant_id = d.tenant_id and p.deal_id = d.id) s on true
         where (d.paid_minor, d.waiting_minor) is distinct from (s.paid, s.waiting) or d.paid_minor + d.waiting_minor > d.amount_minor
        union all
        select 'payment ' || p.number || ' has ' || count(i.id) || ' invoices'
          from sales.payment p left join sales.invoice i on i.tenant_id = p.tenant_id and i.payment_id = p.id and i.status <> 'void'
         where p.created_at > now() - interval '1 day'
         group by p.tenant_id, p.id, p.number, p.status having count(i.id) <> (p.status in ('verified', 'refunded'))::int
        union all
        select 'payment ' || p.number || ' earned ' || count(*) || ' commissions'
          from sales.payment p
          join sales.commission c on c.tenant_id = p.tenant_id and c.payment_id = p.id and c.kind = 'sale' and c.status <> 'clawed_back'
         group by p.tenant_id, p.id, p.number having count(*) > 1
        union all
        select 'payment ' || p.number || ' was verified by ' || count(a.id) || ' of ' || p.approvals_needed
          from sales.payment p
          left join sales.payment_approval a on a.tenant_id = p.tenant_id and a.payment_id = p.id and a.round = p.approval_round
                                            and a.status = 'approved'
         where p.created_at > now() - interval '1 day' and p.refund_of is null and p.status <> 'rejected'
         group by p.tenant_id, p.id, p.number, p.status, p.approvals_needed, p.approvals_given having count(a.id) <> p.approvals_given
        union all
        select 'numbers of ' || kind || ' have gaps: ' || n || ' up to ' || last
          from (select 'deals' as kind, tenant_id, count(*) as n, max(number_seq) as last from sales.deal group by 2
                union all select 'payments', tenant_id, count(*), max(number_seq) from sales.payment group by 2
                union all select 'invoices of ' || year, tenant_id, count(*), max(number_seq) from sales.invoice
                           where kind = 'invoice' group by 1, 2) x
         where n <> last
        union all
        select 'the figure ' || measure || ' of ' || day || ' is ' || amount_minor || ' instead of ' || counted_minor from report.recount()
        limit 20)"_s}));
    if (!found)
        return {QString::fromUtf8(described(found.error()))};
    QStringList problems;
    for (qsizetype row = 0; row < found->size(); ++row)
        problems << found->text(row, u"problem");
    return problems;
}

Statement dealWithPayment(const QString &deal, bool isRecognised)
{
    const auto newId = [] { return QUuid::createUuid().toString(QUuid::WithoutBraces); };
    const QJsonObject client{{u"name"_s, QString(u"Client of "_s % deal)}};
    const QJsonObject payment{{u"id"_s, newId()},
                              {u"amount_minor"_s, 25000},
                              {u"currency"_s, u"PLN"_s},
                              {u"method"_s, u"cash"_s},
                              {u"received_on"_s, u"2026-01-05"_s}};
    return {.sql = u"select number, payment_number from sales.enter_deal(?::uuid, ?::uuid, 100000, 'PLN', 'Heat pump', current_date,"
                   " current_date + 30, p_new_client => ?::jsonb, p_payment => ?::jsonb)"_s,
            .binds = {deal, newId(), client, payment},
            .isRecognised = isRecognised};
}
