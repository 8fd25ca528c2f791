-- Whoever forges settings, floods, or reaches for what is not theirs through a session, a setting or a number.
begin;
select no_plan();
create function tests.with_tenant(p_text text, p_sql text) returns text language plpgsql as $$
declare
  v text;
begin
  perform set_config('kontor.tenant', p_text, true);
  execute format('set local session authorization %I', core.login_name('owner@a.test'));
  execute p_sql into v;
  set local session authorization default;
  return v;
exception when others then
  return sqlstate;
end $$;
select is(tests.with_tenant(t.text, 'select count(*) from core.membership'), '0', 'no rows, and no error, for kontor.tenant ' || left(t.text, 40))
  from unnest(array['garbage', ' ', '''', '{' || tests.place('a') || '}', ' ' || tests.place('a'), tests.place('a') || ' ',
                    tests.place('a') || E'\n', replace(tests.place('a')::text, '-', ''), repeat('x', 100000)]) t (text);
select is(tests.with_tenant(upper(tests.place('a')::text), 'select count(*) > 0 from core.membership'), 'true', 'capital letters name the same');
select is(tests.with_tenant('garbage', 'select core.scope(''deal.read'')'), 'none', 'garbage gives no permission');

-- A first password, set by somebody else, opens nothing.
update core.app_user set must_change_password = true where email = 'owner@a.test';
select is(tests.as_role('a', 'owner', 'select core.tenant_id()'), null, 'until it is changed there is no organization');
select is(tests.as_role('a', 'owner', q.sql), q.answer, q.sql) from (values
    ('select count(*) from core.membership', '0'), ('select count(*) from crm.find_clients(''x'')', '0'), ('select core.may(''deal.read'')', 'false'),
    ('select core.invite_member(''x@y.test'', ''x'', '''', ''viewer'')', 'KO008'), ('select core.set_setting(''a.b'', ''x'')', 'KO008'),
    ('select core.end_session()', ''), ('select core.start_session(''x'', ''y'', ''z'') is not null', 'true'),
    ('select core.my_permissions() ->> ''deal.read''', 'all')) q (sql, answer);
select is(tests.as_role('a', 'owner', format('select core.change_password(%L)', core.scram_verifier('own'))), '', 'it is changed');
select is(tests.as_role('a', 'owner', 'select core.may(''deal.read'')'), 'true', 'and work begins');

-- The trail of activity: people say what they print and export, functions say who signed in.
select is(tests.as_role('a', 'sales', format('select audit.log_activity(%L)', k.kind)), 'KO009', 'nobody writes a ' || k.kind)
  from unnest(array['sign_in', 'sign_out', 'failed_sign_in', 'password_change', 'x', null]) k (kind);
select is(tests.as_role('a', 'sales', format('select audit.log_activity(%L)', k.kind)), '', 'anybody notes a ' || k.kind)
  from unnest(array['export', 'print', 'page_view', 'import']) k (kind);

create temp table noted as select id from audit.activity where kind = 'export' and user_id = tests.person('a', 'sales');
select is(tests.as_role(w.place, w.role, format('select audit.tell_outcome(%L, %L, 7)', n.id, w.outcome)), w.answer, w.what)
  from noted n, (values ('a', 'admin', 'stopped', '', 'a colleague says what came of it'), ('b', 'sales', 'stopped', '', 'or somebody elsewhere'),
                        ('a', 'sales', 'perhaps', 'KO009', 'it went well or not')) w (place, role, outcome, answer, what);
select is((select outcome from audit.activity join noted using (id)), '', 'and nothing is written');
select is(tests.as_role('a', 'sales', format('select audit.tell_outcome(%L, ''done'', 7)', (select id from noted))), '', 'whose it is says so');
select is(tests.as_role('a', 'sales', format('select audit.tell_outcome(%L, ''failed'', 9)', (select id from noted))), '', 'once');
select is(tests.as_role('a', 'sales', format('select audit.tell_outcome(%L, ''done'', -1)', (select id from noted))), 'KO009', 'as a number of rows');
select is((select outcome || ' ' || (detail ->> 'written') from audit.activity join noted using (id)), 'done 7', 'and it stays');

-- The house says when a session ends; a number that is none breaks nothing.
select is(tests.as_role('a', 'sales', 'select core.set_setting(''session.idle_minutes'', ''999999999999'')'), '', 'a person sets an idle time of their own');
select is(tests.as_role('a', 'sales', 'select core.start_session(''x'', ''y'', ''z'') is not null'), 'true', 'and signs in');
select ok((select max(expires_at) < now() + interval '9 hours' from core.user_session where user_id = tests.person('a', 'sales')), 'for as long as everybody');
select tests.as_role('a', 'admin', format('select core.set_setting(%L, %L, ''tenant'')', s.key, s.value))
  from (values ('session.idle_minutes', 'soon'), ('invitation.days', '-7'), ('deal.due_days', '999999999')) s (key, value);
