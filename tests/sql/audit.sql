-- The trail: everything that changed, by whom; nobody rewrites it, and whoever does is found out.
begin;
select no_plan();
select tests.sample_1_core('a');
delete from core.user_permission where tenant_id = tests.place('a');

select is(tests.as_role('a', 'owner', 'update core.team set name = ''Renamed'', description = ''X'''), '1 rows', 'a team is renamed');
select results_eq(format($$select user_id, action, old_values - 'version', new_values - 'version' from audit.change
     where tenant_id = %L and relation = 'core.team' and action = 'update'$$, tests.place('a')),
    $$values (tests.person('a', 'owner'), 'update', '{"name": "secret-a", "description": ""}'::jsonb,
              '{"name": "Renamed", "description": "X"}'::jsonb)$$, 'the trail says who, and what was before and after');
select is(tests.as_role('a', 'owner', 'update core.team set name = name'), '1 rows', 'a change that changes nothing');
select is((select count(*) from audit.change where relation = 'core.team' and action = 'update'), 1::bigint, 'leaves no entry');
select is((select count(*) from audit.change where tenant_id = tests.place('a') and relation = 'core.user_permission' and action = 'delete'
              and old_values ->> 'permission_key' = 'export.run'), 1::bigint, 'a removal does, with what was removed');
select is((select count(*) from audit.change
            where action <> 'update' and coalesce(new_values, old_values) ?| '{id,tenant_id}' and row_id is not null), 0::bigint,
    'no entry says twice whose row it is, and which');
select is((select a.new_values || jsonb_build_object('id', a.row_id, 'tenant_id', a.tenant_id, 'updated_at', t.updated_at) from audit.change a
             join core.team t on t.tenant_id = a.tenant_id and t.id = a.row_id
            where a.relation = 'core.team' and a.action = 'insert' and a.tenant_id = tests.place('b') and t.updated_at <= a.at),
    (select to_jsonb(t) from core.team t where t.tenant_id = tests.place('b')), 'and with these it has the whole row');
select is(tests.as_role('a', 'owner', 'update core.credential set name = ''Other'''), '1 rows', 'a row with a secret changes');
select is((select count(*) from audit.change
            where relation = 'core.credential'
              and position('\\x' in (coalesce(new_values, '{}')::text || coalesce(old_values, '{}')::text)) > 0),
    0::bigint, 'and its secret is not in the trail');
select is((select new_values ->> 'secret' ~ '^sha256:' from audit.change where relation = 'core.credential' and action = 'insert'), true, 'but its digest');

-- Who reads it.
select ok(tests.as_role('a', 'owner', 'select count(*) from audit.change')::int > 5, 'audit.read reads the trail');
select is(tests.as_role('a', 'manager', 'select count(*) from audit.change'), '0', 'others do not');
select is(tests.as_role('a', 'manager',
    format('select count(*) from audit.record_history(''core.team'', %L)', (select id from core.team where tenant_id = tests.place('a')))), '2',
    'but the history of a record that they see');
select is(tests.as_role('a', 'viewer',
    format('select count(*) from audit.record_history(''core.credential'', %L)', (select id from core.credential where tenant_id = tests.place('a')))), 'KO002',
    'and of no other');
select is(tests.as_role('a', 'owner', format('select count(*) from audit.record_history(%L, %L)', n.name, gen_random_uuid())), 'KO002',
    'no history of ' || n.name)
  from unnest(array['audit.change', 'pg_catalog.pg_authid', 'core.secret_key', 'core.team; drop table core.team', 'nowhere', '']) n (name);

-- Nobody rewrites it.
select is(tests.as_role('a', 'owner', s.stmt), '42501', s.stmt) from unnest(array['update audit.change set action = ''insert''', 'delete from audit.change',
    'insert into audit.change (tenant_id) values (core.tenant_id())', 'truncate audit.change', 'update audit.seal set n = 1',
        'select audit.seal_now()']) s (stmt);
