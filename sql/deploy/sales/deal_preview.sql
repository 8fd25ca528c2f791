-- Deploy kontor:sales/deal_preview to pg
-- What saving a deal will do, told while it is typed. Nothing is taken or promised: numbers are given on saving.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

create function sales.expected_number(p_kind text, p_prefix text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_next text := (select coalesce(max(c.value), 0) + 1 from core.counter c where c.tenant_id = core.tenant_id() and c.kind = p_kind);
begin
  return p_prefix || lpad(v_next, greatest(4, length(v_next)), '0');
end $$;
comment on function sales.expected_number(text, text) is 'The number that would be given if nobody took one before.';

-- A reference is used once in the whole organization; whose payment it is, is told only to those who may see it. A statement for each of the two: each
-- has its index, and a plan that is kept for both can use neither.
create function sales.payment_with(p_reference text, p_cheque text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_number text;
  v_owner uuid;
begin
  if p_cheque = '' then
    select p.number, p.owner_id into v_number, v_owner from sales.payment p
     where p.tenant_id = v_tenant and p.status <> 'rejected' and p.bank_reference <> ''
       and sales.reference_key(p.bank_reference) = sales.reference_key(left(p_reference, 200));
  else
    select p.number, p.owner_id into v_number, v_owner from sales.payment p
     where p.tenant_id = v_tenant and p.status <> 'rejected' and p.cheque_number <> ''
       and sales.reference_key(p.cheque_number) = sales.reference_key(left(p_cheque, 200));
  end if;
  return case when sales.reaches('payment.read', v_owner) then v_number when v_number is not null then '?' end;
end $$;
comment on function sales.payment_with(text, text) is
    'The payment that has a bank reference or, when one is given, a cheque number; ? when it is another person''s.';

create function sales.preview_deal(p_client uuid, p_amount_minor bigint, p_currency text, p_received_minor bigint,
    p_bank_reference text default '', p_cheque_number text default '', p_method text default '')
returns table (deal_number text, payment_number text, approvals_needed int, approvals_from_minor bigint, approvals_currency text,
    commission_rate numeric, commission_minor bigint, reference_used_by text, cheque_used_by text, similar_deal text,
    base_currency text, base_minor bigint, base_rate numeric, needs_receipt boolean)
language plpgsql stable security definer rows 1 set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_today date := sales.today(v_tenant);
  v_rule sales.commission_rule := sales.applying_rule(v_tenant, core.me(), v_today);
  v_amount bigint := least(greatest(coalesce(p_amount_minor, 0), 0), 1000000000000000);   -- deal_amount_limit
  v_received bigint := least(greatest(coalesce(p_received_minor, 0), 0), 1000000000000000);
begin
  perform core.require('deal.write');
  deal_number := sales.expected_number('deal', 'DLID');
  payment_number := sales.expected_number('payment', 'TXID');
  needs_receipt := sales.stage_of(p_method, null) = 'receipt_missing';
  base_currency := (select t.currency from core.tenant t where t.id = v_tenant);
  if exists (select from core.currency c where c.code = p_currency) then
    select cardinality(r.slots), nullif(r.from_minor, 0), r.currency into approvals_needed, approvals_from_minor, approvals_currency
      from sales.rules_reached(v_tenant, v_received, p_currency) r;
    base_rate := trim_scale(sales.rate_on(v_tenant, p_currency, base_currency, v_today));
    base_minor := sales.share(v_amount, p_currency, 100, base_rate, base_currency);
    commission_rate := trim_scale(v_rule.rate);
    commission_minor := coalesce(sales.share(v_amount, p_currency, v_rule.rate, 1, p_currency), 0);
  else
    approvals_needed := 1;
    commission_minor := 0;
  end if;
  if coalesce(p_bank_reference, '') <> '' then
    reference_used_by := sales.payment_with(p_bank_reference, '');
  end if;
  if coalesce(p_cheque_number, '') <> '' then
    cheque_used_by := sales.payment_with('', p_cheque_number);
  end if;
  similar_deal := (select d.number from sales.deal d
    where d.tenant_id = v_tenant and d.client_id = p_client and d.amount_minor = v_amount and d.currency = p_currency
      and d.status in ('draft', 'pending', 'active', 'on_hold') and d.deleted_at is null and sales.reaches('deal.read', d.owner_id)
    order by d.number_seq desc limit 1);
  return next;
end $$;
comment on function sales.preview_deal(uuid, bigint, text, bigint, text, text, text) is
    'What saving a deal with a first payment would do, and what speaks against it.';
grant execute on function sales.preview_deal(uuid, bigint, text, bigint, text, text, text) to kontor_app;

commit;
