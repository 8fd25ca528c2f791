-- Deploy kontor:report/figure to pg
-- Daily figures by measure, person and currency. Statements append deltas, so nobody waits for a hot row; readers add up
-- figures and deltas, which is exact at every moment; report.fold() moves deltas into the figures.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table report.delta (
  tenant_id uuid not null,
  measure text not null,
  day date not null,
  owner_id uuid not null,
  currency text not null,
  detail text not null default '',
  n bigint not null,
  amount_minor bigint not null
);
create index delta_by_measure on report.delta (tenant_id, measure, day);
create table report.figure_day (
  tenant_id uuid not null,
  measure text not null,
  day date not null,
  owner_id uuid not null,
  currency text not null,
  detail text not null,
  n bigint not null,
  amount_minor bigint not null,
  constraint figure_day_pkey primary key (tenant_id, measure, owner_id, day, currency, detail)
) with (fillfactor = 80);
create table report.person_day (
  tenant_id uuid not null,
  measure text not null,
  day date not null,
  owner_id uuid not null,
  currency text not null,
  n bigint not null,
  amount_minor bigint not null,
  constraint person_day_pkey primary key (tenant_id, measure, day, owner_id, currency)
) with (fillfactor = 80);
create table report.total_day (
  tenant_id uuid not null,
  measure text not null,
  day date not null,
  currency text not null,
  detail text not null,
  n bigint not null,
  amount_minor bigint not null,
  constraint total_day_pkey primary key (tenant_id, measure, day, currency, detail)
) with (fillfactor = 80);

comment on table report.delta is 'Delta. What statements added to the figures since they were last folded.';
comment on table report.figure_day is 'Figures. Counts and sums by measure, day, person, currency and detail.';
comment on table report.person_day is 'Figures by person. The same without the detail, for lists of people.';
comment on table report.total_day is 'Totals. The same without the person, for those who see everybody.';
do $$
declare
  v_help jsonb := '{"tenant_id":"Organization. The organization that the figures belong to.","measure":"Measure. What is counted, for example verified.","day":"Day. In the organization''s time zone.",
    "owner_id":"Person. Whose deal, payment or commission it is.","currency":"Currency. The currency of the amount.","detail":"Detail. The method of a payment, nothing otherwise.",
    "n":"Number. How many.","amount_minor":"Amount. Their sum, in the currency''s smallest unit."}';
  v_column record;
begin
  for v_column in select a.attrelid::regclass as relation, a.attname from pg_attribute a
                   where a.attrelid in ('report.delta'::regclass, 'report.figure_day'::regclass, 'report.person_day'::regclass, 'report.total_day'::regclass) and a.attnum > 0 loop
    execute format('comment on column %s.%I is %L', v_column.relation, v_column.attname, v_help ->> v_column.attname);
  end loop;
end $$;

-- Whose figures a person sees follows from what they see in rows: figures of deals from deal.read, of payments from
-- payment.read, of commissions from commission.read. Totals over everybody are for those who see everybody.
create function report.rule(p_by_person boolean) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select 'tenant_id = (select core.tenant_id()) and (' || string_agg(format('measure = any (%L) and %s', f.measures,
           case when p_by_person then format('((select core.sees_all(%1$L)) or owner_id = any ((select core.seen_owners(%1$L))::uuid[]))', f.permission)
                else format('(select core.sees_all(%L))', f.permission) end), ' or ') || ')'
    from (values ('deal.read', '{entered,first_payment,sent,checked,paid,won,due,on_time}'), ('payment.read', '{recorded,verified,rejected,refunded}'),
                 ('commission.read', '{earned,approved,held,paid_out}')) f (permission, measures)
$$;
select core.protect('report.delta', 'deal.read', null, 'owner_id', '{}', '{}', false, false);
select core.protect('report.figure_day', 'deal.read', null, 'owner_id', '{}', '{}', false, false);
select core.protect('report.person_day', 'deal.read', null, 'owner_id', '{}', '{}', false, false);
select core.protect('report.total_day', 'deal.read', null, null, '{}', '{}', false, false);
select core.set_policy('report.delta', 'select', report.rule(true)), core.set_policy('report.figure_day', 'select', report.rule(true)),
  core.set_policy('report.person_day', 'select', report.rule(true)), core.set_policy('report.total_day', 'select', report.rule(false));
grant select, insert, update, delete on report.delta, report.figure_day, report.person_day, report.total_day to kontor_definer;

create view report.figure with (security_invoker = true) as
  select tenant_id, measure, day, owner_id, currency, detail, n, amount_minor from report.figure_day
  union all select tenant_id, measure, day, owner_id, currency, detail, n, amount_minor from report.delta;
create view report.person_figure with (security_invoker = true) as
  select tenant_id, measure, day, owner_id, currency, n, amount_minor from report.person_day
  union all select tenant_id, measure, day, owner_id, currency, n, amount_minor from report.delta;
create view report.total_figure with (security_invoker = true) as
  select tenant_id, measure, day, currency, detail, n, amount_minor from report.total_day
  union all select tenant_id, measure, day, currency, detail, n, amount_minor from report.delta;
comment on view report.figure is 'Figures. Exact at every moment: what was folded and what was added since.';
comment on view report.person_figure is 'Figures by person. Exact at every moment.';
comment on view report.total_figure is 'Totals. Exact at every moment.';
grant select on report.figure, report.person_figure, report.total_figure to kontor_app, kontor_definer;

-- Moves deltas into the figures. Returns how many. Readers see the same sums before, while and after.
set local role kontor_definer;
create function report.fold() returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_folded bigint;
begin
  lock table report.figure_day in share row exclusive mode;      -- one fold at a time
  with taken as (delete from report.delta returning *),
  grouped as materialized (
    select tenant_id, measure, day, owner_id, currency, detail, sum(n) as n, sum(amount_minor) as amount_minor, count(*) as deltas
      from taken group by 1, 2, 3, 4, 5, 6),
  into_figure as (
    insert into report.figure_day as f (tenant_id, measure, day, owner_id, currency, detail, n, amount_minor)
    select tenant_id, measure, day, owner_id, currency, detail, n, amount_minor from grouped
    on conflict on constraint figure_day_pkey do update set n = f.n + excluded.n, amount_minor = f.amount_minor + excluded.amount_minor),
  into_person as (
    insert into report.person_day as f (tenant_id, measure, day, owner_id, currency, n, amount_minor)
    select tenant_id, measure, day, owner_id, currency, sum(n), sum(amount_minor) from grouped group by 1, 2, 3, 4, 5
    on conflict on constraint person_day_pkey do update set n = f.n + excluded.n, amount_minor = f.amount_minor + excluded.amount_minor),
  into_total as (
    insert into report.total_day as f (tenant_id, measure, day, currency, detail, n, amount_minor)
    select tenant_id, measure, day, currency, detail, sum(n), sum(amount_minor) from grouped group by 1, 2, 3, 4, 5
    on conflict on constraint total_day_pkey do update set n = f.n + excluded.n, amount_minor = f.amount_minor + excluded.amount_minor)
  select coalesce(sum(deltas), 0) into v_folded from grouped;
  return v_folded;
end $$;

reset role;
comment on function report.fold() is 'Moves what statements appended into the daily figures; maintenance calls it every ten seconds.';
commit;
