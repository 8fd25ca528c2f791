-- Another organization's rows can't be read, changed, referenced or guessed at, in any table of any area; a forged
-- kontor.tenant gives nothing. It loops over the catalog: a new table without sample rows fails here.
begin;
select no_plan();

do $$
declare
  v_function text;
  v_letter text;
begin
  for v_function in select p.proname from pg_proc p where p.pronamespace = 'tests'::regnamespace and p.proname like 'sample\_%' order by 1 loop
    foreach v_letter in array array['a', 'b'] loop
      execute format('select tests.%I(%L)', v_function, v_letter);
    end loop;
  end loop;
end $$;

create function tests.rows_of(p_table regclass, p_letter text) returns bigint language plpgsql as $$
declare
  n bigint;
begin
  execute format('select count(*) from %s where tenant_id = $1', p_table) into n using tests.place(p_letter);
  return n;
end $$;
create function tests.id_of(p_table regclass, p_letter text, p_column text default 'id') returns text language plpgsql as $$
declare
  v text;
begin
  execute format('select %I::text from %s where tenant_id = $1 and %1$I is not null limit 1', p_column, p_table) into v using tests.place(p_letter);
  return v;
end $$;
-- What a query of a person of b may answer about a: nothing, or that it is not theirs to ask.
create function tests.is_nothing(p_result text, p_what text) returns text language sql as
    $$ select ok(p_result is null or p_result in ('0', '0 rows', '42501', 'KO001', 'KO002', 'KO008'),
                 p_what || ' (' || coalesce(p_result, 'nothing') || ')') $$;

select ok(tests.rows_of(t.relation, 'a') > 0 and tests.rows_of(t.relation, 'b') > 0, t.name || ' has sample rows in both organizations')
  from tests.tenant_table() t;

-- Read.
select tests.is_nothing(tests.act('owner@b.test', tests.place('b'), format('select count(*) from %s where tenant_id = %L', t.relation, tests.place('a'))),
    'the owner of b reads no row of a in ' || t.name) from tests.tenant_table() t;
select tests.is_nothing(tests.act('owner@b.test', tests.place('a'), format('select count(*) from %s where tenant_id <> core.platform_id()', t.relation)),
    'a forged kontor.tenant gives nothing in ' || t.name) from tests.tenant_table() t;
select tests.is_nothing(tests.act('owner@b.test', null, format('select count(*) from %s where tenant_id <> core.platform_id()', t.relation)),
    'without an organization there are no rows in ' || t.name) from tests.tenant_table() t;
select tests.is_nothing(tests.act('root@platform.test', tests.place('a'), format('select count(*) from %s where tenant_id <> core.platform_id()', t.relation)),
    'the platform''s admin sees nothing of ' || t.name) from tests.tenant_table() t;
select tests.is_nothing(tests.act('owner@b.test', tests.place('b'),
    format('select count(*) from %I.%I where tenant_id = %L', n.nspname, c.relname, tests.place('a'))),
    format('the owner of b reads no row of a through %s.%s', n.nspname, c.relname))
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
 where c.relkind = 'v' and n.nspname in ('core', 'crm', 'sales', 'audit', 'report');
select is(tests.act('owner@b.test', tests.place('b'), format('select count(*) from core.tenant where id = %L', tests.place('a'))), '0',
    'the organization itself is not seen');
select is(tests.act('owner@b.test', tests.place('b'), 'select count(*) from core.app_user'), '1', 'of people, only oneself');

-- Change, remove, bring in.
select tests.is_nothing(tests.act('owner@b.test', s.tenant, format('update %s set %I = %2$I where tenant_id = %L', t.relation, c.attname, tests.place('a'))),
    format('nobody of b changes %s of %s in a%s', c.attname, t.name, s.how))
  from tests.tenant_table() t
  join pg_attribute c on c.attrelid = t.relation and c.attnum > 0 and not c.attisdropped and has_column_privilege('kontor_app', t.relation, c.attnum, 'update')
 cross join lateral (values (tests.place('b'), ''), (tests.place('a'), ', by a forged setting either')) s (tenant, how);
select tests.is_nothing(tests.act('owner@b.test', s.tenant, format('delete from %s where tenant_id = %L', t.relation, tests.place('a'))),
    'nobody of b deletes rows of a in ' || t.name || s.how)
  from tests.tenant_table() t cross join lateral (values (tests.place('b'), ''), (tests.place('a'), ', by a forged setting either')) s (tenant, how);
select ok(not has_column_privilege('kontor_app', t.relation, 'tenant_id', 'insert')
          and not has_column_privilege('kontor_app', t.relation, 'tenant_id', 'update'),
    'nobody names the organization of a row in ' || t.name) from tests.tenant_table() t;
select is(tests.act('owner@b.test', tests.place('b'), format('insert into %s (tenant_id) values (%L)', t.relation, tests.place('a'))), '42501',
    'no row is brought into a in ' || t.name) from tests.tenant_table() t;
