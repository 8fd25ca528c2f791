-- Deploy kontor:sales/take_back to pg
-- Take back what was entered by mistake: a payment, or a deal with its payments, as long as nobody else has acted on it; and bring it back
-- as it was.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

-- The payment keeps its number, so that there is no gap; it counts for nothing (report.payment_facts), and its reference is free again.
create function sales.withdraw(p_payment sales.payment) returns sales.payment
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_me uuid := core.me();
  v_holder uuid;
  v_payment sales.payment;
begin
  if p_payment.created_by <> v_me then
    raise exception using errcode = 'KO006', message = 'somebody else recorded it', constraint = 'payment_withdraw_own';
  elsif p_payment.status <> 'pending' or p_payment.approval_round > 1
     or exists (select from sales.payment_approval a where a.tenant_id = p_payment.tenant_id and a.payment_id = p_payment.id) then
    raise exception using errcode = 'KO006', message = 'somebody decided about it', constraint = 'payment_withdraw_decided';
  end if;
  select c.claimed_by into v_holder from sales.payment_claim c
   where c.tenant_id = p_payment.tenant_id and c.payment_id = p_payment.id and c.claimed_by <> v_me and c.claimed_until > clock_timestamp();
  if found then
    raise exception using errcode = 'KO005', message = coalesce(sales.name_of(v_holder), '');
  end if;
  update sales.payment p set status = 'rejected', stage = '', is_replaced = true, decided_by = v_me, decided_at = clock_timestamp(),
      decided_reason = 'Taken back by whoever recorded it'
   where p.tenant_id = p_payment.tenant_id and p.id = p_payment.id returning * into v_payment;
  return v_payment;
end $$;
comment on function sales.withdraw(sales.payment) is 'Takes back a payment that this person recorded and nobody else has acted on.';

