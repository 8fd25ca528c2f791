-- Deploy kontor:report/recount to pg
-- Figures against rows: compares them, and makes them anew when an organization moves to another time zone.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

-- The rows are put together of their columns: so the functions, written into the query, read columns and not fields of a whole row, in two thirds of the time.
create view report.counted with (security_invoker = true) as
  select d.tenant_id, f.measure, f.day, d.owner_id, d.currency, ''::text as detail, count(*) as n, sum(f.amount_minor) as amount_minor,
         'deal.read'::text as permission
    from sales.deal d cross join lateral report.deal_facts(row(d.*)::sales.deal) f group by 1, 2, 3, 4, 5
  union all
  select p.tenant_id, f.measure, f.day, p.owner_id, p.currency, f.detail, count(*), sum(f.amount_minor), 'payment.read'
    from sales.payment p join core.tenant t on t.id = p.tenant_id
    cross join lateral report.payment_facts(row(p.*)::sales.payment, t.timezone) f group by 1, 2, 3, 4, 5, 6
  union all
  select c.tenant_id, f.measure, f.day, c.user_id, c.currency, ''::text, count(*), sum(f.amount_minor), 'commission.read'
    from sales.commission c cross join lateral report.commission_facts(row(c.*)::sales.commission) f group by 1, 2, 3, 4, 5;
comment on view report.counted is 'Recounted figures. What the figures must be, counted from the rows; for maintenance.';
comment on column report.counted.measure is 'Measure. What is counted.';
comment on column report.counted.day is 'Day. In the organization''s time zone.';
comment on column report.counted.detail is 'Detail. The method of a payment, nothing otherwise.';
comment on column report.counted.n is 'Number. How many.';
comment on column report.counted.amount_minor is 'Amount. Their sum.';
comment on column report.counted.permission is 'Permission. Who sees the rows that are counted: deal.read, payment.read or commission.read.';

-- Every difference between figures and rows, of one organization or of all, of the measures of one permission (report.measures) or of all;
-- no row means that they agree.
set local role kontor_definer;
create function report.recount(p_tenant uuid default null, p_permission text default null)
returns table (level text, tenant_id uuid, measure text, day date, owner_id uuid, currency text, detail text, n bigint, counted_n bigint,
               amount_minor bigint, counted_minor bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with counted as materialized (select c.* from report.counted c
                                 where (p_tenant is null or c.tenant_id = p_tenant) and (p_permission is null or c.permission = p_permission)),
  delta as materialized (select d.* from report.delta d where p_tenant is null or d.tenant_id = p_tenant),
  folded as (
    select 'figure' as level, f.tenant_id, f.measure, f.day, f.owner_id, f.currency, f.detail, f.n, f.amount_minor from report.figure_day f
    union all select 'total', f.tenant_id, f.measure, f.day, null, f.currency, f.detail, f.n, f.amount_minor from report.total_day f
    union all select 'figure', d.tenant_id, d.measure, d.day, d.owner_id, d.currency, d.detail, d.n, d.amount_minor from delta d
    union all select 'total', d.tenant_id, d.measure, d.day, null, d.currency, d.detail, d.n, d.amount_minor from delta d
    -- a month against its days: both are folded
    union all select 'month', f.tenant_id, f.measure, f.month, f.owner_id, f.currency, f.detail, f.n, f.amount_minor from report.figure_month f
    union all select 'total month', f.tenant_id, f.measure, f.month, null, f.currency, f.detail, f.n, f.amount_minor from report.total_month f),
  wanted as (
    select 'figure' as level, c.tenant_id, c.measure, c.day, c.owner_id, c.currency, c.detail, c.n, c.amount_minor from counted c
    union all select 'total', c.tenant_id, c.measure, c.day, null, c.currency, c.detail, c.n, c.amount_minor from counted c
    union all
    select 'month', f.tenant_id, f.measure, date_trunc('month', f.day::timestamp)::date, f.owner_id, f.currency, f.detail, f.n, f.amount_minor
      from report.figure_day f
    union all
    select 'total month', f.tenant_id, f.measure, date_trunc('month', f.day::timestamp)::date, null, f.currency, f.detail, f.n, f.amount_minor
      from report.figure_day f)
  select x.level, x.tenant_id, x.measure, x.day, x.owner_id, x.currency, x.detail, sum(x.n)::bigint, sum(x.wanted_n)::bigint,
         sum(x.amount_minor)::bigint, sum(x.wanted_minor)::bigint
    from (select k.*, 0 as wanted_n, 0 as wanted_minor from folded k
          union all select w.level, w.tenant_id, w.measure, w.day, w.owner_id, w.currency, w.detail, 0, 0, w.n, w.amount_minor from wanted w) x
   where (p_tenant is null or x.tenant_id = p_tenant) and (p_permission is null or x.measure = any (report.measures(p_permission)))
   group by 1, 2, 3, 4, 5, 6, 7
  having sum(x.n) <> sum(x.wanted_n) or sum(x.amount_minor) <> sum(x.wanted_minor)
   order by 1, 2, 3, 4, 5, 6, 7
$$;
set local role kontor_owner;

-- Makes the figures of an organization anew. Its writers wait, nobody else's; readers see the old figures until it is done.
set local role kontor_definer;
create function report.rebuild(p_tenant uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(report.lock_key('rows', p_tenant));
  perform pg_advisory_xact_lock(report.lock_key('figures', p_tenant));
  delete from report.delta where tenant_id = p_tenant;
  delete from report.figure_day where tenant_id = p_tenant;
  delete from report.total_day where tenant_id = p_tenant;
  delete from report.figure_month where tenant_id = p_tenant;
  delete from report.total_month where tenant_id = p_tenant;
  insert into report.delta (tenant_id, measure, day, owner_id, currency, detail, n, amount_minor)
  select c.tenant_id, c.measure, c.day, c.owner_id, c.currency, c.detail, c.n, c.amount_minor from report.counted c where c.tenant_id = p_tenant;
  perform report.fold_of(array[p_tenant]);
end $$;
set local role kontor_owner;

-- In another time zone payments belong to other days, in another currency they are converted differently.
set local role kontor_definer;
create function report.follow_timezone() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform report.rebuild(new.id);
  return null;
end $$;
set local role kontor_owner;
create trigger report_timezone after update of timezone, currency on core.tenant
  for each row when ((new.timezone, new.currency) is distinct from (old.timezone, old.currency)) execute function report.follow_timezone();

reset role;
comment on function report.recount(uuid, text) is 'Every difference between the figures and the rows they sum; none means that they agree.';
comment on function report.rebuild(uuid) is 'Makes the figures of an organization anew from its rows.';
commit;
