-- What has to happen by itself: runaway statements ended, rollups folded, the trail sealed, partitions made, old rows let go.
-- pg_cron calls it where it is installed, else "kontorctl maintain".
begin;
set local lock_timeout = '3s';

-- Whoever set a password and was cut off before it was settled; and whoever slipped in with an earlier one. Every connection counts again when
-- nobody can be on their way in with it any more, which takes as long as authentication may.
create function core.settle_passwords() returns bigint
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_ended bigint;
begin
  perform pg_stat_clear_snapshot();
  -- A row that its person holds has its turn the next time: whoever ends forgotten transactions must not wait for one.
  update core.app_user u set trusted_from = clock_timestamp()
   where u.id in (select x.id from core.app_user x
                   where x.trusted_from = 'infinity' and x.password_set_at < clock_timestamp() - interval '1 min' for no key update skip locked);
  select count(pg_terminate_backend(a.pid)) into v_ended from pg_stat_activity a join core.app_user u on u.login = a.usename
   where u.trusted_from < 'infinity' and a.backend_start < u.trusted_from;
  update core.app_user u set trusted_from = null, verifier_digest = null, password_set_in = null
   where u.id in (select x.id from core.app_user x where x.trusted_from < 'infinity' for no key update skip locked)
     and u.trusted_from < clock_timestamp() - 2 * current_setting('authentication_timeout')::interval - interval '1 min'
     and u.verifier_digest = core.verifier_digest(u.login)
     and not exists (select from pg_stat_activity a where a.usename = u.login and a.backend_start < u.trusted_from);
  return v_ended;
end $$;
comment on function core.settle_passwords() is 'Ends connections made with an earlier password, and ends the doubt about the others.';

-- People can reset their own timeouts, so the server does not rely on them. Needs a superuser.
-- A transaction that is asked something every minute is neither idle nor long active, and keeps its locks and its snapshot: it has an end of its own.
create function core.watchdog(p_active interval default '5 min', p_idle interval default '2 min', p_whole interval default '15 min') returns bigint
language sql set search_path = pg_catalog, pg_temp as $$
  select core.settle_passwords() + count(pg_terminate_backend(a.pid)) from pg_stat_activity a join pg_roles r on r.oid = a.usesysid
   where a.datname = current_database() and not r.rolsuper and pg_has_role(r.oid, 'kontor_app', 'member')
     and ((a.state like 'idle in transaction%' and a.state_change < clock_timestamp() - p_idle)
       or (a.state = 'active' and a.query_start < clock_timestamp() - p_active)
       or a.xact_start < clock_timestamp() - p_whole
       or not r.rolcanlogin)   -- they slipped in while the login was closed
$$;
comment on function core.watchdog(interval, interval, interval) is
    'Ends statements of people that run away, transactions that they forgot, and connections made with an earlier password or on a closed login.';

create function core.close_sessions() returns bigint
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_rows bigint;
begin
  update core.user_session s set ended_at = clock_timestamp()
   where (s.tenant_id, s.id) in (select x.tenant_id, x.id from core.user_session x where x.ended_at is null for no key update skip locked)
     and (s.expires_at < clock_timestamp() or not exists (
       select from pg_stat_activity a join core.app_user u on u.login = a.usename where u.id = s.user_id and a.pid = s.backend_pid));
  get diagnostics v_rows = row_count;
  return v_rows;
end $$;
comment on function core.close_sessions() is 'Marks sessions as ended whose connection is gone or that expired.';

-- Every minute: the shortest step of pg_cron 1.4.
create function core.maintain_often() returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform core.watchdog();   -- first: whoever holds what the fold waits for must not keep it from being ended
  if to_regprocedure('report.fold()') is not null then
    execute 'select report.fold()';
  end if;
end $$;
comment on function core.maintain_often() is 'Ends runaway statements and folds rollups.';

-- Another version of the library that knows alphabets may order otherwise: lists would skip rows until its indexes are made anew.
create function core.mend_alphabet() returns bigint
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_index regclass;
  v_made bigint := 0;
begin
  if exists (select from pg_collation c where c.oid = 'core.alphabet'::regcollation and c.collversion is distinct from pg_collation_actual_version(c.oid)) then
    for v_index in select i.indexrelid from pg_index i where 'core.alphabet'::regcollation::oid = any (i.indcollation::oid[]) loop
      execute format('reindex index %s', v_index);
      v_made := v_made + 1;
    end loop;
    alter collation core.alphabet refresh version;
  end if;
  return v_made;
end $$;
comment on function core.mend_alphabet() is 'Makes the indexes of names anew where the server orders names otherwise than it did; returns how many.';

create function core.maintain() returns table (job text, result bigint)
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  job := 'watchdog'; result := core.watchdog(); return next;
  if to_regprocedure('report.fold()') is not null then
    job := 'fold'; execute 'select count(*) from report.fold()' into result; return next;
  end if;
  job := 'alphabet'; result := core.mend_alphabet(); return next;
  job := 'sessions'; result := core.close_sessions(); return next;
  job := 'seal'; result := audit.seal_now(); return next;
  job := 'partitions'; result := audit.add_partitions('audit.change') + audit.add_partitions('audit.activity'); return next;
  job := 'retention'; result := core.run_retention(); return next;
  if to_regprocedure('crm.run_retention()') is not null then
    job := 'anonymise'; execute 'select crm.run_retention()' into result; return next;
  end if;
end $$;
comment on function core.maintain() is 'All that has to happen by itself, once, with what each job did.';

-- Called again after pg_cron was installed.
create function core.schedule_jobs() returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from pg_available_extensions where name = 'pg_cron')
     or current_setting('shared_preload_libraries') !~ 'pg_cron'
     or current_setting('cron.database_name', true) is distinct from current_database() then
    return false;
  end if;
  execute 'create extension if not exists pg_cron';
  execute $cron$select cron.schedule('kontor-maintain-often', '* * * * *', 'select core.maintain_often()')$cron$;
  execute $cron$select cron.schedule('kontor-maintain', '*/10 * * * *', 'select core.maintain()')$cron$;
  return true;
end $$;
comment on function core.schedule_jobs() is 'Hands the jobs to pg_cron; false where it is not loaded for this database.';

revoke all on function core.settle_passwords(), core.watchdog(interval, interval, interval), core.close_sessions(), core.maintain_often(),
    core.maintain(), core.schedule_jobs() from public;
do $$ begin perform core.schedule_jobs(); end $$;
commit;