create function sales.take_back_payment(p_payment uuid) returns table (payment_id uuid, number text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_payment sales.payment := sales.withdraw(sales.lock_payment(p_payment, null, 'payment.record'));
begin
  return query select v_payment.id, v_payment.number, v_payment.version;
end $$;
comment on function sales.take_back_payment(uuid) is 'Takes back a payment that I recorded, as long as nobody else has acted on it.';

create function sales.recount_deal_day(p_deal sales.deal, p_step int) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update sales.daily_streak s set deals_created = greatest(0, s.deals_created + p_step)
    from core.tenant t
   where t.id = p_deal.tenant_id and s.tenant_id = p_deal.tenant_id and s.user_id = p_deal.owner_id
     and s.day = (p_deal.created_at at time zone t.timezone)::date
$$;
comment on function sales.recount_deal_day(sales.deal, int) is 'Takes a deal from the day on which it was entered, or adds it there again.';

create function sales.take_back_deal(p_deal uuid) returns table (deal_id uuid, number text, status text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_deal sales.deal := sales.lock_deal(p_deal, null, 'deal.write');
  v_payment sales.payment;
  v_payments uuid[] := '{}';
begin
  if v_deal.created_by <> core.me() then
    raise exception using errcode = 'KO006', message = 'somebody else entered it', constraint = 'deal_take_back_own';
  elsif v_deal.status not in ('draft', 'pending') or v_deal.deleted_at is not null or v_deal.refunded_minor > 0 then
    raise exception using errcode = 'KO006', message = v_deal.status, constraint = 'deal_take_back_touched';
  end if;
  for v_payment in select * from sales.payment p where p.tenant_id = v_deal.tenant_id and p.deal_id = p_deal
      and not (p.status = 'rejected' and p.decided_by = p.created_by) order by p.id for no key update
  loop
    perform sales.withdraw(v_payment);
    v_payments := v_payments || v_payment.id;
  end loop;
  if v_deal.status <> 'draft' then
    perform sales.set_deal_status(v_deal, 'cancelled', 'Taken back by whoever entered it');
    perform sales.recount_deal_day(v_deal, -1);
  end if;
  return query update sales.deal d set deleted_at = clock_timestamp(), taken_back = v_payments
   where d.tenant_id = v_deal.tenant_id and d.id = p_deal returning d.id, d.number, d.status, d.version;
end $$;
comment on function sales.take_back_deal(uuid) is
    'Puts a deal that I entered in the trash, with its payments taken back, as long as nobody else has acted on them.';

-- It waits again as the payment that it was, looked at by nobody; how many must approve is asked anew, by what else the deal has now.
create function sales.reinstate(p_payment sales.payment) returns sales.payment
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_payment sales.payment;
  v_constraint text;
begin
  if p_payment.status <> 'rejected' or p_payment.decided_by is distinct from p_payment.created_by then   -- nobody decides about their own
    raise exception using errcode = 'KO006', message = p_payment.status, constraint = 'payment_reinstate_fits';
  end if;
  begin
    update sales.payment p set status = 'pending', stage = sales.stage_of(p.method, p.receipt_id), is_replaced = false, decided_by = null,
        decided_at = null, decided_reason = '', brought_back_at = clock_timestamp(),
        approval_slots = sales.payment_slots(p.tenant_id, p.deal_id, p.amount_minor, p.currency)
     where p.tenant_id = p_payment.tenant_id and p.id = p_payment.id returning * into v_payment;
  exception when unique_violation then
    get stacked diagnostics v_constraint = constraint_name;
    perform sales.refuse_duplicate(v_constraint);
  end;
  return v_payment;
end $$;
comment on function sales.reinstate(sales.payment) is 'Makes a payment that was taken back wait again (KO006, KO018 where its reference was recorded since).';

create function sales.bring_back_payment(p_payment uuid) returns table (payment_id uuid, number text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_payment sales.payment := sales.lock_payment(p_payment, null, 'payment.record');
  v_deal sales.deal;
begin
  select * into v_deal from sales.deal d where d.tenant_id = v_payment.tenant_id and d.id = v_payment.deal_id;
  if v_payment.created_by <> core.me() or v_deal.status in ('draft', 'cancelled') or v_deal.deleted_at is not null then
    raise exception using errcode = 'KO006', message = v_deal.status, constraint = 'payment_reinstate_fits';
  elsif v_payment.currency <> v_deal.currency then
    raise exception using errcode = 'KO019', message = v_deal.currency, column = 'currency';
  elsif v_payment.amount_minor > v_deal.amount_minor - v_deal.paid_minor - v_deal.waiting_minor then
    raise exception using errcode = 'KO007', message = (v_deal.amount_minor - v_deal.paid_minor - v_deal.waiting_minor)::text,
        column = 'amount_minor', constraint = 'deal_balance';
  end if;
  v_payment := sales.reinstate(v_payment);
  return query select v_payment.id, v_payment.number, v_payment.version;
end $$;
comment on function sales.bring_back_payment(uuid) is 'Records a payment that I took back once more, under its number.';

-- A deal in the trash does not change, and its payments can't: what was taken back with it is all that there is to bring back.
create function sales.reinstate(p_deal sales.deal) returns table (deal_id uuid, number text, status text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_payment sales.payment;
begin
  if p_deal.taken_back <> '{}' and not sales.reaches('payment.record', p_deal.owner_id) then
    raise exception using errcode = 'KO001', message = 'the permission payment.record does not reach its payments', hint = 'payment.record';
  end if;
  update sales.deal d set status = case d.status when 'draft' then 'draft' else 'pending' end, cancel_reason = '', deleted_at = null,
      taken_back = null
   where d.tenant_id = p_deal.tenant_id and d.id = p_deal.id;
  for v_payment in select * from sales.payment p where p.tenant_id = p_deal.tenant_id and p.id = any (p_deal.taken_back)
    order by p.number_seq for no key update
  loop
    perform sales.reinstate(v_payment);
  end loop;
  if p_deal.status <> 'draft' then
    perform sales.recount_deal_day(p_deal, 1);
  end if;
  return query select d.id, d.number, d.status, d.version from sales.deal d where d.tenant_id = p_deal.tenant_id and d.id = p_deal.id;
end $$;
comment on function sales.reinstate(sales.deal) is 'Makes a deal that was taken back what it was, with the payments that were taken back with it.';

create function sales.bring_back_deal(p_deal uuid) returns table (deal_id uuid, number text, status text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_deal sales.deal := sales.lock_deal(p_deal, null, 'deal.write');
begin
  if v_deal.taken_back is null then
    raise exception using errcode = 'KO006', message = v_deal.status, constraint = 'deal_reinstate_fits';
  end if;
  return query select * from sales.reinstate(v_deal);
end $$;
comment on function sales.bring_back_deal(uuid) is 'Brings back a deal that was taken back, as it was; refused once somebody else has.';

create function sales.restore_deal(p_deal uuid) returns table (deal_id uuid, number text, status text, version int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_deal sales.deal := sales.lock_deal(p_deal, null, 'deal.write');
begin
  if v_deal.taken_back is not null then
    return query select * from sales.reinstate(v_deal);
  elsif v_deal.deleted_at is not null then
    return query update sales.deal d set deleted_at = null where d.tenant_id = v_deal.tenant_id and d.id = p_deal
      returning d.id, d.number, d.status, d.version;
  elsif v_deal.status = 'cancelled' then
    return query select * from sales.set_deal_status(v_deal, 'pending', '');
  else
    raise exception using errcode = 'KO006', message = v_deal.status;
  end if;
end $$;
comment on function sales.restore_deal(uuid) is
    'Brings a deleted deal back from the trash, one that was taken back as it was, or a cancelled one back to work.';

grant execute on function sales.take_back_payment(uuid), sales.take_back_deal(uuid), sales.bring_back_payment(uuid),
  sales.bring_back_deal(uuid), sales.restore_deal(uuid) to kontor_app;
commit;
