-- People: adding, inviting, suspending, roles and passwords; and what somebody who means harm gets.
begin;
select no_plan();
create function tests.v(p_password text default 'secret') returns text language sql as $$ select core.scram_verifier(p_password) $$;
create function tests.status_of(p_letter text, p_email text) returns text language sql as
    $$ select m.status from core.membership m where m.tenant_id = tests.place(p_letter) and m.email = p_email $$;

-- Adding.
select ok(tests.as_role('a', 'admin',
    format($$select core.add_member('New@A.test', 'Nina', 'New', 'sales', %L, 'Junior')$$, tests.v())) = '', 'an administrator adds a member');
select is(tests.status_of('a', 'new@a.test'), 'active', 'who is active at once');
select is((select rolcanlogin and not rolcreaterole and not rolsuper and not rolbypassrls and not rolcreatedb and not rolreplication
             from pg_roles where rolname = core.login_name('new@a.test')), true, 'with a login that can do nothing else');
select is((select array_agg(r.rolname::text) from pg_auth_members m join pg_roles r on r.oid = m.roleid
            where m.member = core.login_name('new@a.test')::regrole),
    '{kontor_app}', 'in one group');
select is((select must_change_password from core.app_user where email = 'new@a.test'), true, 'and a password to be changed');
select is((select rolpassword ~ '^SCRAM-SHA-256\$4096:' from pg_authid where rolname = core.login_name('new@a.test')), true, 'kept as a verifier');
select is(tests.act('new@a.test', tests.place('a'), 'select core.scope(''deal.write'')'), 'none', 'before which they do no work');
select is(tests.act('new@a.test', null, format('select must_change_password from core.enter(%L)', tests.place('a'))), 'true',
    'though they enter, and are told why');
select is(tests.act('new@a.test', tests.place('a'), 'select core.start_session(''pc'', ''kontor'', ''1'') is not null'), 'true', 'which is noted as a sign-in');
select is(tests.act('new@a.test', tests.place('a'), 'select count(*) from core.membership'), '0', 'but see nothing');
select is(tests.act('new@a.test', tests.place('a'), 'select core.add_attachment(null, ''x.png'', ''image/png'', ''x'')'), 'KO008', 'and bring nothing');
select is(tests.act('new@a.test', tests.place('a'), format('select core.change_password(%L)', tests.v('own'))), '', 'they change it');
select is(tests.act('new@a.test', tests.place('a'), 'select core.scope(''deal.write'')'), 'own', 'and work as sales');
select is(tests.as_role('a', 'admin', format($$select core.add_member('new@a.test', 'Nina', 'New', 'sales', %L)$$, tests.v())), 'KO013', 'not twice');
select is(tests.as_role('a', r.role, format($$select core.add_member('x@a.test', 'X', '', 'viewer', %L)$$, tests.v())), 'KO001', r.role || ' adds nobody')
  from unnest(array['manager', 'verifier', 'sales', 'agent', 'member', 'viewer']) r (role);
select is(tests.as_role('a', 'admin', format($$select core.add_member('x@a.test', 'X', '', 'owner', %L)$$, tests.v())), 'KO001',
    'an administrator makes no owner');
select is(tests.as_role('a', 'admin', format($$select core.add_member('x@a.test', 'X', '', 'king', %L)$$, tests.v())), 'KO009', 'a role has to exist');
select is(tests.as_role('a', 'admin', format($$select core.add_member(%L, 'X', '', 'viewer', %L)$$, e.mail, tests.v())), 'KO009', 'no address: ' || e.mail)
  from unnest(array['', 'x', 'x@y', 'a b@c.test', '@c.test', E'x@c.test\n; drop table core.team']) e (mail);
select is(tests.as_role('a', 'admin', format($$select core.add_member('x@a.test', '  ', '', 'viewer', %L)$$, tests.v())), 'KO009', 'a name is needed');