select is(tests.as_role('a', 'agent', format('select core.touch_session(%L)', (select id from core.user_session
    where user_id = tests.person('a', 'sales') and ended_at is null limit 1))), 'false', 'nobody keeps another''s session');
select is(tests.as_role('a', 'sales', format('select core.touch_session(%L)', (select id from core.user_session
    where user_id = tests.person('a', 'sales') and ended_at is null limit 1))), 'true', 'but their own');
select is(tests.as_role('b', 'sales', format('select core.touch_session(%L)', (select id from core.user_session
    where user_id = tests.person('a', 'sales') and ended_at is null limit 1))), 'false', 'nor one of another organization');
select is(tests.as_role('a', 'agent', 'select core.start_session(''x'', ''y'', ''z'') is not null'), 'true', 'a setting that is no number locks nobody out');
select ok(tests.as_role('a', 'admin', 'select core.invite_member(''x@y.test'', ''x'', '''', ''viewer'')') <> '', 'or in');

-- Suspending cuts off here, not elsewhere: b may add a person of a, and end nothing of theirs.
select ok(tests.as_role('b', 'admin',
    format('select core.add_member(''viewer@a.test'', ''x'', '''', ''viewer'', %L)', core.scram_verifier('x'))) ~ '^[0-9A-F]{20}$', 'b adds a person of a');
select is(tests.as_role('b', 'admin', format('select core.suspend_member(%L)', tests.person('a', 'viewer'))), '', 'and suspends them');
select is(tests.as_role('a', 'viewer', 'select core.may(''deal.read'')'), 'true', 'who works on in a');
select ok((select prosrc ~ 'v_closed or exists' from pg_proc where oid = 'core.put_suspension(uuid, text)'::regprocedure),
    'and keeps the connections that do not work in b');
select is((select rolcanlogin from pg_roles where rolname = core.login_name('viewer@a.test')), true, 'and the login');

