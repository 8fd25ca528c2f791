-- Whoever registers a colleague's address first, and knows its password: they get into no other organization by it.
begin;
select no_plan();
create function tests.v(p_password text default 'secret') returns text language sql as $$ select core.scram_verifier(p_password) $$;
create function tests.accept(p_email text, p_letter text, p_code text) returns text language sql as
    $$ select tests.act(p_email, null, format('select core.accept_invitation(%L, %L, %L)', tests.place(p_letter), p_code, tests.v('their own'))) $$;
create function tests.verifier_of(p_email text) returns text language sql as $$ select rolpassword from pg_authid where rolname = core.login_name(p_email) $$;
create function tests.id_of(p_email text) returns uuid language sql as $$ select id from core.app_user where email = p_email $$;

-- The administrator of a registers an address that belongs to a future colleague of b, signs in as them and sets a password.
select is(tests.as_role('a', 'admin',
    format('select core.add_member(''victim@b.test'', ''Vic'', ''Tim'', ''viewer'', %L)', tests.v('known'))), '', 'a registers an address of b');
select is(tests.act('victim@b.test', tests.place('a'), format('select core.change_password(%L)', tests.v('known too'))), '', 'and sets its password');
create temp table code as select tests.as_role('b', 'admin',
    'select core.invite_member(''victim@b.test'', ''Vic'', ''Tim'', ''manager'')') as code, tests.verifier_of('victim@b.test') as verifier;
select ok((select c.code ~ '^[0-9A-F]{20}$' from code c), 'b invites, and cannot tell that the address was known');
select is(tests.verifier_of('victim@b.test'), c.verifier, 'the password stays what it was: it is not b''s to set') from code c;
select is(tests.act('victim@b.test', null, format('select role_key from core.enter(%L)', tests.place('b'))), 'KO008',
    'with the password alone b is not entered');
select is(tests.act('victim@b.test', tests.place('b'), 'select count(*) from core.membership'), '0', 'nor by the setting');
select is(tests.act('victim@b.test', tests.place('b'), 'select core.start_session(''x'', ''y'', ''z'')'), 'KO008', 'nor is a session begun');
select is(tests.accept('victim@b.test', 'b', x.guess), 'KO009', 'nor with a guess: ' || coalesce(x.guess, 'null'))
  from (values (''), (null), ('0'), (repeat('A', 20)), ('%')) x (guess);
select is(tests.accept('victim@b.test', 'a', c.code), 'KO008', 'the code of b opens nothing of a') from code c;
select is(tests.act('sales@b.test', null, format('select core.accept_invitation(%L, %L, %L)', tests.place('b'), c.code, tests.v())),
    'KO008', 'and nothing for somebody else') from code c;
select is(tests.act('victim@b.test', null, format('select core.accept_invitation(%L, %L, ''plain'')', tests.place('b'), c.code)), 'KO015',
    'a password in clear is refused') from code c;
select is((select count(*) from core.verification_token where user_id = tests.id_of('victim@b.test') and used_at is null), 1::bigint, 'and uses no code up');
select is(tests.as_role('a', 'admin', format('select core.reset_password(%L, %L)', tests.id_of('victim@b.test'), tests.v('known again'))),
    '', 'a may still reset it: they have entered nothing else');
select is(tests.accept('victim@b.test', 'b', c.code), '', 'the person enters the code, and with it a new password') from code c;
select isnt(tests.verifier_of('victim@b.test'), c.verifier, 'so that what a knew is worth nothing') from code c;
select is(tests.act('victim@b.test', null, format('select role_key from core.enter(%L)', tests.place('b'))), 'manager', 'they work in b');
select is(tests.as_role('a', 'admin', format('select core.reset_password(%L, %L)', tests.id_of('victim@b.test'), tests.v('mine'))),
    'KO001', 'and a sets no password of theirs any more');
select is(tests.as_role('b', 'admin', format('select core.reset_password(%L, %L)', tests.id_of('victim@b.test'), tests.v('mine'))), 'KO001', 'nor does b');
select tests.as_role('b', 'admin', format('select core.suspend_member(%L)', tests.id_of('victim@b.test')));
select is(tests.as_role('a', 'admin', format('select core.reset_password(%L, %L)', tests.id_of('victim@b.test'), tests.v('mine'))),
    'KO001', 'not even while b has suspended them: b might resume');

