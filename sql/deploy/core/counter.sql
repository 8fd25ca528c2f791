-- Numbers without gaps or duplicates: a row per organization and kind, locked until the transaction that took a number ends.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table core.counter (
  tenant_id uuid not null,
  kind text not null,
  value bigint not null default 0,
  constraint counter_pkey primary key (tenant_id, kind),
  constraint counter_tenant foreign key (tenant_id) references core.tenant (id),
  constraint counter_kind_form check (kind ~ '^[a-z][a-z0-9_/-]{0,59}$'),
  constraint counter_value_positive check (value >= 0)
) with (fillfactor = 50);
alter table core.counter enable row level security;
alter table core.counter force row level security;
comment on table core.counter is 'Counters. The last number given, by organization and kind.';
comment on column core.counter.tenant_id is 'Organization. Whose numbers they are.';
comment on column core.counter.kind is 'Kind. What is numbered, for example deal.';
comment on column core.counter.value is 'Last number. The number given last.';

set local role kontor_definer;
-- Called by functions, never by people: a number taken and not used would be a gap.
create function core.reserve_numbers(p_tenant uuid, p_kind text, p_count bigint) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_last bigint;
begin
  insert into core.counter as c (tenant_id, kind, value) values (p_tenant, p_kind, p_count)
  on conflict on constraint counter_pkey do update set value = c.value + excluded.value
  returning c.value into v_last;
  return v_last - p_count + 1;
end $$;
comment on function core.reserve_numbers(uuid, text, bigint) is 'Takes p_count numbers in a row; returns the first.';

create function core.next_number(p_kind text) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return core.reserve_numbers(core.tenant_id(), p_kind, 1);
end $$;
comment on function core.next_number(text) is 'The next number of a kind in this organization.';
commit;
