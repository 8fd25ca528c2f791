-- Deploy kontor:report/fold to pg
-- Moves deltas into the figures, and adds the months that it touched up anew.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

-- A sum that no bigint holds stays at the edge: one organization's absurd amounts must not stop the figures of all.
create function report.clip(p_sum numeric) returns bigint
language sql immutable parallel safe
return least(greatest(p_sum, -9000000000000000000), 9000000000000000000)::bigint;
comment on function report.clip(numeric) is 'A sum as far as a bigint holds it.';

-- Adds a month up, in the organization's currency at each day's rate. Right after a load the planner takes figures and rates for a row each, and
-- would read all rates again for every figure: 9 s instead of one for an organization of 20,000 deals.
create function report.add_up_months(p_tenant uuid, p_months date[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_nestloop = off as $$
declare
  v_home text := (select t.currency from core.tenant t where t.id = p_tenant);
begin
  delete from report.figure_month f where f.tenant_id = p_tenant and f.month = any (p_months);
  delete from report.total_month f where f.tenant_id = p_tenant and f.month = any (p_months);
  -- step by step, each a set
  with dated as materialized (
    select f.*, date_trunc('month', f.day::timestamp)::date as month from report.figure_day f
     where f.tenant_id = p_tenant and f.day >= (select min(m) from unnest(p_months) m) and f.day < (select max(m) from unnest(p_months) m) + interval '1 month'
       and date_trunc('month', f.day::timestamp)::date = any (p_months)),
  quoted as materialized (
    select x.currency, x.day,
           sales.rate_on(p_tenant, x.currency, v_home, x.day)
             * 10::numeric ^ (core.currency_exponent(v_home) - core.currency_exponent(x.currency)) as rate
      from (select distinct d.currency, d.day from dated d where d.currency <> v_home) x),
  day as materialized (
    select d.*, case when d.currency = v_home then 1 else r.rate end as rate from dated d left join quoted r on r.currency = d.currency and r.day = d.day),
  by_person as (
    insert into report.figure_month (tenant_id, measure, month, owner_id, currency, detail, n, amount_minor, home_minor)
    select d.tenant_id, d.measure, d.month, d.owner_id, d.currency, d.detail, sum(d.n), report.clip(sum(d.amount_minor)),
           report.clip(sum(round(d.amount_minor * d.rate)))
      from day d group by 1, 2, 3, 4, 5, 6)
  insert into report.total_month (tenant_id, measure, month, currency, detail, n, amount_minor, home_minor)
  select d.tenant_id, d.measure, d.month, d.currency, d.detail, sum(d.n), report.clip(sum(d.amount_minor)),
         report.clip(sum(round(d.amount_minor * d.rate)))
    from day d group by 1, 2, 3, 4, 5;
end $$;
comment on function report.add_up_months(uuid, date[]) is 'Adds months of figures up from their days.';

-- Returns how many deltas it took. Readers see the same sums before, while and after.
create function report.fold_of(p_tenants uuid[]) returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_folded bigint;
begin
  with taken as (delete from report.delta d where d.tenant_id = any (p_tenants) returning d.*),
  grouped as materialized (
    select tenant_id, measure, day, owner_id, currency, detail, sum(n) as n, sum(amount_minor) as amount_minor, count(*) as deltas
      from taken group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6),
  touched as (
    insert into report.stale_month (tenant_id, month) select distinct tenant_id, date_trunc('month', day::timestamp)::date from grouped
    on conflict on constraint stale_month_pkey do nothing),
  into_figure as (
    insert into report.figure_day as f (tenant_id, measure, day, owner_id, currency, detail, n, amount_minor)
    select tenant_id, measure, day, owner_id, currency, detail, n, report.clip(amount_minor) from grouped
    on conflict on constraint figure_day_pkey do update set n = f.n + excluded.n, amount_minor = report.clip(f.amount_minor::numeric + excluded.amount_minor)),
  into_total as (
    insert into report.total_day as f (tenant_id, measure, day, currency, detail, n, amount_minor)
    select tenant_id, measure, day, currency, detail, sum(n), report.clip(sum(amount_minor)) from grouped group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict on constraint total_day_pkey do update set n = f.n + excluded.n, amount_minor = report.clip(f.amount_minor::numeric + excluded.amount_minor))
  select coalesce(sum(deltas), 0) into v_folded from grouped;
  perform report.add_up_months(s.tenant_id, s.months)
     from (select d.tenant_id, array_agg(d.month) as months from report.stale_month d where d.tenant_id = any (p_tenants) group by 1) s;
  delete from report.stale_month d where d.tenant_id = any (p_tenants);
  return v_folded;
end $$;
comment on function report.fold_of(uuid[]) is 'Moves what statements appended into the daily figures of organizations that the caller has locked.';

create function report.fold() returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenants uuid[];
begin
  perform pg_advisory_xact_lock(report.lock_key('fold', core.platform_id()));      -- one fold at a time
  -- an organization whose figures are being made anew has its turn the next time; a thousand locks at once, of the server's few thousand
  with due as materialized (
    select t.id from core.tenant t
     where exists (select from report.delta d where d.tenant_id = t.id) or exists (select from report.stale_month s where s.tenant_id = t.id)
     order by random() limit 1000)
  select array_agg(due.id) into v_tenants from due where pg_try_advisory_xact_lock(report.lock_key('figures', due.id));
  return report.fold_of(coalesce(v_tenants, '{}'));
end $$;
comment on function report.fold() is 'Moves what statements appended into the daily figures; maintenance calls it every minute.';

-- A rate that is entered or changed concerns the months from its day to the next rate's; until they are folded, their days are read.
create function report.follow_rate() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- a fold would wait for the months below, of everybody: it leaves this organization out until it is done
  perform pg_advisory_xact_lock_shared(report.lock_key('figures', c.tenant_id))
    from (select distinct r.tenant_id from changed_rows r where r.tenant_id <> core.platform_id()) c;
  insert into report.stale_month (tenant_id, month)
  select distinct m.tenant_id, m.month
    from (select c.tenant_id, c.currency, c.base, min(c.valid_on) as since, max(coalesce((select min(n.valid_on) from core.exchange_rate n
             where n.tenant_id = c.tenant_id and n.currency = c.currency and n.base = c.base and n.valid_on > c.valid_on), 'infinity')) as till
            from changed_rows c group by 1, 2, 3) c
    join report.total_month m on (c.tenant_id = core.platform_id() or m.tenant_id = c.tenant_id)
     and m.month >= date_trunc('month', c.since::timestamp)::date and m.month <= c.till
  on conflict on constraint stale_month_pkey do nothing;
  return null;
end $$;

set local role kontor_owner;
create trigger report_insert after insert on core.exchange_rate referencing new table as changed_rows for each statement execute function report.follow_rate();
create trigger report_update after update on core.exchange_rate referencing new table as changed_rows for each statement execute function report.follow_rate();
create trigger report_delete after delete on core.exchange_rate referencing old table as changed_rows for each statement execute function report.follow_rate();

commit;
