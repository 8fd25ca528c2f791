-- Deploy kontor:report/payment_figure to pg
-- What payments add to the figures: on the organization's day on which they were recorded, verified, rejected or paid back.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create function report.payment_facts(p sales.payment, p_timezone text) returns table (measure text, day date, detail text, amount_minor bigint)
language sql stable parallel safe rows 3 as $$   -- what was taken back by whoever recorded it counts for nothing
  -- recorded, and not with whoever recorded it any more: what was sent back, or has no receipt yet, waits for them and for no approval
  select 'recorded', (p.created_at at time zone p_timezone)::date, '', p.amount_minor
   where p.refund_of is null and (p.status <> 'pending' or p.stage = 'in_verification')
     and (p.status <> 'rejected' or p.decided_by is distinct from p.created_by)
  union all select 'verified', (p.verified_at at time zone p_timezone)::date, '', p.amount_minor
   where p.refund_of is null and p.status in ('verified', 'refunded')
  union all select 'by_method', (p.verified_at at time zone p_timezone)::date, p.method, p.amount_minor
   where p.refund_of is null and p.status in ('verified', 'refunded')
  union all select 'rejected', (p.decided_at at time zone p_timezone)::date, '', p.amount_minor
   where p.status = 'rejected' and p.decided_by is distinct from p.created_by
  union all select 'refunded', (p.verified_at at time zone p_timezone)::date, '', p.amount_minor where p.refund_of is not null
$$;
comment on function report.payment_facts(sales.payment, text) is 'Which measures a payment counts for, on which day of a time zone, with which amount.';

set local role kontor_definer;
create function report.follow_payment() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    perform report.enter_rows(array(select distinct o.tenant_id from oldt o));
  else
    perform report.enter_rows(array(select distinct n.tenant_id from newt n));
  end if;
  if tg_op = 'INSERT' then
    insert into report.delta (tenant_id, measure, day, owner_id, currency, detail, n, amount_minor)
    select p.tenant_id, f.measure, f.day, p.owner_id, p.currency, f.detail, count(*), sum(f.amount_minor)
      from newt p join core.tenant t on t.id = p.tenant_id cross join lateral report.payment_facts(p, t.timezone) f group by 1, 2, 3, 4, 5, 6;
  elsif tg_op = 'UPDATE' then
    insert into report.delta (tenant_id, measure, day, owner_id, currency, detail, n, amount_minor)
    select tenant_id, measure, day, owner_id, currency, detail, sum(k), sum(k * amount_minor)
      from (select 1 as k, p.tenant_id, f.measure, f.day, p.owner_id, p.currency, f.detail, f.amount_minor
              from newt p join core.tenant t on t.id = p.tenant_id cross join lateral report.payment_facts(p, t.timezone) f
            union all
            select -1, p.tenant_id, f.measure, f.day, p.owner_id, p.currency, f.detail, f.amount_minor
              from oldt p join core.tenant t on t.id = p.tenant_id cross join lateral report.payment_facts(p, t.timezone) f) x
     group by 1, 2, 3, 4, 5, 6 having sum(k) <> 0 or sum(k * amount_minor) <> 0;
  else
    insert into report.delta (tenant_id, measure, day, owner_id, currency, detail, n, amount_minor)
    select p.tenant_id, f.measure, f.day, p.owner_id, p.currency, f.detail, -count(*), -sum(f.amount_minor)
      from oldt p join core.tenant t on t.id = p.tenant_id cross join lateral report.payment_facts(p, t.timezone) f group by 1, 2, 3, 4, 5, 6;
  end if;
  return null;
end $$;
set local role kontor_owner;

create trigger report_insert after insert on sales.payment referencing new table as newt for each statement execute function report.follow_payment();
create trigger report_update after update on sales.payment referencing old table as oldt new table as newt
    for each statement execute function report.follow_payment();
create trigger report_delete after delete on sales.payment referencing old table as oldt for each statement execute function report.follow_payment();

commit;