select throws_ok('update audit.change set action = ''insert''', 'KO001', null, 'not even the superuser, as long as the triggers are there');
select throws_ok('delete from audit.change', 'KO001', null, 'nor removes');

-- This transaction still runs, so what it wrote is not sealed; what tests/sql/support.sql wrote is.
select ok(audit.seal_now() > 0, 'finished transactions are sealed');
select is(audit.seal_now(), 0::bigint, 'once');
select is((select sum(row_count) from audit.seal),
    (select count(*)::numeric from audit.change where xid < pg_snapshot_xmin(pg_current_snapshot())), 'each entry in one seal');
select ok((select bool_and(ok) from audit.verify_chain()), 'the chain holds');
select is(tests.as_role('a', 'owner', 'select bool_and(ok) from audit.verify_chain()'), 'true', 'the owner can prove it');
select is(tests.as_role('a', 'viewer', 'select bool_and(ok) from audit.verify_chain()'), 'KO001', 'others can''t');
-- How much the others wrote stays theirs.
select is(tests.as_role('a', 'owner', 'select sum(row_count) from audit.verify_chain()')::bigint,
    (select count(*) from audit.change where tenant_id = tests.place('a') and xid < pg_snapshot_xmin(pg_current_snapshot())),
    'an organization is told the number of its own entries');
select ok((select sum(row_count) from audit.verify_chain())
          > tests.as_role('a', 'owner', 'select sum(row_count) from audit.verify_chain()')::bigint, 'not of everybody''s');
select is(tests.as_role('a', 'owner', 'select count(*) from audit.seal'), '0', 'and reads no seal');
select ok(tests.act('root@platform.test', null, 'select count(*) from audit.seal')::int > 0, 'which are the platform''s');

select throws_ok('delete from audit.seal', 'KO001', null, 'nor unseals');
create function tests.problem_after(p_stmt text) returns text language plpgsql as $$
declare
  v_problem text;
begin
  set local session_replication_role = replica;
  execute p_stmt;
  select v.problem into v_problem from audit.verify_chain() v where not v.ok order by v.n limit 1;
  raise exception using errcode = 'T0001', message = coalesce(v_problem, '');
exception when sqlstate 'T0001' then
  return sqlerrm;
end $$;
create temp table victim as select id from audit.change where xid < pg_snapshot_xmin(pg_current_snapshot()) order by at offset 3 limit 1;
select is(tests.problem_after(format('update audit.change set new_values = ''{}'' where id = %L', id)), 'an entry was altered',
    'an altered entry is found') from victim;
select is(tests.problem_after(format('update audit.change set user_id = gen_random_uuid() where id = %L', id)), 'an entry was altered',
    'so is another name under it') from victim;
select matches(tests.problem_after(format('delete from audit.change where id = %L', id)), '^\d+ entries instead of \d+$',
    'a removed entry is found') from victim;
select matches(tests.problem_after(format($$insert into audit.change (tenant_id, relation, action, xid)
    select tenant_id, relation, action, xid from audit.change where id = %L$$, id)),
    '^\d+ entries instead of \d+$', 'so is one put in between') from victim;
select is(tests.problem_after('update audit.seal set hash = ''\x01'' where n = 1'), 'an entry was altered', 'so is another seal');
select is(tests.problem_after($$insert into audit.seal
    select n + 1, upto_xid, (upto_xid::text::bigint + 1)::text::xid8, 1, now(), '\x02', '\x03', true from audit.seal order by n desc limit 1$$),
    'the link to the seal before is broken', 'so is a forged one');

-- Partitions ahead.
select ok(to_regclass('audit.change' || to_char(now() at time zone 'UTC' + interval '2 months', '"_y"YYYY"m"MM')) is not null, 'there are partitions ahead');
select is((select count(*) from only audit.change_default), 0::bigint, 'and nothing fell beside them');
select * from finish();
rollback;
