-- What every test stands on: two organizations with a person in every built-in role, and functions to act as one of them.
-- tests/sql/prove loads it once into the freshly deployed database; every test runs in a transaction that it rolls back.
create extension if not exists pgtap schema public;
create schema tests;

create table tests.place (letter text primary key, tenant_id uuid not null);

-- What core.settle_passwords does when nobody is connected with an earlier password: in one transaction nothing is ever settled.
create function tests.settle(p_email text) returns void language sql as
    $$ update core.app_user set trusted_from = null, verifier_digest = null, password_set_in = null
         where email = lower(p_email) and trusted_from is not null $$;

-- Acts as a person in an organization, on a connection that counts: what the statement returned, '<n> rows', or the SQLSTATE of its refusal.
create function tests.act(p_email text, p_tenant uuid, p_sql text) returns text
language plpgsql as $$
declare
  v_result text;
  v_rows bigint;
begin
  perform tests.settle(p_email);
  perform set_config('kontor.tenant', coalesce(p_tenant::text, ''), true);
  execute format('set local session authorization %I', core.login_name(p_email));
  if p_sql ~* '^\s*(select|with|values|table)' or p_sql ~* '\mreturning\M' then
    execute p_sql into v_result;
  else
    execute p_sql;
    get diagnostics v_rows = row_count;
    v_result := v_rows || ' rows';
  end if;
  set local session authorization default;
  return v_result;
exception when others then
  return sqlstate;
end $$;

create function tests.place(p_letter text) returns uuid language sql stable as $$ select tenant_id from tests.place where letter = p_letter $$;
create function tests.who(p_letter text, p_role text) returns text language sql immutable as $$ select p_role || '@' || p_letter || '.test' $$;
create function tests.person(p_letter text, p_role text) returns uuid language sql stable as
    $$ select id from core.app_user where email = tests.who(p_letter, p_role) $$;
-- The usual call: the person with a role in organization a or b, in their own organization.
create function tests.as_role(p_letter text, p_role text, p_sql text) returns text language sql as
    $$ select tests.act(tests.who(p_letter, p_role), tests.place(p_letter), p_sql) $$;

create function tests.tenant_table() returns table (relation regclass, name text)
language sql stable as $$
  select c.oid::regclass, n.nspname || '.' || c.relname
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname in ('core', 'crm', 'sales', 'audit', 'report') and c.relkind in ('r', 'p') and not c.relispartition
     and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
   order by 2
$$;

-- A picture that passes: one white pixel.
create function tests.png() returns bytea language sql immutable as $$
  select decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==', 'base64') $$;

do $$
declare
  v_letter text;
  v_tenant uuid;
  v_user uuid;
  v_role text;
begin
  foreach v_letter in array array['a', 'b'] loop
    v_tenant := core.new_tenant('Test ' || upper(v_letter), 'test-' || v_letter, 'PLN', 'Europe/Warsaw');
    insert into tests.place values (v_letter, v_tenant);
    for v_role in select key from core.builtin_role() union all select 'sales2' union all select 'verifier2' loop
      v_user := core.put_user(tests.who(v_letter, v_role), initcap(v_role), upper(v_letter), core.scram_verifier('test'));
      perform core.put_member(v_tenant, v_user, regexp_replace(v_role, '[0-9]', ''));
    end loop;
  end loop;
  perform core.put_user('root@platform.test', 'Root', 'Platform', core.scram_verifier('test'), false, true);
end $$;
