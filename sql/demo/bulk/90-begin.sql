-- Lays out the work, unless there is some left of a run that was interrupted; then that is done first.
begin;

do $$
declare
  v_deals bigint := coalesce(nullif(current_setting('kontor.demo_deals', true), ''), '1000')::bigint;
  v_small bigint := coalesce(nullif(current_setting('kontor.demo_small', true), ''), '0')::bigint;
  v_seed int := coalesce(nullif(current_setting('kontor.demo_seed', true), ''), '1')::int;
begin
  if demo.tenant('baltic-solar') is null then
    raise exception 'there is no demo to add deals to: make the demo''s people first';
  elsif exists (select from demo.unit where not is_done) then
    return;      -- goes on where it was interrupted
  end if;
  truncate demo.plan, demo.unit, demo.threshold restart identity;
  perform demo.plan_organization('baltic-solar', v_deals + v_deals % 2, v_seed);
  if v_small > 0 then
    perform demo.plan_organization('small-' || lpad(k::text, 2, '0'), greatest(2, (k * v_small / 98 - (k - 1) * v_small / 98) * 2), v_seed)
      from generate_series(1, 49) k;
  end if;
  perform demo.plan_finish();
end $$;

-- Does the next unit; done and total are deals, and is_loaded says that they are there with all that follows, so that only proofs are left.
-- Two connections may call it at once: they take different units, and wait for each other between stages.
create or replace function demo.work() returns table (done bigint, total bigint, is_loaded boolean)
language plpgsql as $$
declare
  v_unit demo.unit;
  v_stage int;
  v_begun timestamptz;
begin
  loop
    select min(u.stage) into v_stage from demo.unit u where not u.is_done;
    select * into v_unit from demo.unit u where not u.is_done and u.stage = v_stage order by u.k for update skip locked limit 1;
    exit when found or v_stage is null;
    perform from demo.unit u where not u.is_done and u.stage = v_stage for share;
  end loop;
  if v_stage is not null then
    v_begun := clock_timestamp();
    execute v_unit.work using v_unit;
    update demo.unit u set is_done = true, begun = v_begun, took = clock_timestamp() - v_begun where u.k = v_unit.k;
  end if;
  return query select coalesce(sum(u.deals) filter (where u.is_done), 0)::bigint, sum(u.deals)::bigint,
    coalesce(bool_and(u.is_done) filter (where u.stage < 6), true) from demo.unit u;
end $$;

-- Autovacuum would read and write again and again what comes in, which 40-finish.sql analyzes; afterwards it may. A run that was
-- interrupted leaves it off to the next.
create or replace function demo.let_autovacuum(p_work boolean) returns void
language plpgsql as $$
declare
  v_table regclass;
begin
  foreach v_table in array demo.loaded_tables() || array(select i.inhrelid::regclass from pg_inherits i where i.inhparent = 'audit.change'::regclass) loop
    execute format(case when p_work then 'alter table only %s reset (autovacuum_enabled)' else 'alter table only %s set (autovacuum_enabled = false)' end,
      v_table);
  end loop;
end $$;

-- Keeps maintenance from sealing the trail of a run before it is whole (a million entries cost a core ten seconds): what a running
-- transaction may add to is not sealed. And from folding its figures every minute (a fifth of two cores at 1.4 million deals), which is done once at its end.
create or replace function demo.hold_off_maintenance() returns void
language plpgsql as $$
begin
  perform pg_current_xact_id(), pg_advisory_xact_lock_shared(report.lock_key('figures', p.tenant_id)) from demo.plan p;
  while exists (select from demo.unit u where not u.is_done)
    and exists (select from pg_stat_activity a where a.datname = current_database() and a.query like 'select done, is_loaded from demo.work()%') loop
    perform pg_sleep(0.1), pg_stat_clear_snapshot();
  end loop;
end $$;

-- When everything is done: clears what only the units needed, in a commit that waits for the disk, and with it for what they left to be written later.
create or replace function demo.end_work() returns void
language sql as $$
  delete from demo.threshold
$$;

commit;