-- Whoever manages members, and not roles, gives nobody more than they have.
select tests.as_role('b', 'admin', format('select core.grant_permission(%L, ''member.manage'')', tests.person('b', 'agent')));
select is(tests.as_role('b', 'agent',
    format('select core.add_member(''puppet@b.test'', ''x'', '''', %L, %L)', r.role, core.scram_verifier('x'))), 'KO001',
    'no puppet ' || r.role) from unnest(array['owner', 'admin', 'manager', 'verifier', 'sales']) r (role);
select is(tests.as_role('b', 'agent', format('select core.reset_password(%L, %L)', tests.person('b', r.role), core.scram_verifier('x'))),
    'KO001', 'no password of the ' || r.role) from unnest(array['owner', 'admin', 'manager', 'verifier', 'sales']) r (role);
select is(tests.as_role('b', 'agent', format('select core.set_member_role(%L, ''manager'')', tests.person('b', 'member'))), 'KO001', 'no promotion');
select is(tests.as_role('b', 'agent', format('select core.set_member_role(%L, ''agent'')', tests.person('b', 'member'))), '', 'but a role like their own');
select tests.as_role('b', 'admin', format('select core.add_member(''root@platform.test'', ''x'', '''', ''viewer'', %L)', core.scram_verifier('x')));
select is(tests.as_role('b', 'admin',
    format('select core.reset_password((select id from core.app_user where email = ''root@platform.test''), %L)',
        core.scram_verifier('x'))), '42501', 'the platform''s admin is not even looked for');
select is(tests.as_role('b', 'admin',
    format('select core.reset_password(%L, %L)', (select id from core.app_user where email = 'root@platform.test'),
        core.scram_verifier('x'))), 'KO001', 'and keeps the password');

-- Numbers that are none, days without end, texts without measure.
select is(tests.as_role('a', 'admin', s.sql), s.code, left(s.sql, 120)) from (values
    ('insert into core.exchange_rate (currency, base, valid_on, rate) values (''USD'', ''PLN'', current_date, ''NaN'')', '23514'),
    ('insert into core.exchange_rate (currency, base, valid_on, rate) values (''USD'', ''PLN'', ''-infinity'', 4)', '23514'),
    ('insert into core.exchange_rate (currency, base, valid_on, rate) values (''USD'', ''PLN'', current_date, 9999999999)', '23514'),
    ('update core.membership set sales_target_minor = 9223372036854775807', '23514'),
    ('insert into core.project (name, start_date) values (''x'', ''infinity'')', '23514'),
    ('insert into sales.approval_rule (name, currency, from_minor) values (''x'', ''PLN'', 9223372036854775807)', '23514'),
    ('insert into sales.commission_rule (name, rate, valid_from, currency) values (''x'', 1, ''-infinity'', ''PLN'')', '23514'),
    ('insert into sales.commission_rule (name, rate, valid_from, currency) values (''x'', ''NaN'', current_date, ''PLN'')', '23514'),
    ('update core.tenant set settings = jsonb_build_object(''x'', repeat(''x'', 70000))', '23514'),
    ('update core.tenant set business_hours = jsonb_build_object(''x'', repeat(''x'', 70000))', '23514'),
    ('insert into core.user_preference (metadata) values (jsonb_build_object(''x'', repeat(''x'', 20000)))', '23514'),
    ($$insert into core.credential (name, api_type, provider, configuration)
       values ('x', 'crm', 'x', jsonb_build_object('x', repeat('x', 20000)))$$, '23514'),
    ('select count(*) from report.revenue(''-infinity'', current_date, ''month'')', 'KO009'),
    ('select count(*) from report.revenue(current_date, ''infinity'', ''day'')', 'KO009'),
    ('select report.working_days(current_date, ''infinity'') > 0', 'true'),
    ('select report.working_days(''-infinity'', ''infinity'')', '0'), ('select streak from report.my_streak(''infinity'')', '0')) s (sql, code);
select ok(a.attname is null, format('what people write into %s.%s has a limit', a.attrelid::regclass, a.attname))
  from (values (1)) once left join (select a.attrelid, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
         where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in ('core', 'crm', 'sales', 'audit', 'report')
           and a.attnum > 0 and a.atttypid in ('text'::regtype, 'jsonb'::regtype)
           and (has_column_privilege('kontor_app', a.attrelid, a.attnum, 'insert') or has_column_privilege('kontor_app', a.attrelid, a.attnum, 'update'))
           and (a.attrelid::regclass::text, a.attname) <> ('core.tenant', 'timezone')
           and not exists (select from pg_constraint k where k.conrelid = a.attrelid and a.attnum = any (k.conkey)
                  and (k.contype = 'f' or k.contype = 'c'
                       and pg_get_constraintdef(k.oid) ~ '(char_length|pg_column_size|ANY|\{\d+(,\d+)?\}(\)\?)?\$)'))) a on true;

select is(tests.as_role('a', 'agent', 'select core.set_setting(''my.secret'', repeat(''x'', 10001), ''user'', ''secret'')'), 'KO009',
    'nor does a secret fill the disk');
select is(tests.as_role('a', 'agent', 'select core.set_setting(''my.secret'', repeat(''x'', 10000), ''user'', ''secret'')'), '',
    'one of a page or two is kept');
select is(tests.as_role('a', 'manager', q.sql), q.code, q.sql)
  from (values ('select count(*) from report.kpis(''0001-01-01'', ''4000-01-01'')', 'KO009'),
        ('select count(*) from report.kpis(current_date - 30000, current_date)', '6'),
    ('select count(*) from sales.preview_deal(null, 9223372036854775807, ''PLN'', 9223372036854775807)', '1')) q (sql, code);

-- What was done is not forgotten overnight.
select is(tests.as_role('a', 'admin',
    format('insert into core.retention_policy (table_name, keep_days) values (''audit.activity'', %s)', d.days)), d.code,
    'the activity of ' || d.days || ' days')
  from (values (1, '23514'), (89, '23514'), (90, '1 rows')) d (days, code);
select is(tests.as_role('a', 'admin', 'update core.retention_policy set keep_days = 1 where table_name = ''audit.activity'''), '23514', 'nor of one day less');

-- EXPLAIN: neither its estimates nor its counts tell what others wrote.
insert into crm.client (tenant_id, name, email, owner_id)
select tests.place(l.letter), format('%s client %s', l.letter, lpad(i::text, 4, '0')), format('%s@%s.example', i, l.letter), tests.person(l.letter, 'sales')
  from unnest(array['a', 'b']) l (letter), generate_series(1, 300) i;
insert into crm.client (tenant_id, name, owner_id) select tests.place('b'), 'Known', tests.person('b', 'sales') from generate_series(1, 50);
insert into core.team (tenant_id, name) values (tests.place('b'), 'Secret');
select tests.deal('b', 'sales', tests.no(901), 4711), tests.deal('a', 'sales2', tests.no(902), 4711);
update sales.deal set description = 'A colleague''s' where id = tests.no(902);
analyze crm.client; analyze core.app_user; analyze core.tenant; analyze sales.payment; analyze sales.deal;
create function tests.estimate(p_table text, p_where text) returns text language plpgsql as $$
declare
  v_plan json;
begin
  perform set_config('kontor.tenant', tests.place('a')::text, true);
  execute format('set local session authorization %I', core.login_name('sales@a.test'));
  -- joined under a condition of both, the estimate has all its digits
  execute format('explain (format json) select 1 from %s x, generate_series(1, 1000000000) g (i) where (%s or g.i < -5)', p_table, p_where) into v_plan;
  set local session authorization default;
  return v_plan -> 0 -> 'Plan' ->> 'Plan Rows';
exception when others then
  return sqlstate;
end $$;
select is(tests.estimate(q.tab, q.one), tests.estimate(q.tab, q.other), format('%s: %s is %s to the planner', q.tab, q.one, q.other)) from (values
    ('crm.client', 'x.name < ''b client 0100''', 'x.name < ''b client 0101'''), ('crm.client', 'x.name = ''Known''', 'x.name = ''Unknown'''),
    ('crm.client', 'x.email < ''1''', 'x.email < ''9'''), ('crm.client', 'x.search < ''b''', 'x.search < ''c'''),
    ('core.app_user', 'x.first_name = ''Sales''', 'x.first_name = ''Nobody'''),
    ('core.tenant', 'x.name < ''Test B''', 'x.name < ''Test C'''), ('sales.deal', 'lower(x.description) < ''a''', 'lower(x.description) < ''z'''),
    ('sales.payment', 'x.bank_reference < ''A''', 'x.bank_reference < ''Z''')) q (tab, one, other);
-- Nor whether its policies were asked: what a row holds is looked at after whose it is.
create function tests.asked(p_table text, p_where text) returns text language plpgsql as $$
declare
  v_plan jsonb;
begin
  perform set_config('kontor.tenant', tests.place('a')::text, true);
  perform set_config(s, 'off', true) from unnest('{enable_indexscan,enable_indexonlyscan,enable_bitmapscan}'::text[]) s;
  execute format('set local session authorization %I', core.login_name('sales@a.test'));
  execute format('explain (analyze, costs off, timing off, summary off, format json) select 1 from %s x where %s', p_table, p_where) into v_plan;
  set local session authorization default;
  perform set_config(s, 'on', true) from unnest('{enable_indexscan,enable_indexonlyscan,enable_bitmapscan}'::text[]) s;
  return jsonb_path_query_array(v_plan, 'strict $.**."Actual Loops"')::text;
end $$;
select is(tests.asked(q.tab, q.one), tests.asked(q.tab, q.other), format('%s: %s is asked as %s', q.tab, q.one, q.other)) from (values
    ('crm.client', 'x.name = any (array[''Known''])', 'x.name = any (array[''Unknown''])'),
    ('crm.client', 'x.name >= ''b client 0100'' and x.name < ''b client 0101''', 'x.name >= ''b client 9'''),
    ('crm.client', 'x.email >= any (array[''300@b''])', 'x.email >= any (array[''z''])'),
    ('core.app_user', 'x.first_name = any (array[''Viewer''])', 'x.first_name = any (array[''Nobody''])'),
    ('core.tenant', 'x.name = any (array[''Test B''])', 'x.name = any (array[''Test Z''])'),
    ('core.team', 'x.name = any (array[''Secret''])', 'x.name = any (array[''Nothing''])'),
    ('core.membership', 'x.display_name >= any (array[''Viewer B''])', 'x.display_name >= any (array[''Z''])'),
    ('sales.deal', 'x.amount_minor = any (array[4711::bigint])', 'x.amount_minor = any (array[4712::bigint])'),
    ('sales.deal', 'x.description = any (array[''A colleague''''s''])', 'x.description = any (array[''Nobody''''s''])')) q (tab, one, other);

select is(tests.as_role('a', 'sales', q.sql), '42501', q.sql)
  from (values ('select 1 from core.app_user where email > ''a'''), ('select 1 from core.app_user where login > ''u'''),
    ('select 1 from core.tenant where slug > ''a'''), ('select 1 from core.tenant where channel > ''a''')) q (sql);

-- One organization's absurd sums stop nobody's figures.
insert into report.delta (tenant_id, measure, day, owner_id, currency, n, amount_minor)
select tests.place('b'), 'entered', current_date, tests.person('b', 'sales'), 'PLN', 1, 9000000000000000000 from generate_series(1, 3);
insert into report.delta (tenant_id, measure, day, owner_id, currency, n, amount_minor)
values (tests.place('a'), 'entered', current_date, tests.person('a', 'sales'), 'PLN', 1, 5);
select lives_ok('select report.fold()', 'figures are folded');
select is((select amount_minor from report.total_day where tenant_id = tests.place('a') and measure = 'entered'), 5 + 4711::bigint, 'and right for the others');
select is((select count(*) from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase, unnest(s.setconfig) c
            where d.datname = current_database() and s.setrole = 0 and c = 'temp_file_limit=2GB'), 1::bigint, 'no query fills the disk');
select is(tests.as_role('a', 'owner', 'set temp_file_limit = -1'), '42501', 'and nobody lifts that');
select * from finish();
rollback;