-- Two invitations of somebody who never came: each organization has its own code, and the last one is the password.
create temp table two as select tests.as_role('a', 'admin', 'select core.invite_member(''new@c.test'', ''New'', '''', ''owner'')') as a;
select is((select a from two), 'KO001', 'an administrator invites no owner');
update two set a = tests.as_role('a', 'admin', 'select core.invite_member(''new@c.test'', ''New'', '''', ''manager'')');
alter table two add b text;
update two set b = tests.as_role('b', 'admin', format('select core.add_member(''new@c.test'', ''New'', '''', ''viewer'', %L)', tests.v('chosen by b')));
select is(tests.accept('new@c.test', 'a', b), 'KO009', 'the code of b opens nothing of a') from two;
select is(tests.accept('new@c.test', 'b', a), 'KO009', 'and the other way round') from two;
select is(tests.accept('new@c.test', 'b', b) || tests.accept('new@c.test', 'a', a), '', 'each opens its own') from two;

-- A reset: forced, told, seen.
select is(tests.as_role('a', 'admin', format('select core.reset_password(%L, %L)', tests.person('a', 'agent'), tests.v('first'))), '',
    'an administrator resets a password');
select is((select must_change_password from core.app_user where id = tests.person('a', 'agent')), true, 'which has to be changed');
select is(tests.as_role('a', 'agent', 'select core.may(''deal.read'')'), 'false', 'before anything is seen');
select is(tests.as_role('a', 'agent', format('select core.change_password(%L)', tests.v())), '', 'they change it');
select is(tests.as_role('a', 'agent',
    'select title || '' / '' || message from core.notification where notification_type = ''account.password_reset'''),
    'Your password was reset / By Admin A', 'and read who did it');
select is(tests.as_role('a', 'owner',
    $$select string_agg(user_id || ' ' || (detail ->> 'name'), ',') from audit.activity
       where kind = 'password_reset' and detail ->> 'name' = 'Agent A'$$),
    tests.person('a', 'admin') || ' Agent A', 'as the activity says, too');
select is(tests.as_role('a', 'admin', 'select audit.log_activity(''password_reset'')'), 'KO009', 'which nobody writes by hand');

-- An address that somebody squats on: the platform's admin gives it back, and gets nowhere by that.
select is(tests.as_role('a', 'owner', format('select core.free_login(''agent@a.test'', %L)', tests.v())), 'KO001', 'an owner frees no address');
select is(tests.act('root@platform.test', null, format('select core.free_login(''root@platform.test'', %L)', tests.v())), 'KO001',
    'nor the platform''s admin their own');
select is(tests.act('root@platform.test', null, format('select core.free_login(''nobody@a.test'', %L)', tests.v())), 'KO002', 'nor one that nobody has');
select is(tests.act('root@platform.test', null, format('select core.free_login(''agent@a.test'', %L)', tests.v())), '', 'but somebody''s');
select is((select status from core.membership where user_id = tests.person('a', 'agent')), 'invited', 'who is let in again by the organization');
select is(tests.act('agent@a.test', null, format('select 1 from core.enter(%L)', tests.place('a'))), 'KO008', 'and by nobody else');
select ok(tests.as_role('a', 'admin', format('select core.invite_again(%L)', tests.person('a', 'agent'))) ~ '^[0-9A-F]{20}$', 'with a new code');
update core.membership set status = 'suspended' where tenant_id = tests.place('a') and user_id in (tests.person('a', 'admin'));
select is(tests.act('root@platform.test', null, format('select core.free_login(''owner@a.test'', %L)', tests.v())), 'KO012',
    'unless nobody were left to give it');

-- Whoever is suspended when their address is given back comes in with a code as well.
select is(tests.as_role('b', 'admin', format('select core.suspend_member(%L)', tests.person('b', 'verifier2'))), '', 'somebody is suspended');
select is(tests.act('root@platform.test', null, format('select core.free_login(''verifier2@b.test'', %L)', tests.v())), '', 'their address is given back');
select is((select status from core.membership where user_id = tests.person('b', 'verifier2')), 'suspended', 'they stay suspended');
select is(tests.as_role('b', 'admin', format('select core.resume_member(%L)', tests.person('b', 'verifier2'))), '', 'and are resumed');
select is((select status from core.membership where user_id = tests.person('b', 'verifier2')), 'invited', 'which waits for a code');
select is(tests.act('verifier2@b.test', tests.place('b'), format('select core.change_password(%L)', tests.v()))
          || tests.act('verifier2@b.test', null, format('select 1 from core.enter(%L)', tests.place('b'))), 'KO008', 'whoever knows the password');

