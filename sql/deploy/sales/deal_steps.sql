-- Deploy kontor:sales/deal_steps to pg
-- Send a draft, hold, resume, cancel and delete a deal.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

create function sales.submit_draft(p_deal uuid, p_version int) returns table (deal_id uuid, number text, version int, payment_id uuid, payment_number text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_deal sales.deal := sales.lock_deal(p_deal, p_version, 'deal.write');
  v_typed jsonb := v_deal.draft_payment;
  v_payment sales.payment;
begin
  if v_deal.status <> 'draft' or v_deal.deleted_at is not null then
    raise exception using errcode = 'KO006', message = v_deal.status;
  end if;
  update sales.deal d set status = 'pending', draft_payment = null, payment_method = coalesce(v_typed ->> 'method', d.payment_method)
   where d.tenant_id = v_deal.tenant_id and d.id = p_deal returning * into v_deal;
  if v_typed is not null then
    v_payment := sales.put_first_payment(v_deal, v_typed, (v_typed ->> 'receipt_id')::uuid);
  end if;
  perform sales.count_day(v_deal.tenant_id, v_deal.owner_id, sales.today(v_deal.tenant_id), 1, 0, 0);
  return query select d.id, d.number, d.version, v_payment.id, v_payment.number
    from sales.deal d where d.tenant_id = v_deal.tenant_id and d.id = p_deal;
end $$;
comment on function sales.submit_draft(uuid, int) is 'Makes a draft a deal, and records the payment that was typed with it.';

create function sales.set_deal_status(p_deal sales.deal, p_status text, p_reason text) returns table (deal_id uuid, number text, status text, version int)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update sales.deal d set status = p_status, cancel_reason = p_reason where d.tenant_id = p_deal.tenant_id and d.id = p_deal.id
  returning d.id, d.number, d.status, d.version
$$;
comment on function sales.set_deal_status(sales.deal, text, text) is 'Sets a deal''s status; what its payments say of it is added by the deal itself.';

create function sales.hold_deal(p_deal uuid, p_version int) returns table (deal_id uuid, number text, status text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_deal sales.deal := sales.lock_deal(p_deal, p_version, 'deal.write');
begin
  if v_deal.status not in ('pending', 'active') or v_deal.deleted_at is not null then
    raise exception using errcode = 'KO006', message = v_deal.status;
  end if;
  return query select * from sales.set_deal_status(v_deal, 'on_hold', '');
end $$;
comment on function sales.hold_deal(uuid, int) is 'Puts a deal on hold.';

create function sales.resume_deal(p_deal uuid, p_version int) returns table (deal_id uuid, number text, status text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_deal sales.deal := sales.lock_deal(p_deal, p_version, 'deal.write');
begin
  if v_deal.status <> 'on_hold' or v_deal.deleted_at is not null then
    raise exception using errcode = 'KO006', message = v_deal.status;
  end if;
  return query select * from sales.set_deal_status(v_deal, 'pending', '');
end $$;
comment on function sales.resume_deal(uuid, int) is 'Goes on with a deal that was on hold.';

create function sales.cancel_deal(p_deal uuid, p_version int, p_reason text) returns table (deal_id uuid, number text, status text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_deal sales.deal := sales.lock_deal(p_deal, p_version, 'deal.write');
  v_reason text := sales.reason(p_reason);
begin
  if v_deal.status = 'cancelled' or v_deal.deleted_at is not null then
    raise exception using errcode = 'KO006', message = v_deal.status;
  elsif v_deal.waiting_minor > 0 then
    raise exception using errcode = 'KO006', message = 'a payment waits for its decision', constraint = 'deal_cancel_waiting';
  elsif v_deal.paid_minor > 0 then
    raise exception using errcode = 'KO006', message = 'what was paid has to be refunded first', constraint = 'deal_cancel_paid';
  end if;
  return query select * from sales.set_deal_status(v_deal, 'cancelled', v_reason);
end $$;
comment on function sales.cancel_deal(uuid, int, text) is 'Cancels a deal that holds no money, with a reason.';

create function sales.delete_deal(p_deal uuid, p_version int) returns table (deal_id uuid, number text, status text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_deal sales.deal := sales.lock_deal(p_deal, p_version, 'deal.write');
begin
  if v_deal.status not in ('draft', 'cancelled') or v_deal.deleted_at is not null then
    raise exception using errcode = 'KO006', message = v_deal.status;
  end if;
  return query update sales.deal d set deleted_at = clock_timestamp() where d.tenant_id = v_deal.tenant_id and d.id = p_deal
    returning d.id, d.number, d.status, d.version;
end $$;
comment on function sales.delete_deal(uuid, int) is 'Puts a draft or a cancelled deal in the trash.';

grant execute on function sales.submit_draft(uuid, int), sales.hold_deal(uuid, int), sales.resume_deal(uuid, int),
  sales.cancel_deal(uuid, int, text), sales.delete_deal(uuid, int) to kontor_app;
commit;