-- Verifiers: a password in clear, and whatever would be taken for one.
select is(tests.as_role('a', 'admin', format($$select core.add_member('x@a.test', 'X', '', 'viewer', %L)$$, p.password)), 'KO015',
    'refused as a verifier: ' || left(p.password, 40))
  from unnest(array['', 'demo-Kontor-1', 'md5d41d8cd98f00b204e9800998ecf8427e', 'SCRAM-SHA-256$', 'SCRAM-SHA-256$1:c2FsdHNhbHRzYWx0c2E=$x:y',
    'SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2E=$AAAA:BBBB', tests.v() || ''' superuser', tests.v() || E'\n', ' ' || tests.v(),
    replace(tests.v(), '4096', '0001'), 'x'' createrole password ''x']) p (password);
select is(tests.as_role('a', 'sales', $$select core.change_password('plain')$$), 'KO015', 'nobody changes their password to one in clear');
select is((select count(*) from pg_authid where rolcanlogin and rolpassword !~ '^SCRAM-SHA-256\$' and rolname ~ '^u_'), 0::bigint,
    'no login has another kind of password');

-- The three functions with CREATEROLE are out of reach.
select is(tests.as_role('a', 'owner', format('select core.write_login(%L, %L)', 'postgres', tests.v())), '42501', 'write_login is nobody''s');
select is(tests.as_role('a', 'owner', 'select core.enable_login(''postgres'', false)'), '42501', 'enable_login is nobody''s');
select throws_ok(format('set local role kontor_definer; select core.write_login(%L, %L)', n.name, tests.v()), 'KO009', null, 'no login of Kontor: ' || n.name)
  from unnest(array['postgres', 'kontor_definer', 'u_x', 'u_"; drop role x; --']) n (name);
select is(tests.as_role('a', 'owner', s.stmt), '42501', s.stmt)
  from unnest(array['create role x login', 'create role x superuser', 'alter role postgres nologin',
    'set role kontor_definer', 'set role kontor_owner', 'set session_replication_role = replica',
    'create schema x', 'create table core.x (a int)', 'create temp table x (a int)', 'create function core.x() returns int language sql as ''select 1''',
    'select pg_advisory_lock(1)', 'select pg_sleep(0)', 'select lo_create(0)', 'copy (select 1) to program ''id''', 'select pg_read_file(''/etc/passwd'')',
    'select rolpassword from pg_authid limit 1', 'alter table core.team disable row level security', 'grant select on core.secret_key to public',
    'select key_bytes from core.secret_key', 'select core.decrypt_text(''x'')', 'select secret from core.credential',
        'select channel from core.tenant']) s (stmt);
select is(tests.as_role('a', 'owner', 'do $x$ begin null; end $x$'), '42501', 'no DO blocks');

-- Inviting.
create temp table invitation as select tests.as_role('a', 'admin', $$select core.invite_member('guest@a.test', 'Gus', 'Guest', 'agent')$$) as code;
select ok((select code ~ '^[0-9A-F]{20}$' from invitation), 'an invitation gives a code');
select is((select count(*) from core.verification_token k, invitation i
            where k.token_hash = encode(sha256(convert_to(i.code, 'UTF8')), 'hex')), 1::bigint, 'of which only the digest is kept');
select is((select rolvaliduntil > now() and rolvaliduntil < now() + interval '30 days' from pg_roles
            where rolname = core.login_name('guest@a.test')), true, 'as a password for a while');
select is((select display_name from core.membership where email = 'guest@a.test'), 'guest@a.test', 'who shows as an address until they come');
create function tests.accept(p_email text, p_letter text, p_code text, p_password text default 'own') returns text language sql as
    $$ select tests.act(p_email, null, format('select core.accept_invitation(%L, %L, %L)', tests.place(p_letter), p_code, tests.v(p_password))) $$;
select is(tests.act('guest@a.test', null, format('select role_key from core.enter(%L)', tests.place('a'))), 'KO008', 'entering alone accepts nothing');
select is(tests.act('guest@a.test', null, 'select tenant_name || '' '' || is_invited from core.my_memberships()'), 'Test A true', 'the invitation is offered');
select is(tests.accept('guest@a.test', 'a', 'ABCDEF0123456789ABCD'), 'KO009', 'a wrong code does not accept either');
select is(tests.accept('guest@a.test', 'a', i.code, 'x') , '', 'the code does') from invitation i;
select is(tests.act('guest@a.test', null, format('select role_key from core.enter(%L)', tests.place('a'))), 'agent', 'and they enter');
select is((select status || ' ' || display_name from core.membership where email = 'guest@a.test'), 'active Gus Guest', 'under their name');
select is((select rolvaliduntil from pg_roles where rolname = core.login_name('guest@a.test')), 'infinity', 'with a password of their own, for good');
select is((select must_change_password || ' ' || status from core.app_user where email = 'guest@a.test'), 'false active', 'which need not be changed');
select is(tests.accept('guest@a.test', 'a', i.code), 'KO008', 'a code is good once') from invitation i;
create temp table late as select tests.as_role('a', 'admin', $$select core.invite_member('late@a.test', 'Lea', 'Late', 'agent')$$) as code;
update core.verification_token set expires_at = now() - interval '1 hour' where identifier = 'late@a.test';
select is(tests.accept('late@a.test', 'a', l.code), 'KO014', 'and not after it expired') from late l;
create temp table again as select tests.as_role('a', 'admin',
    format('select core.invite_again(%L)', (select id from core.app_user where email = 'late@a.test'))) as code;
