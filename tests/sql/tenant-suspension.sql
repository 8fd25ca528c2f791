-- The platform's admin stops an organization; and whoever leaves one hears no more of it.
begin;
select no_plan();
select is(tests.as_role('a', 'owner', format('select core.suspend_tenant(%L, ''x'')', tests.place('b'))), 'KO001', 'an owner suspends no organization');
select is(tests.as_role('a', 'owner', format('select core.suspend_tenant(%L, ''x'')', tests.place('a'))), 'KO001', 'not even their own');
create function tests.root(p_sql text) returns text language sql as $$ select tests.act('root@platform.test', null, p_sql) $$;
select is(tests.root(format('select core.suspend_tenant(%L, %L)', tests.place('a'), r.reason)), 'KO009', 'a reason is needed')
  from (values (''), ('  '), (null), (repeat('x', 501))) r (reason);
select is(tests.root(format('select core.suspend_tenant(%L, ''x'')', t.id)), 'KO002', 'no such organization')
  from (values (core.platform_id()), (gen_random_uuid()), (null)) t (id);
select is(tests.root(format('select core.resume_tenant(%L)', tests.place('a'))), 'KO006', 'what runs is not resumed');
update core.tenant set status = 'trial' where id = tests.place('a');
select tests.as_role('a', 'sales', 'select core.start_session(''x'', ''y'', ''z'')');
select is(tests.root(format('select core.suspend_tenant(%L, ''bill not paid'')', tests.place('a'))), '', 'the platform''s admin suspends it');
select is(tests.root(format('select status || '' '' || suspended_reason from core.tenant where id = %L', tests.place('a'))),
    'suspended bill not paid', 'and sees why');
select is(tests.root(format('select core.suspend_tenant(%L, ''x'')', tests.place('a'))), 'KO006', 'once');
select is(tests.as_role('a', r.key, 'select count(*) from core.membership'), '0', r.key || ' sees nothing from the next statement on')
  from core.builtin_role() r;
select is(tests.act('owner@a.test', null, format('select 1 from core.enter(%L)', tests.place('a'))), 'KO008', 'and does not enter');
select is(tests.act('owner@a.test', null, 'select count(*) from core.my_memberships()'), '0', 'it is not offered');
select is((select count(*) from core.user_session where tenant_id = tests.place('a') and ended_at is null), 0::bigint, 'sessions have ended');
select is(tests.as_role('b', 'owner', 'select count(*) > 0 from core.membership'), 'true', 'others work on');
select is(tests.root(format('select core.resume_tenant(%L)', tests.place('a'))), '', 'it is resumed');
select is((select status || suspended_reason from core.tenant where id = tests.place('a')), 'trial', 'as it was before');
select is(tests.act('owner@a.test', null, format('select role_key from core.enter(%L)', tests.place('a'))), 'owner', 'and entered');
select ok((select count(*) = 2 from audit.change where relation = 'core.tenant' and action = 'update' and tenant_id = core.platform_id()
              and new_values ? 'suspended_at'), 'the trail has both');
select is(tests.as_role('a', 'owner', 'select suspended_reason from core.tenant'), '', 'nothing of it stays');

-- The channel changes with every member who leaves.
create temp table heard as select channel from core.tenant where id = tests.place('a');
select is(tests.as_role('a', 'viewer', 'select core.channel()'), h.channel, 'members know the channel') from heard h;
select is(tests.as_role('b', 'viewer', format('select core.channel() = %L', h.channel)), 'false', 'of their own organization') from heard h;
select tests.as_role('a', 'owner', format('select core.suspend_member(%L)', tests.person('a', 'agent')));
select isnt((select channel from core.tenant where id = tests.place('a')), h.channel, 'it changes when somebody leaves') from heard h;
select is(tests.as_role('a', 'viewer', 'select core.channel()'), (select channel from core.tenant where id = tests.place('a')),
    'and the others are told the new one');
select is(tests.act('agent@a.test', tests.place('a'), 'select core.channel()'), null, 'whoever left is not');
select * from finish();
rollback;
