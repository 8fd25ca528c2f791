-- The roles that own things and the group of every person; what PUBLIC may do is taken away,
-- because every person has SQL. Roles belong to the cluster, the revokes to this database.
begin;
set local lock_timeout = '3s';

do $$
begin
  -- Every "a database user can ..." hole of an older minor version is in scope here.
  if current_setting('server_version_num')::int < 150020 then
    raise exception 'Kontor needs PostgreSQL 15.20 or newer, this is %', current_setting('server_version');
  end if;
  if not exists (select from pg_roles where rolname = 'kontor_owner') then
    create role kontor_owner nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'kontor_definer') then
    create role kontor_definer nologin bypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'kontor_roleadmin') then
    create role kontor_roleadmin nologin createrole;
  end if;
  if not exists (select from pg_roles where rolname = 'kontor_app') then
    create role kontor_app nologin;
  end if;
end $$;

-- PostgreSQL 16 and newer want the admin option for what CREATEROLE alone allows in 15.
grant kontor_app to kontor_roleadmin with admin option;
-- Suspending a person, and a new password, end their connections: those that began before.
grant pg_signal_backend, pg_read_all_stats to kontor_definer;
-- Whether a password is the one that Kontor's functions set (core.verifier_digest).
grant select (rolname, rolpassword) on pg_authid to kontor_roleadmin;

create schema core authorization kontor_owner;
create schema crm authorization kontor_owner;
create schema sales authorization kontor_owner;
create schema audit authorization kontor_owner;
create schema report authorization kontor_owner;
create schema ext;
comment on schema core is 'Who, where, allowed what: identity, tenants, permissions and the helpers of every area.';
comment on schema crm is 'The people outside: clients.';
comment on schema sales is 'Deal to money: deals, payments, invoices, commissions.';
comment on schema audit is 'What happened: changes, activity, events, and the seals over them.';
comment on schema report is 'Rollups that the dashboards read.';
comment on schema ext is 'Extensions.';

-- Names stand as people look for them: Ł after L, capital and small letters together, "Site 2" before "Site 10". Keys and codes compare by their bytes.
create collation core.alphabet (provider = icu, locale = 'und-u-kn-true');
alter collation core.alphabet owner to kontor_owner;
comment on collation core.alphabet is 'The order of names; core.mend_alphabet keeps its indexes when the library changes its mind.';

create extension pgcrypto schema ext;
create extension pg_trgm schema ext;
create extension btree_gist schema ext;
create extension citext schema ext;

-- A database copied from a template has the functions and schemas, but not the rights on the database itself, one restored from a dump
-- not the cost of comparing ids: whoever makes such a copy calls this again.
create function core.secure_database() returns void
language plpgsql set allow_system_table_mods = on set search_path = pg_catalog, pg_temp as $$
declare
  f regprocedure;
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to kontor_app', current_database());
  revoke all on schema public from public;
  -- One careless or hostile query must not fill the disk; whoever keeps the database may sort what it takes.
  execute format('alter database %I set temp_file_limit = ''2GB''', current_database());
  execute format('alter role %I in database %I set temp_file_limit = -1', session_user, current_database());
  revoke usage on language plpgsql, sql from public;
  for f in
      select p.oid from pg_proc p
       where p.pronamespace = 'pg_catalog'::regnamespace
         and (p.proname like 'pg\_%advisory%' or p.proname like 'lo\_%'
              or p.proname like '%\_to\_xml%' or p.proname in ('pg_export_snapshot', 'pg_sleep', 'pg_sleep_for', 'pg_sleep_until',
              'loread', 'lowrite', 'pg_logical_emit_message'))
  loop
    execute format('revoke execute on function %s from public', f);
  end loop;
  -- The planner orders conditions by cost, the cheapest first. "name = any ('{Smith}')" costs half of "tenant_id = …", so EXPLAIN ANALYZE
  -- would tell whether any organization has a Smith: the functions of the policy behind it were executed, or never. With a cost of zero
  -- the tenant is always compared first.
  update pg_proc set procost = 0 where oid = 'pg_catalog.uuid_eq(uuid,uuid)'::regprocedure and procost <> 0;
  grant execute on function pg_advisory_xact_lock(bigint), pg_advisory_xact_lock_shared(bigint), pg_try_advisory_xact_lock(bigint) to kontor_definer;
end $$;
comment on function core.secure_database() is
    'Takes from PUBLIC what nobody with SQL may have: TEMP, CONNECT, DO blocks, advisory locks, large objects, sleeping.';
revoke all on function core.secure_database() from public;
select core.secure_database();

grant usage on language plpgsql, sql to kontor_owner, kontor_definer, kontor_roleadmin;
grant usage on schema core, crm, sales, audit, report, ext to kontor_app, kontor_definer, kontor_roleadmin;
grant usage on schema ext to kontor_owner;
-- Functions are created by the role that they run as; none of these can log in.
grant create on schema core, crm, sales, audit, report to kontor_definer;
grant create on schema core to kontor_roleadmin;

alter default privileges revoke execute on functions from public;
alter default privileges for role kontor_owner, kontor_definer, kontor_roleadmin revoke execute on functions from public;
alter default privileges for role kontor_owner grant select, insert, update, delete on tables to kontor_definer;
alter default privileges for role kontor_owner grant usage on sequences to kontor_definer;
alter default privileges for role kontor_owner grant execute on functions to kontor_definer;
alter default privileges for role kontor_definer grant execute on functions to kontor_owner;

commit;