select ok(code ~ '^[0-9A-F]{20}$', 'an administrator gives another') from again;
create temp table anew as select tests.as_role('a', 'admin', $$select core.invite_member('Late@a.test', 'Lea', 'Late', 'agent')$$) as code;
select ok(code ~ '^[0-9A-F]{20}$', 'or invites once more') from anew;
update again set code = (select code from anew);
select is(tests.accept('late@a.test', 'a', l.code), 'KO014', 'after which the first counts no more') from late l;
select is(tests.accept('late@a.test', 'a', lower(substr(code, 1, 4) || '-' || substr(code, 5))), '', 'and the other does, however it is typed') from again;
select is(tests.as_role('a', 'admin', format('select core.invite_again(%L)', (select id from core.app_user where email = 'late@a.test'))),
    'KO006', 'who is in needs no code');
select is(tests.as_role('a', 'sales', format('select core.invite_again(%L)', (select id from core.app_user where email = 'late@a.test'))),
    'KO001', 'and sales gives none');

-- Somebody who is known elsewhere.
create temp table elsewhere as select tests.as_role('b', 'admin',
    format($$select core.add_member('sales@a.test', 'Any', 'Name', 'viewer', %L)$$, tests.v('taken over'))) as code;
select ok(code ~ '^[0-9A-F]{20}$', 'b adds a person of a, and gets a code for them') from elsewhere;
select is(tests.status_of('b', 'sales@a.test'), 'invited', 'who has to accept');
select is((select display_name from core.membership where tenant_id = tests.place('b') and email = 'sales@a.test'), 'sales@a.test',
    'and whose name b is not told');
select is(tests.as_role('b', 'owner', format('select core.reset_password(%L, %L)', tests.person('a', 'sales'), tests.v('mine'))), 'KO001',
    'b sets no password of theirs');
select is(tests.act('sales@a.test', tests.place('b'), 'select core.tenant_id()'), null, 'nothing of b is seen before');
select is(tests.accept('sales@a.test', 'b', code), '', 'they enter the code') from elsewhere;
select is(tests.act('sales@a.test', null, format('select name from core.enter(%L)', tests.place('b'))), 'Test B', 'and are a member of both');
select is(tests.act('sales@a.test', null, 'select count(*) from core.my_memberships()'), '2', 'with both to choose from');
select is(tests.act('sales@a.test', null, format('select 1 from core.enter(%L)', core.platform_id())), 'KO008', 'the platform is not entered');

-- Suspending.
select is(tests.as_role('a', 'admin', format('select core.suspend_member(%L, %L)', tests.person('a', 'agent'), 'left')), '', 'an administrator suspends');
select is((select rolcanlogin from pg_roles where rolname = core.login_name('agent@a.test')), false, 'the login is closed');
select is(tests.act('agent@a.test', tests.place('a'), 'select core.tenant_id()'), null, 'an open connection sees nothing any more');
select is(tests.act('agent@a.test', null, format('select 1 from core.enter(%L)', tests.place('a'))), 'KO008', 'and does not enter');
select is(tests.act('agent@a.test', tests.place('a'), format('select core.change_password(%L)', tests.v())), 'KO008', 'nor opens the login by a new password');
select is(tests.as_role('a', 'admin', format('select core.reset_password(%L, %L)', tests.person('a', 'agent'), tests.v())), '', 'a reset');
select is((select rolcanlogin from pg_roles where rolname = core.login_name('agent@a.test')), false, 'leaves it closed');
select is(tests.as_role('a', 'admin', format('select core.suspend_member(%L)', tests.person('a', 'agent'))), 'KO006', 'not twice');
select is(tests.as_role('a', 'admin', format('select core.resume_member(%L)', tests.person('a', 'agent'))), '', 'and resumes');
select is((select rolcanlogin from pg_roles where rolname = core.login_name('agent@a.test')), true, 'the login is open again');
select is(tests.as_role('a', 'admin', format('select core.suspend_member(%L)', tests.person('a', 'owner'))), 'KO001', 'not an owner');
select is(tests.as_role('a', 'admin', format('select core.suspend_member(%L)', tests.person('a', 'admin'))), 'KO001', 'not oneself');
select is(tests.as_role('a', 'admin', format('select core.suspend_member(%L)', tests.person('b', 'viewer'))), 'KO002', 'nobody of another organization');
select is(tests.as_role('a', 'sales', format('select core.suspend_member(%L)', tests.person('a', 'viewer'))), 'KO001', 'sales suspends nobody');
select is(tests.as_role('a', 'owner', format('select core.set_member_role(%L, %L)', tests.person('a', 'owner'), 'admin')), 'KO012', 'the last owner stays');
select is(tests.as_role('a', 'owner', format('select core.set_member_role(%L, %L)', tests.person('a', 'admin'), 'owner')), '', 'unless there is another');
select is(tests.as_role('a', 'owner', format('select core.suspend_member(%L)', tests.person('a', 'owner'))), 'KO001', 'who does not suspend themselves either');
select is(tests.as_role('a', 'owner', format('select core.set_member_role(%L, %L)', tests.person('a', 'owner'), 'viewer')), '', 'then the first may step back');