select isnt(left(tests.act('owner@b.test', tests.place('a'), format('insert into %s (%s) select %2$s from %1$s limit 1', t.relation,
        (select string_agg(quote_ident(a.attname), ', ') from pg_attribute a
          where a.attrelid = t.relation and has_column_privilege('kontor_app', t.relation, a.attnum, 'insert')))), 6),
    '1 rows', 'a forged setting brings no row into ' || t.name)
  from tests.tenant_table() t where has_any_column_privilege('kontor_app', t.relation, 'insert');
select is(tests.act('owner@b.test', tests.place('b'), format('truncate %s', t.relation)), '42501', 'nobody empties ' || t.name) from tests.tenant_table() t;
select is(tests.act('owner@b.test', tests.place('b'), format('lock table %s in access exclusive mode', t.relation)), '42501',
    'nobody locks ' || t.name) from tests.tenant_table() t;

-- Reference: even the superuser can't make a row of b point at a row of a.
create function tests.point(p_table regclass, p_column name, p_target text) returns text language plpgsql as $$
begin
  set local session_replication_role = origin;
  execute format('alter table %s disable trigger user', p_table);
  execute format('update %s set %I = $1::uuid where tenant_id = $2', p_table, p_column) using p_target, tests.place('b');
  set constraints all immediate;
  return 'pointed';
exception when others then
  return sqlstate;
end $$;
select ok(tests.point(t.relation, a.attname, tests.id_of(f.confrelid, 'a', fa.attname)) in ('23503', '23505', '23514', '428C9'),
    format('%s.%s of b can''t point into a', t.name, a.attname))
  from tests.tenant_table() t
  join pg_constraint f on f.conrelid = t.relation and f.contype = 'f' and f.confrelid in (select relation from tests.tenant_table())
  join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[cardinality(f.conkey)]
  join pg_attribute fa on fa.attrelid = f.confrelid and fa.attnum = f.confkey[cardinality(f.confkey)]
 where a.atttypid = 'uuid'::regtype;

-- Guess: an id of a answers exactly as one that nobody has.
select is(tests.act('owner@b.test', tests.place('b'), format('select count(*) from audit.record_history(%L, %L)', t.name, tests.id_of(t.relation, 'a'))),
          tests.act('owner@b.test', tests.place('b'), format('select count(*) from audit.record_history(%L, %L)', t.name, gen_random_uuid())),
    'the history tells a known id from an unknown one in ' || t.name || ' no better')
  from tests.tenant_table() t where exists (select from pg_attribute where attrelid = t.relation and attname = 'id');
select is(tests.act('owner@b.test', tests.place('b'), format('select length(core.attachment_content(%L))', tests.id_of('core.attachment', 'a'))), 'KO002',
    'a known id of an attachment gives nothing');

-- Every function that people may call, with every id of a, by the owner of b: nothing of a changes, nothing of a is told.
create function tests.fingerprint(p_letter text) returns text language plpgsql as $$
declare
  t record;
  v text;
  v_all text := '';
begin
  for t in select * from tests.tenant_table() where name not like 'audit.%' loop
    execute format('select md5(string_agg(x::text, '','' order by x::text)) from %s x where tenant_id = $1', t.relation) into v using tests.place(p_letter);
    v_all := v_all || t.name || '=' || coalesce(v, '') || ';';
  end loop;
  return v_all;
end $$;
create function tests.call_text(p_function oid, p_id text) returns text language sql stable as $$
  select format('select string_agg(x::text, ''|'') from %s(%s) x', p.oid::regproc, string_agg(case format_type(a.t, null)
             when 'uuid' then format('%L::uuid', p_id) when 'uuid[]' then format('array[%L]::uuid[]', p_id)
             when 'integer' then '1' when 'bigint' then '100' when 'date' then 'current_date' when 'boolean' then 'false' when 'jsonb' then '''{}''::jsonb'
             when 'bytea' then 'tests_png' when 'text' then '''x'''
             else 'null::' || format_type(a.t, null) end, ', ' order by a.n))
    from pg_proc p, unnest(p.proargtypes::oid[]) with ordinality a (t, n) where p.oid = p_function group by p.oid
$$;
create temp table before_calls as select tests.fingerprint('a') as mark;
select ok(coalesce(tests.act('owner@b.test', tests.place('b'),
    replace(tests.call_text(p.oid, i.id), 'tests_png', quote_literal(tests.png()) || '::bytea')), '') !~ 'secret-a',
    format('%s tells nothing of a row of a in %s', p.oid::regproc, i.name))
  from pg_proc p
 cross join lateral (select t.name, tests.id_of(t.relation, 'a') as id from tests.tenant_table() t
                      where exists (select from pg_attribute where attrelid = t.relation and attname = 'id')) i
 where p.pronamespace::regnamespace::text in ('core', 'crm', 'sales', 'audit', 'report') and has_function_privilege('kontor_app', p.oid, 'execute')
   and p.prorettype <> 'trigger'::regtype and (p.proargtypes::oid[] && array['uuid'::regtype::oid, 'uuid[]'::regtype::oid]);
select is(tests.fingerprint('a'), (select mark from before_calls), 'no call by the owner of b changed a row of a');

select * from finish();
rollback;
