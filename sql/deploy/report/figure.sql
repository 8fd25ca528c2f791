-- Deploy kontor:report/figure to pg
-- Daily figures by measure, person and currency. Statements append deltas, so nobody waits for a hot row; readers add up
-- figures and deltas, which is exact at every moment; report.fold() moves deltas into the figures, and keeps whole months
-- added up and converted, so that two years cost no more than thirteen weeks.
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
  constraint figure_day_pkey primary key (tenant_id, measure, day, owner_id, currency, detail)
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
create table report.figure_month (
  tenant_id uuid not null,
  measure text not null,
  month date not null,
  owner_id uuid not null,
  currency text not null,
  detail text not null,
  n bigint not null,
  amount_minor bigint not null,
  home_minor bigint,
  constraint figure_month_pkey primary key (tenant_id, measure, month, owner_id, currency, detail)
) with (fillfactor = 80);
create table report.total_month (
  tenant_id uuid not null,
  measure text not null,
  month date not null,
  currency text not null,
  detail text not null,
  n bigint not null,
  amount_minor bigint not null,
  home_minor bigint,
  constraint total_month_pkey primary key (tenant_id, measure, month, currency, detail)
) with (fillfactor = 80);
create table report.stale_month (
  tenant_id uuid not null,
  month date not null,
  constraint stale_month_pkey primary key (tenant_id, month)
);

comment on table report.delta is 'Delta. What statements added to the figures since they were last folded.';
comment on table report.figure_day is 'Figures. Counts and sums by measure, day, person and currency.';
comment on table report.total_day is 'Totals. The same without the person, for those who see everybody.';
comment on table report.figure_month is 'Figures by month. The same by month, and in the organization''s currency at each day''s rate.';
comment on table report.total_month is 'Totals by month. The same without the person.';
comment on table report.stale_month is 'Stale month. A month whose rates changed since it was converted.';
do $$
declare
  v_help jsonb := '{
      "tenant_id": "Organization. The organization that the figures belong to.",
      "measure": "Measure. What is counted, for example verified.",
      "day": "Day. In the organization''s time zone.",
      "month": "Month. Its first day.",
      "owner_id": "Person. Whose deal, payment or commission it is.",
      "currency": "Currency. The currency of the amount.",
      "detail": "Detail. The method of a payment, nothing otherwise.",
      "n": "Number. How many.",
      "amount_minor": "Amount. Their sum.",
      "home_minor": "Converted. Their sum in the organization''s currency at each day''s rate; empty without a rate."}';
  v_column record;
begin
  for v_column in select a.attrelid::regclass as relation, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
                   where c.relnamespace = 'report'::regnamespace and c.relkind = 'r' and a.attnum > 0 loop
    execute format('comment on column %s.%I is %L', v_column.relation, v_column.attname, v_help ->> v_column.attname);
  end loop;
end $$;

-- Whose figures a person sees follows from what they see in rows: figures of deals from deal.read, of payments from
-- payment.read, of commissions from commission.read. Totals over everybody are for those who see everybody.
create function report.measures(p_permission text) returns text[]
language sql immutable parallel safe
return case p_permission when 'deal.read' then '{entered,first_payment,sent,checked,paid,won,due,on_time}'::text[]
  when 'payment.read' then '{recorded,verified,by_method,rejected,refunded}'::text[]
  when 'commission.read' then '{earned,approved,held,paid_out}'::text[] else '{}'::text[] end;
comment on function report.measures(text) is 'The measures that a permission shows.';
create function report.rule(p_by_person boolean) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select 'tenant_id = (select core.tenant_id()) and (' || string_agg(format('measure = any (%L) and %s', report.measures(f.permission),
           case when p_by_person then core.reach_rule(f.permission, 'owner_id')
                else format('coalesce(tenant_id = (select core.tenant_for(%L, true)), false)', f.permission) end), ' or ') || ')'
    from (values ('deal.read'), ('payment.read'), ('commission.read')) f (permission)
$$;
select core.protect('report.delta', 'deal.read', null, 'owner_id', '{}', '{}', false, false);
select core.protect('report.figure_day', 'deal.read', null, 'owner_id', '{}', '{}', false, false);
select core.protect('report.total_day', 'deal.read', null, null, '{}', '{}', false, false);
select core.protect('report.figure_month', 'deal.read', null, 'owner_id', '{}', '{}', false, false);
select core.protect('report.total_month', 'deal.read', null, null, '{}', '{}', false, false);
select core.protect('report.stale_month', null, null, null, '{}', '{}', false, false);
select core.set_policy(('report.' || r.name)::regclass, 'select', report.rule(r.by_person))
  from (values ('delta', true), ('figure_day', true), ('figure_month', true), ('total_day', false), ('total_month', false)) r (name, by_person);

-- Figures are made anew for one organization at a time, by whoever changes its time zone: others must not wait for that. So nothing locks a table.
-- 'rows': whoever writes rows shares it until the end, making figures anew has it alone. 'figures': making anew and folding exclude each other.
set local role kontor_definer;
create function report.lock_key(p_what text, p_tenant uuid) returns bigint
language sql immutable parallel safe
return hashtextextended(p_what || ' ' || p_tenant::text, 0);
comment on function report.lock_key(text, uuid) is 'What is locked while the rows or the figures of an organization must stay as they are.';

-- Asked after the rows were written and before their delta: whoever counts meanwhile sees neither, or both. Every statement asks: PL/pgSQL keeps the plan.
create function report.enter_rows(p_tenants uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(report.lock_key('rows', t.id)) from (select distinct u.id from unnest(p_tenants) u (id) order by 1) t;
end $$;
comment on function report.enter_rows(uuid[]) is 'Waits until the figures of organizations are not being made anew, and keeps that from beginning.';
set local role kontor_owner;

create view report.figure with (security_invoker = true) as
  select tenant_id, measure, day, owner_id, currency, detail, n, amount_minor from report.figure_day
  union all select tenant_id, measure, day, owner_id, currency, detail, n, amount_minor from report.delta;
comment on view report.figure is 'Figures. Exact at every moment: what was folded and what was added since.';
grant select on report.figure to kontor_app;

commit;
