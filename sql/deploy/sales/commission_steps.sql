-- Deploy kontor:sales/commission_steps to pg
-- Approve, hold and pay commissions. Nobody approves or pays their own.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

-- One answer a line, the lines locked in the order of their ids: '' where the step may be done, else the refusal.
create function sales.lock_commissions(p_ids uuid[], p_statuses text[], p_on_hold boolean)
returns table (id uuid, sqlstate text, message text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  perform core.require('commission.approve');
  if cardinality(p_ids) > 5000 then
    raise exception using errcode = 'KO009', message = '5000 commissions at once at most', hint = 'commissions', column = 'commissions';
  end if;
  perform from sales.commission k where k.tenant_id = (select core.tenant_id()) and k.id = any (p_ids) order by k.id for update;
  return query
    select x.id, case when k.id is null or not sales.reaches('commission.approve', k.user_id) then 'KO002' when k.user_id = core.me() then 'KO004'
               when not k.status = any (p_statuses) or k.is_on_hold <> p_on_hold then 'KO006' else '' end,
           case when k.id is null or not sales.reaches('commission.approve', k.user_id) then 'no such commission'
                when k.user_id = core.me() then 'it is your own'
                when not k.status = any (p_statuses) then k.status
                when k.is_on_hold <> p_on_hold then case when k.is_on_hold then 'on_hold' else k.status end
                else '' end
      from (select distinct u.id from unnest(p_ids) u (id)) x
      left join sales.commission k on k.tenant_id = (select core.tenant_id()) and k.id = x.id;
end $$;
comment on function sales.lock_commissions(uuid[], text[], boolean) is 'Locks commissions and says which of them a step may be done with.';

create function sales.approve_commissions(p_commissions uuid[]) returns table (id uuid, ok boolean, sqlstate text, message text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with asked as materialized (select * from sales.lock_commissions(p_commissions, '{pending}', false)),
  done as (update sales.commission k set status = 'approved', approved_by = core.me(), approved_at = clock_timestamp()
             from asked a where a.sqlstate = '' and k.tenant_id = (select core.tenant_id()) and k.id = a.id returning k.id, k.user_id),
  told as (select core.notify_user(core.tenant_id(), d.user_id, 'commission.approved', 'Commissions approved', count(*)::text, 'sales.commission',
                  (array_agg(d.id))[1], jsonb_build_object('count', count(*))) from done d group by d.user_id)
  select a.id, a.sqlstate = '', a.sqlstate, a.message from asked a left join (select count(*) as n from told) t on true;
end $$;
comment on function sales.approve_commissions(uuid[]) is 'Approves commissions; says for each whether it was, and why not.';

create function sales.unapprove_commissions(p_commissions uuid[]) returns table (id uuid, ok boolean, sqlstate text, message text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with asked as materialized (
    select l.id, case when l.sqlstate = '' and (k.approved_by <> core.me() or k.approved_at < clock_timestamp() - interval '10 minutes')
                      then 'KO006' else l.sqlstate end as sqlstate, l.message
      from sales.lock_commissions(p_commissions, '{approved}', false) l
      left join sales.commission k on k.tenant_id = (select core.tenant_id()) and k.id = l.id),
  done as (update sales.commission k set status = 'pending', approved_by = null, approved_at = null
             from asked a where a.sqlstate = '' and k.tenant_id = (select core.tenant_id()) and k.id = a.id returning k.id)
  select a.id, a.sqlstate = '', a.sqlstate, a.message from asked a left join (select count(*) as n from done) t on true;
end $$;
comment on function sales.unapprove_commissions(uuid[]) is 'Takes my approval of commissions back, for ten minutes and while they are not paid.';

create function sales.hold_commissions(p_commissions uuid[], p_reason text) returns table (id uuid, ok boolean, sqlstate text, message text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_reason text := sales.reason(p_reason);
begin
  return query
  with asked as materialized (select * from sales.lock_commissions(p_commissions, '{pending,approved}', false)),
  done as (update sales.commission k set is_on_hold = true, hold_reason = v_reason
             from asked a where a.sqlstate = '' and k.tenant_id = (select core.tenant_id()) and k.id = a.id returning k.id)
  select a.id, a.sqlstate = '', a.sqlstate, a.message from asked a left join (select count(*) as n from done) t on true;
end $$;
comment on function sales.hold_commissions(uuid[], text) is 'Puts commissions on hold, with a reason.';

create function sales.release_commissions(p_commissions uuid[]) returns table (id uuid, ok boolean, sqlstate text, message text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with asked as materialized (select * from sales.lock_commissions(p_commissions, '{pending,approved}', true)),
  done as (update sales.commission k set is_on_hold = false, hold_reason = ''
             from asked a where a.sqlstate = '' and k.tenant_id = (select core.tenant_id()) and k.id = a.id returning k.id)
  select a.id, a.sqlstate = '', a.sqlstate, a.message from asked a left join (select count(*) as n from done) t on true;
end $$;
comment on function sales.release_commissions(uuid[]) is 'Goes on with commissions that were on hold.';

-- Part of the next payout is what is approved, or to be taken back, as commission_due has it. Row-level security holds: what people
-- can't read they are not told of.
create function sales.due_payouts(p_users uuid[], p_period date) returns table (user_id uuid, currency text, total_minor bigint)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select k.user_id, k.currency, sum(k.final_minor)::bigint from sales.commission k
   where k.tenant_id = (select core.tenant_id()) and k.user_id = any (p_users) and k.period <= date_trunc('month', p_period::timestamp)::date
     and (k.status = 'approved' or (k.kind = 'claw_back' and k.status = 'pending')) and not k.is_on_hold
   group by k.user_id, k.currency having sum(k.final_minor) > 0 order by k.user_id, k.currency
$$;
comment on function sales.due_payouts(uuid[], date) is 'What sales.pay_commissions would pay people up to a month, as things stand.';

-- Pays what is approved up to the month, less what is to be taken back; one payout a currency. What would come to nothing or
-- less stays, to be set off against the next month. Where the sums that somebody confirmed are given, by currency, no others are paid.
create function sales.pay_commissions(p_user uuid, p_period date, p_confirmed jsonb default null)
returns table (payout_id uuid, number text, total_minor bigint, currency text, lines int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_tenant uuid := core.tenant_id();
  v_me uuid := core.me();
  v_period date := date_trunc('month', p_period::timestamp)::date;
  v_sum record;
  v_payout sales.commission_payout;
  v_locked uuid[];
  v_paid boolean := false;
begin
  perform core.require('commission.pay');
  if not sales.reaches('commission.pay', p_user) or not exists (select from core.membership m where m.tenant_id = v_tenant and m.user_id = p_user) then
    raise exception using errcode = 'KO002', message = 'no such person', column = 'user_id';
  elsif p_user = v_me then
    raise exception using errcode = 'KO004', message = 'nobody pays their own commission', constraint = 'commission_payout_four_eyes';
  elsif not isfinite(p_period) or p_period not between '2000-01-01' and sales.today(v_tenant) + 31 then
    raise exception using errcode = 'KO009', message = 'a month that began, or the next', hint = 'period', column = 'period';
  end if;
  -- What is locked is paid, no more: a line that comes in between may change until it is written. Lines of years were paid and stay as they are.
  v_locked := array(select k.id from sales.commission k where k.tenant_id = v_tenant and k.user_id = p_user and k.period <= v_period
                       and (k.status = 'approved' or (k.kind = 'claw_back' and k.status = 'pending')) and not k.is_on_hold
                     order by k.id for update);
  if p_confirmed <> (select coalesce(jsonb_object_agg(x.currency, x.total), '{}')
                       from (select k.currency, sum(k.final_minor)::bigint as total from sales.commission k
                              where k.tenant_id = v_tenant and k.id = any (v_locked) group by k.currency having sum(k.final_minor) > 0) x) then
    raise exception using errcode = 'KO003', message = 'what is due changed meanwhile';
  end if;
  for v_sum in
    select k.currency, sum(k.final_minor)::bigint as total, array_agg(k.id) as ids from sales.commission k
     where k.tenant_id = v_tenant and k.id = any (v_locked)
     group by k.currency having sum(k.final_minor) > 0 order by k.currency
  loop
    insert into sales.commission_payout (tenant_id, number_seq, user_id, period, total_minor, currency, lines, approved_by, created_by)
    values (v_tenant, core.reserve_numbers(v_tenant, 'payout', 1), p_user, v_period, v_sum.total, v_sum.currency, cardinality(v_sum.ids), v_me, v_me)
    returning * into v_payout;
    update sales.commission k set status = 'paid', payout_id = v_payout.id, paid_at = v_payout.paid_at,
        approved_by = coalesce(k.approved_by, v_me), approved_at = coalesce(k.approved_at, v_payout.paid_at)
     where k.tenant_id = v_tenant and k.id = any (v_sum.ids);
    perform core.notify_user(v_tenant, p_user, 'commission.paid', 'Commission ' || v_payout.number || ' paid', '', 'sales.commission', v_sum.ids[1],
      jsonb_build_object('number', v_payout.number, 'amount_minor', v_payout.total_minor, 'currency', v_payout.currency));
    v_paid := true;
    return query select v_payout.id, v_payout.number, v_payout.total_minor, v_payout.currency, v_payout.lines;
  end loop;
  if not v_paid then
    raise exception using errcode = 'KO006', message = 'nothing to pay', constraint = 'commission_payout_total_positive';
  end if;
end $$;
comment on function sales.pay_commissions(uuid, date, jsonb) is 'Pays a person''s approved commissions up to a month, less what is taken back.';

grant execute on function sales.approve_commissions(uuid[]), sales.unapprove_commissions(uuid[]), sales.hold_commissions(uuid[], text),
  sales.release_commissions(uuid[]), sales.due_payouts(uuid[], date), sales.pay_commissions(uuid, date, jsonb) to kontor_app;
commit;