-- Nobody has a password from anywhere but core.put_password, which ends connections and lets nobody in before it is settled (with
-- connections: tests/models/session/newpasswordtest).
select is((select array_agg(p.oid::regprocedure::text) from pg_proc p where p.prosrc ~ '\mwrite_login\(' and p.proname <> 'write_login'),
    '{"core.put_password(uuid,text,timestamp with time zone)"}', 'one function writes passwords');
create function tests.unsettled(p_email text, p_tenant uuid, p_sql text) returns text language plpgsql as $$
declare
  v text;
begin
  perform set_config('kontor.tenant', p_tenant::text, true);
  execute format('set local session authorization %I', core.login_name(p_email));
  execute p_sql into v;
  set local session authorization default;
  return v;
exception when others then
  return sqlstate;
end $$;
select is(tests.unsettled('sales@b.test', tests.place('b'), 'select core.settle_password()'), 'true', 'a connection counts as long as no password is set');
select is(tests.as_role('b', 'sales', format('select core.change_password(%L)', tests.v())), '', 'a new password');
select is(tests.unsettled('sales@b.test', tests.place('b'), q.sql), q.answer, 'is not settled: ' || q.sql) from (values
    ('select core.settle_password()', 'KO006'), ('select core.me()', null), ('select core.tenant_id()', null), ('select core.scope(''deal.read'')', 'none'),
    ('select count(*) from core.my_memberships()', '0'), ('select count(*) from core.app_user', '0'), ('select count(*) from sales.deal', '0'),
    ('select core.change_password(''x'')', 'KO008'), (format('select 1 from core.enter(%L)', tests.place('b')), 'KO008')) q (sql, answer);
update core.app_user set trusted_from = clock_timestamp() where email = 'sales@b.test';
select is(tests.unsettled('sales@b.test', tests.place('b'), 'select core.settle_password()'), 'false',
    'settled, it wants another connection than this one, which is older');
select is(tests.unsettled('sales@b.test', tests.place('b'), 'select core.me()'), null, 'and which is nobody''s');
update core.app_user set trusted_from = '2000-01-01' where email = 'sales@b.test';
select is(tests.unsettled('sales@b.test', tests.place('b'), 'select core.settle_password()'), 'true', 'one that is younger counts');
select is(tests.unsettled('sales@b.test', tests.place('b'), 'select core.scope(''deal.read'')'), 'own', 'and works');
select format('alter role %I password %L', core.login_name('sales@b.test'), tests.v('replaced')) \gexec
select is(tests.unsettled('sales@b.test', tests.place('b'), 'select core.settle_password()'), 'KO008', 'unless somebody set the password over');
select is(tests.unsettled('sales@b.test', tests.place('b'), 'select core.scope(''deal.read'')'), 'none', 'which gives them nothing either');
select core.settle_passwords();
select is((select trusted_from from core.app_user where email = 'sales@b.test'), '2000-01-01'::timestamptz, 'nor does it with time');

