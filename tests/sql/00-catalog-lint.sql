-- No table, view, function, policy, key or grant breaks the rules; and each rule finds a fault that is planted.
begin;
select no_plan();

select is((select string_agg(l.rule || ': ' || l.object, E'\n' order by l.rule, l.object) from tests.lint() l), null, 'the catalog keeps every rule');
select is((select string_agg(e.rule || ': ' || e.object, ', ') from tests.exempt e where to_regclass(e.object) is null), null,
    'no exemption outlives its table');

-- Planted by the superuser, as a careless change would.
create function tests.found(p_rule text, p_fault text) returns text language plpgsql as $$
declare
  v_before bigint := (select count(*) from tests.lint() l where l.rule = p_rule);
  v_after bigint;
begin
  execute p_fault;
  v_after := (select count(*) from tests.lint() l where l.rule = p_rule);
  raise exception using errcode = 'T0001', message = v_after - v_before;
exception when sqlstate 'T0001' then
  return ok(sqlerrm::int > 0, format('the rule %s finds its fault', p_rule));
end $$;

select tests.found(f.rule, f.fault) from (values
    ('forced-rls', 'alter table core.team no force row level security'),
    ('owner', 'alter table core.team owner to postgres'),
    ('policy-role', 'create policy x on core.team for select using (tenant_id = (select core.tenant_id()))'),
    ('policy-initplan', 'create policy x on core.team for select to kontor_app using (tenant_id = core.tenant_id())'),
    ('policy-tenant', 'create policy x on core.team for select to kontor_app using (true)'),
    ('policy-mixed',
     'create policy x on core.team for select to kontor_app using (tenant_id = (select core.tenant_id()) and (select core.may(''team.manage'')))'),
    ('definer-search-path', 'create function core.x() returns int language sql security definer as ''select 1'''),
    ('definer-owner', 'create function core.x() returns int language sql security definer as ''select 1'''),
    ('function-public', 'grant execute on function core.me() to public'),
    ('function-comment', 'create function core.x() returns int language sql as ''select 1''; grant execute on function core.x() to kontor_app'),
    ('superuser-function-granted', 'grant execute on function core.maintain() to kontor_app'),
    ('view-invoker', 'create view core.x as select 1 as one'),
    ('no-matview', 'create materialized view core.x as select 1 as one'),
    ('fk-tenant',
     'alter table core.team_member add column x uuid, add constraint y unique (id), add constraint z foreign key (x) references core.team_member (id)'),
    ('fk-restrict', 'alter table core.team_member add constraint z foreign key (tenant_id, team_id) references core.team (tenant_id, id) on delete cascade'),
    ('unique-tenant', 'alter table core.team add constraint x unique (name)'),
    ('tenant-key', 'create table core.x (tenant_id uuid not null primary key)'),
    ('tenant-not-null', 'create table core.x (tenant_id uuid)'),
    ('fk-index', 'create table core.x (tenant_id uuid, team_id uuid, foreign key (tenant_id, team_id) references core.team (tenant_id, id))'),
    ('sampled', 'alter table crm.client alter column name set statistics -1'),
    ('sampled', 'create index x on crm.client (tenant_id, upper(name))'),
    ('index-tenant', 'create index x on crm.client (name)'),
    ('index-tenant', 'grant select (email) on core.app_user to kontor_app'),
    ('index-type', 'create index x on core.exchange_rate (tenant_id, rate)'),
    ('no-enum', 'create type core.x as enum (''a'')'),
    ('column-type', 'alter table core.team add column x timestamp'),
    ('minor-bigint', 'alter table core.team add column x_minor numeric'),
    ('currency', 'alter table core.team add column x_minor bigint'),
    ('comment-table', 'create table core.x (a int)'),
    ('comment-column', 'alter table core.team add column x int'),
    ('named-constraint', 'alter table core.team add constraint x check (true)'),
    ('audited', 'create table core.x (a int)'),
    ('touched', 'create table core.x (version int)'),
    ('singular', 'create table core.things (a int)'),
    ('alphabet', 'create table core.x (name text)'),
    ('lower-case', 'create table core."X" (a int)'),
    ('table-grant', 'grant update on core.team to kontor_app'),
    ('login-role', format('alter role %I createrole', core.login_name('owner@a.test')))) f (rule, fault);

-- Functions in plpgsql are checked as if they ran.
create extension if not exists plpgsql_check;
select is((select string_agg(p.oid::regprocedure || ': ' || c.message, E'\n') from pg_proc p join pg_language l on l.oid = p.prolang and l.lanname = 'plpgsql'
            cross join lateral plpgsql_check_function_tb(p.oid, fatal_errors => false, other_warnings => false, extra_warnings => false) c
           where p.pronamespace::regnamespace::text in ('core', 'crm', 'sales', 'audit', 'report') and p.prorettype <> 'trigger'::regtype and c.level = 'error'
             -- these call what may not be there, after asking whether it is
             and p.proname not in ('maintain', 'maintain_often', 'schedule_jobs')),
    null, 'plpgsql_check finds no error in any function');

select * from finish();
rollback;