-- Roles and permissions.
select is(tests.as_role('b', 'admin', format('select core.set_member_role(%L, %L)', tests.person('b', 'admin'), 'manager')), 'KO001',
    'nobody changes their own role');
select is(tests.as_role('b', 'admin', format('select core.set_member_role(%L, %L)', tests.person('b', 'admin'), 'admin')), 'KO001',
    'not even to the one they have');
select is(tests.as_role('b', 'admin', format('select core.grant_permission(%L, %L)', tests.person('b', 'admin'), 'payment.verify')),
    'KO001', 'nor grants themselves anything');
select is(tests.as_role('b', 'admin', 'select core.set_role_permission(''admin'', ''payment.verify'', ''all'')'), 'KO001', 'nor widens their own role');
select is(tests.as_role('b', 'admin', 'select core.set_role_permission(''owner'', ''audit.read'', ''none'')'), 'KO001', 'the owner''s role stays');
select is(tests.as_role('b', 'admin', 'select core.set_role_permission(''sales'', ''deal.read'', ''team'')'), '', 'a role is changed');
select is(tests.as_role('b', 'sales', 'select core.scope(''deal.read'')'), 'team', 'and holds at once');
select is(tests.as_role('a', 'sales', 'select core.scope(''deal.read'')'), 'own', 'in that organization alone');
select is(tests.as_role('b', 'admin', format('select core.grant_permission(%L, ''payment.read'', ''all'')', tests.person('b', 'member'))),
    '', 'a personal permission is granted');
select is(tests.as_role('b', 'member', 'select core.scope(''payment.read'')'), 'all', 'holds');
select is(tests.as_role('b', 'admin', format('select core.revoke_permission(%L, ''payment.read'')', tests.person('b', 'member'))), '', 'is taken back');
select is(tests.as_role('b', 'member', 'select core.may(''payment.read'')'), 'false', 'and holds no more');
select is(tests.as_role('b', 'admin', format('select core.grant_permission(%L, ''payment.fake'')', tests.person('b', 'member'))), 'KO009',
    'a permission has to exist');
select is(tests.as_role('b', 'admin', 'select core.set_role_permission(''sales'', ''deal.read'', ''galaxy'')'), 'KO009', 'a scope too');

-- Own data, and nobody else's.
select is(tests.as_role('b', 'viewer', 'update core.app_user set first_name = ''Vicky'''), '1 rows', 'people write their own name');
select is((select display_name from core.membership where user_id = tests.person('b', 'viewer')), 'Vicky B', 'and members'' lists follow');
select is(tests.as_role('b', 'viewer', 'update core.app_user set ' || c || ' = ' || c), '42501', 'nobody writes their ' || c)
  from unnest(array['login', 'email', 'status', 'is_platform_admin', 'must_change_password']) c;
select is(tests.as_role('b', 'admin', $$select core.new_tenant('Mine', 'mine')$$), 'KO001', 'an organization is added by the platform''s admin');
select ok(tests.act('root@platform.test', null, $$select core.new_tenant('Theirs', 'theirs')$$) ~ '^[0-9a-f-]{36}$', 'who can');
select is((select count(*) from pg_roles where rolcanlogin and not rolsuper and rolcreaterole), 0::bigint, 'no login has CREATEROLE');

-- The verifier that the server makes for a code is what libpq would make.
select is((select count(*)
             from regexp_matches(core.scram_verifier('Zażółć'),
                                 '^SCRAM-SHA-256\$4096:[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$')), 1::bigint, 'a verifier has its form');
select * from finish();
rollback;