-- Whoever leaves takes no first password and no code of others along.
update core.membership set status = 'active' where tenant_id = tests.place('a') and user_id = tests.person('a', 'admin');
select tests.as_role('a', 'owner', format('select core.set_member_role(%L, ''admin'')', tests.person('a', 'manager')));
select is(tests.as_role('a', 'manager', format('select core.add_member(%L, ''x'', '''', ''viewer'', %L)', e.mail, tests.v('known'))), '',
    'somebody adds ' || e.mail) from (values ('one@d.test'), ('own@d.test')) e (mail);
select is(tests.act('own@d.test', tests.place('a'), format('select core.change_password(%L)', tests.v('own'))), '', 'one of them has a password of their own');
create temp table given as select tests.as_role('a', 'manager', 'select core.invite_member(''two@d.test'', ''x'', '''', ''viewer'')') as code,
    tests.as_role('a', 'admin', 'select core.invite_member(''other@d.test'', ''x'', '''', ''viewer'')') as other;
create temp table verifier as select e.mail, tests.verifier_of(e.mail) as before
  from unnest(array['one', 'own', 'two', 'other']) x (name), lateral (select x.name || '@d.test' as mail) e;
select is(tests.as_role('a', 'admin', format('select core.suspend_member(%L)', tests.person('a', 'manager'))), '', 'and is suspended');
select is(tests.verifier_of(v.mail) = v.before, v.mail in ('own@d.test', 'other@d.test'), 'what they knew opens nothing: ' || v.mail) from verifier v;
select is((select trusted_from from core.app_user where email = 'one@d.test'), 'infinity', 'on no connection that was there');
select is(tests.accept('two@d.test', 'a', g.code), 'KO014', 'nor does the code that they gave') from given g;
select is(tests.accept('other@d.test', 'a', g.other), '', 'while somebody else''s does') from given g;
select ok(tests.as_role('a', 'admin', format('select core.invite_again(%L)', tests.id_of('two@d.test'))) ~ '^[0-9A-F]{20}$', 'who gives another');

-- Nor does whoever may not manage members any more, however that was taken from them.
select tests.as_role('a', 'owner', format('select core.grant_permission(%L, ''member.manage'')', tests.person('a', 'verifier2')));
create temp table late as select tests.as_role('a', 'verifier2', 'select core.invite_member(''late1@d.test'', ''x'', '''', ''member'')') as code;
select is(tests.as_role('a', 'owner', format('select core.revoke_permission(%L, ''member.manage'')', tests.person('a', 'verifier2'))), '',
    'a personal permission is taken back');
select is(tests.accept('late1@d.test', 'a', l.code), 'KO014', 'with the codes that they gave') from late l;
select tests.as_role('a', 'owner', 'select core.add_role(''desk'', ''Desk'', '''', ''verifier'')'),
       tests.as_role('a', 'owner', 'select core.set_role_permission(''desk'', ''member.manage'', ''all'')'),
    tests.as_role('a', 'owner', format('select core.set_member_role(%L, ''desk'')', tests.person('a', 'verifier2')));
update late set code = tests.as_role('a', 'verifier2', 'select core.invite_member(''late2@d.test'', ''x'', '''', ''member'')');
select is(tests.as_role('a', 'owner', 'select core.set_role_permission(''desk'', ''invoice.read'', ''none'')'), '', 'a role loses something else');
select is((select used_at from core.verification_token where identifier = 'late2@d.test'), null, 'with which the codes have nothing to do');
select is(tests.as_role('a', 'owner', 'select core.set_role_permission(''desk'', ''member.manage'', ''none'')'), '', 'a role loses the permission');
select is(tests.accept('late2@d.test', 'a', l.code), 'KO014', 'and its people their codes') from late l;

-- What is nobody's business among colleagues.
update core.membership set sales_target_minor = 777, suspended_reason = 'private' where tenant_id = tests.place('b');
select is(tests.as_role('b', r.role, q.sql), '42501', r.role || ': ' || q.sql) from unnest(array['owner', 'sales']) r (role),
    (values ('select sales_target_minor from core.membership'), ('select suspended_reason from core.membership'), ('select m from core.membership m')) q (sql);
select is(tests.as_role('b', r.role,
    'select count(sales_target_minor) || '' '' || count(nullif(suspended_reason, '''')) from core.member_list'), r.seen,
    r.role || ' sees targets and reasons of ' || r.seen)
  from (select 'sales' as role, '1 0' as seen union all select 'agent', '1 0' union all select 'member', '1 0'
    union all select x.role, (select count(*) from core.membership where tenant_id = tests.place('b')) || ' ' || x.reasons
      from (values ('manager', '0'), ('viewer', '0'), ('verifier', '0')) x (role, reasons)
    union all select x.role, (select count(*) || ' ' || count(*) from core.membership where tenant_id = tests.place('b'))
      from (values ('owner'), ('admin')) x (role)) r;
select is(tests.as_role('b', 'sales',
    format($$select count(*) from audit.record_history('core.membership', %L) h
              where h.new_values ->> 'suspended_reason' = 'private' or h.new_values ->> 'sales_target_minor' = '777'$$,
        (select id from core.membership where user_id = tests.person('b', 'agent') and tenant_id = tests.place('b')))), '0',
    'the history of a member tells neither');
select * from finish();
rollback;
