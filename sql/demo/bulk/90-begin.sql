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
    perform demo.plan_organization('small-' || lpad(k::text, 2, '0'), greatest(2, (k * v_small / 98 - (k - 1) * v_small / 98) * 2), v_seed) from generate_series(1, 49) k;
  end if;
  perform demo.plan_finish();
end $$;

-- Does the next unit; done and total are deals. Two connections may call it at once: they take different units, and wait for each other between stages.
create or replace function demo.work() returns table (done bigint, total bigint)
language plpgsql as $$
declare
  v_unit demo.unit;
  v_stage int;
begin
  loop
    select min(u.stage) into v_stage from demo.unit u where not u.is_done;
    select * into v_unit from demo.unit u where not u.is_done and u.stage = v_stage order by u.k for update skip locked limit 1;
    exit when found or v_stage is null;
    perform from demo.unit u where not u.is_done and u.stage = v_stage for share;
  end loop;
  if v_stage is not null then
    execute v_unit.work using v_unit;
    update demo.unit u set is_done = true where u.k = v_unit.k;
  end if;
  return query select coalesce(sum(u.deals) filter (where u.is_done), 0)::bigint, sum(u.deals)::bigint from demo.unit u;
end $$;

-- Keeps autovacuum away from the tables while deals are loaded: it would read and write all that came in again and again, and 40-finish.sql analyzes them all.
-- Nobody who writes or reads waits for these locks. They are let go of when somebody else waits (who changes a time zone, say), nobody loads, or the load is over.
create or replace function demo.hold_off_autovacuum() returns void
language plpgsql as $$
declare
  v_tables regclass[] := array_remove(array_append(demo.loaded_tables(), to_regclass('audit.change' || to_char(now() at time zone 'UTC', '"_y"YYYY"m"MM'))), null);
  v_table regclass;
begin
  foreach v_table in array v_tables loop
    execute format('lock table only %s in share update exclusive mode', v_table);
  end loop;
  while exists (select from demo.unit u where not u.is_done and u.stage = 3)
    and exists (select from pg_locks l where l.relation = 'demo.unit'::regclass and l.mode = 'RowShareLock' and l.pid <> pg_backend_pid())
    and not exists (select from pg_locks l where l.locktype = 'relation' and l.relation = any (v_tables) and not l.granted) loop
    perform pg_sleep(0.1);
  end loop;
end $$;

-- When everything is done: clears what only the units needed, in a commit that waits for the disk, and with it for what they left to be written later.
create or replace function demo.end_work() returns void
language sql as $$
  delete from demo.threshold
$$;

commit;
