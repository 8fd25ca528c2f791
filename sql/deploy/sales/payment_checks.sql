-- Deploy kontor:sales/payment_checks to pg
-- What can be checked about a payment without opening its receipt; the client makes a sentence of each. Row-level security holds.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create function sales.payment_checks(p_payment uuid) returns table (check_key text, ok boolean, severity text, value text, params jsonb)
language sql stable rows 6 set search_path = pg_catalog, pg_temp as $$
  with p as (
    select p.*, d.amount_minor - d.paid_minor + case when p.status in ('verified', 'refunded') and p.refund_of is null then p.amount_minor
                                                     else 0 end as balance_minor,
        d.currency as deal_currency, d.client_id, (select sales.today()) - p.received_on as days
      from sales.payment p join sales.deal d on d.tenant_id = p.tenant_id and d.id = p.deal_id
     where p.tenant_id = (select core.tenant_id()) and p.id = p_payment),
  same as (
    -- a reference can be recorded once; what is left is a rejected payment that had it, or the same file under another payment
    select (select x.number from sales.payment x where x.tenant_id = p.tenant_id and x.id <> p.id and x.deal_id in
              (select y.id from sales.deal y where y.tenant_id = p.tenant_id and y.client_id = p.client_id)
              and (x.bank_reference <> '' and x.bank_reference = p.bank_reference or x.cheque_number <> '' and x.cheque_number = p.cheque_number)
              order by x.number_seq desc limit 1) as reference_of,
           (select x.number from core.attachment a join core.attachment b on b.tenant_id = a.tenant_id and b.sha256 = a.sha256 and b.id <> a.id
              join sales.payment x on x.tenant_id = b.tenant_id and x.receipt_id = b.id
             where a.tenant_id = p.tenant_id and a.id = p.receipt_id order by x.number_seq desc limit 1) as receipt_of
      from p),
  past as (
    select count(*) filter (where x.status in ('verified', 'refunded')) as verified, count(*) filter (where x.status = 'rejected') as rejected
      from p join sales.deal y on y.tenant_id = p.tenant_id and y.client_id = p.client_id
      join sales.payment x on x.tenant_id = y.tenant_id and x.deal_id = y.id and x.id <> p.id and x.refund_of is null)
  select c.check_key, c.severity = 'ok', c.severity, c.value, c.params from p, same, past, lateral (values
    (1, 'duplicate_reference', case when coalesce(same.receipt_of, same.reference_of) is not null then 'warn' else 'ok' end,
     coalesce(same.receipt_of, same.reference_of, ''),
     jsonb_build_object('compared', p.number_seq - 1, 'reference', coalesce(nullif(p.bank_reference, ''), p.cheque_number),
         'same_receipt', same.receipt_of, 'same_reference', same.reference_of)),
    (2, 'within_balance', case when p.amount_minor <= p.balance_minor then 'ok' else 'bad' end, p.balance_minor::text,
        jsonb_build_object('balance_minor', p.balance_minor, 'currency', p.currency)),
    (3, 'receipt_present', case when p.receipt_id is not null then 'ok' when p.method = 'cash' then 'warn' else 'bad' end, p.method,
     jsonb_build_object('method', p.method)),
    (4, 'received_recently', case when p.days <= 14 then 'ok' else 'warn' end, p.days::text, jsonb_build_object('days', p.days, 'limit', 14)),
    (5, 'same_currency', case when p.currency = p.deal_currency then 'ok' else 'bad' end, p.currency,
     jsonb_build_object('currency', p.currency, 'deal_currency', p.deal_currency)),
    (6, 'client_history', case when past.rejected > past.verified then 'warn' else 'ok' end, past.verified::text,
        jsonb_build_object('verified', past.verified, 'rejected', past.rejected))) c (position, check_key, severity, value, params)
   order by c.position
$$;
comment on function sales.payment_checks(uuid) is 'What can be checked about a payment: duplicates, balance, receipt, age, currency, the client''s history.';
grant execute on function sales.payment_checks(uuid) to kontor_app;
commit;
