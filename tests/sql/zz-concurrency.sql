-- Two people at the same moment, on two connections: numbers, balances, decisions and claims stay right.
-- What the connections do is committed, in an organization of its own; therefore this test is the last.
\set ON_ERROR_STOP on
create extension if not exists dblink schema public;
do $$
declare
  v_tenant uuid := core.new_tenant('Test C', 'test-c', 'PLN', 'Europe/Warsaw');
  v_role text;
begin
  insert into tests.place values ('c', v_tenant);
  foreach v_role in array array['sales', 'verifier', 'verifier2', 'manager', 'admin'] loop
    perform core.put_member(v_tenant, core.put_user(tests.who('c', v_role), initcap(v_role), 'C', core.scram_verifier('test')),
        regexp_replace(v_role, '[0-9]', ''));
  end loop;
  insert into sales.commission_rule (tenant_id, name, rate, valid_from, currency) values (v_tenant, 'All', 10, '2020-01-01', 'PLN');
end $$;

select no_plan();
select dblink_connect(c,
    format('host=%s port=%s dbname=%I user=%I', split_part(current_setting('unix_socket_directories'), ',', 1), current_setting('port'),
        current_database(), current_user)) from unnest(array['one', 'two']) c;
select dblink_exec('two', 'set lock_timeout = ''20s''');

create function tests.ask(p_connection text, p_sql text) returns text language sql as $$ select x from dblink(p_connection, p_sql) t (x text) $$;
create function tests.by(p_role text, p_sql text) returns text language sql as $$ select format('select tests.as_role(%L, %L, %L)', 'c', p_role, p_sql) $$;
-- The first does something and keeps it open; the second asks meanwhile, has to wait, and hears how it ended.
create function tests.race(p_first text, p_second text, p_end text) returns text language plpgsql as $$
declare
  v_first text; v_second text; v_waited boolean;
begin
  perform dblink_exec('one', 'begin');
  v_first := tests.ask('one', p_first);
  perform dblink_send_query('two', p_second);
  perform pg_sleep(0.2);
  v_waited := dblink_is_busy('two') = 1;
  perform dblink_exec('one', p_end);
  select x into v_second from dblink_get_result('two') t (x text);
  perform * from dblink_get_result('two') t (x text);
  return concat_ws(', ', v_first, case when v_waited then 'waited' else 'did not wait' end, v_second);
end $$;
-- The first takes one thing, the second asks meanwhile, then the first takes another: it gets it, where both take things in the same order.
create function tests.cross(p_first text, p_second text, p_then text) returns text language plpgsql as $$
declare
  v_then text; v_second text;
begin
  perform dblink_exec('one', 'begin') || tests.ask('one', p_first);
  perform dblink_send_query('two', p_second);
  perform pg_sleep(0.2);
  v_then := tests.ask('one', p_then);
  perform dblink_exec('one', 'commit');
  select x into v_second from dblink_get_result('two') t (x text);
  perform * from dblink_get_result('two') t (x text);
  return concat_ws(', ', v_then, v_second);
end $$;
create function tests.entering(p_number int) returns text language sql as $$
  select tests.by('sales',
      format($q$select number from sales.enter_deal(%L, %L, 10000, 'PLN', 'x', current_date, current_date,
          p_new_client => '{"name": "x"}')$q$, tests.no(p_number), tests.no(p_number + 1000))) $$;
create function tests.paying(p_number int, p_deal int, p_amount int) returns text language sql as $$
  select tests.by('sales',
      format($q$select number from sales.record_payment(%L, %L, %s, 'PLN', 'cash', current_date - 1)$q$, tests.no(p_number), tests.no(p_deal), p_amount)) $$;
create function tests.approving(p_role text, p_number int) returns text language sql as $$
  select tests.by(p_role, format('select coalesce(invoice_number, status) from sales.approve_payment(%L, null)', tests.no(p_number))) $$;

select is(tests.race(tests.entering(1), tests.entering(2), 'rollback'), 'DLID0001, waited, DLID0001', 'a number that was not kept is given to the next');
select is(tests.race(tests.entering(3), tests.entering(4), 'commit'), 'DLID0002, waited, DLID0003', 'nobody gets a number twice');
select is(tests.race(tests.entering(5), tests.entering(5), 'commit'), 'DLID0004, waited, DLID0004', 'one deal sent twice at once is one deal');
select is((select value from core.counter where tenant_id = tests.place('c') and kind = 'deal'), 4::bigint, 'and one number');
select is(tests.race(tests.paying(11, 3, 6000), tests.paying(12, 3, 6000), 'commit'), 'TXID0001, waited, KO007',
    'two payments at once do not exceed the balance');
select is(tests.race(tests.paying(13, 3, 4000), tests.paying(13, 3, 4000), 'commit'), 'TXID0002, waited, TXID0002',
    'one payment sent twice at once is one payment');
select is(tests.race(tests.by('verifier', format('select claimed_by_name from sales.claim_payment(%L)', tests.no(11))),
    tests.by('verifier2', format('select claimed_by_name from sales.claim_payment(%L)', tests.no(11))), 'commit'),
  'Verifier C, waited, KO005', 'one of two gets a payment');
select is(tests.ask('one', tests.by('verifier', format('select sales.release_payment(%L)', tests.no(11)))), '', 'and gives it back');
select is(tests.race(tests.approving('verifier', 11), tests.approving('verifier2', 11), 'commit'),
    format('INV-%s-0001, waited, KO006', extract(year from sales.today(tests.place('c')))), 'two approve one payment: it is verified once');
select is(tests.race(tests.approving('verifier', 13),
    tests.by('verifier2', format('select status from sales.reject_payment(%L, null, ''no'')', tests.no(13))), 'rollback'),
    format('INV-%s-0002, waited, rejected', extract(year from sales.today(tests.place('c')))), 'an approval that was not kept leaves no trace');
select is(tests.ask('one', tests.paying(14, 4, 5000)), 'TXID0003', 'another payment');
select is(tests.race(tests.approving('verifier', 14), tests.paying(15, 4, 5000), 'commit'),
    format('INV-%s-0002, waited, TXID0004', extract(year from sales.today(tests.place('c')))), 'an invoice number that was not kept is given to the next');
select is((select row(paid_minor, waiting_minor, status)::text from sales.deal where id = tests.no(4)), '(5000,5000,active)', 'the deal''s amounts are right');
select is(tests.race(tests.by('manager', format('select number from sales.refund_payment(%L, null, 3000, ''x'')', tests.no(14))),
    tests.by('manager', format('select number from sales.refund_payment(%L, null, 3000, ''x'')', tests.no(14))), 'commit'),
  'TXID0005, waited, KO020', 'two refunds at once do not exceed the payment');
select is(tests.ask('one',
    tests.by('manager',
        'select bool_and(ok)::text from sales.approve_commissions(array(select id from sales.commission where status = ''pending''))')),
        'true', 'commissions are approved');
select is(tests.race(tests.by('manager',
    format('select total_minor::text from sales.pay_commissions(%L, current_date + 1)', tests.person('c', 'sales'))),
    tests.by('manager', format('select total_minor::text from sales.pay_commissions(%L, current_date + 1)', tests.person('c', 'sales'))), 'commit'),
  '800, waited, KO006', 'and paid once');
select is(tests.race('select ''a line''::text from sales.commission where tenant_id = tests.place(''c'') and status = ''paid'' for update',
    tests.by('manager', format('select total_minor::text from sales.pay_commissions(%L, current_date + 1)', tests.person('c', 'sales'))), 'rollback'),
  'a line, did not wait, KO006', 'what was paid is not looked at again');
-- One person approves many while another approves one of them: the second waits, nobody deadlocks.
select is(tests.ask('one', tests.entering(6)), 'DLID0005', 'a deal');
select is(tests.ask('one', tests.entering(7)), 'DLID0006', 'and another');
select is(tests.ask('one', tests.paying(16, 6, 100)), 'TXID0006', 'with a payment');
select is(tests.ask('one', tests.paying(17, 7, 100)), 'TXID0007', 'and another');
select is(tests.race(tests.by('verifier',
    format('select string_agg(ok::text, '','') from sales.approve_payments(%L, %L)', array[tests.no(17), tests.no(16)], array[1, 1])),
    tests.approving('verifier2', 17), 'commit'),
  'true,true, waited, KO006', 'who approves many and who approves one of them wait for each other');
select is((select array_agg(number_seq order by number_seq) from sales.invoice where tenant_id = tests.place('c') and kind = 'invoice'),
    '{1,2,3,4}', 'invoices have no gap');
select is((select array_agg(number_seq order by number_seq) from sales.payment where tenant_id = tests.place('c')), '{1,2,3,4,5,6,7}', 'nor have payments');

-- Members: an address that two organizations add at once is one person's, whose password only the first one knows; and a snapshot of the past rules nobody.
create function tests.adding(p_letter text) returns text language sql as $$
  select format('select tests.as_role(%L, ''admin'', %L)', p_letter,
                format('select length(core.add_member(''both@c.test'', ''Both'', '''', ''viewer'', %L))', core.scram_verifier('known to ' || p_letter))) $$;
select is(tests.race(tests.adding('a'), tests.adding('c'), 'commit'), '0, waited, 20', 'the second organization gets a code for whoever the first one adds');
select is((select string_agg(m.status, ' ' order by t.slug) from core.membership m join core.tenant t on t.id = m.tenant_id
            where m.email = 'both@c.test'), 'active invited', 'which the first one does not know');
select is(dblink_exec('one', format('set default_transaction_isolation = %L', l.level))
          || tests.ask('one', format('select tests.as_role(''c'', ''admin'', %L)',
                                     format('select core.set_member_role(%L, ''viewer'')', tests.person('c', 'manager')))), 'SETKO008',
                                     'members are not changed by what was true before: ' || l.level)
  from unnest(array['repeatable read', 'serializable']) l (level);
select is((select r.key from core.membership m join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id
            where m.user_id = tests.person('c', 'manager')), 'manager', 'so two owners do not remove each other');
select is(dblink_exec('one', format('set default_transaction_isolation = %L', l.level))
          || tests.ask('one', tests.by('manager', 'select core.scope(''deal.read'') || count(*) from sales.deal')), l.seen,
          'what is seen in a transaction that is ' || l.level)
  from (values ('repeatable read', 'SETnone0'), ('serializable', 'SETnone0'), ('read uncommitted', 'SETall6'), ('read committed', 'SETall6')) l (level, seen);

-- An organization that moves to another time zone holds up its own people alone, and nobody's figures.
create function tests.moving(p_zone text) returns text language sql as $$ select tests.by('admin', format('update core.tenant set timezone = %L', p_zone)) $$;
create function tests.elsewhere(p_number int) returns text language sql as $$
  select format('select tests.as_role(''a'', ''sales'', %L)',
                format($q$select count(*)
                      from sales.enter_deal(%L, %L, 10000, 'PLN', 'x', current_date, current_date, p_new_client => '{"name": "x"}')$q$,
                              tests.no(p_number), tests.no(p_number + 1000))) $$;
select is(tests.race(tests.moving('America/New_York'), tests.elsewhere(91), 'rollback'), '1 rows, did not wait, 1', 'others enter deals meanwhile');
select is(tests.race(tests.moving('America/New_York'), 'select (report.fold() > 0)::text', 'rollback'), '1 rows, did not wait, true',
    'and have their figures folded');
select is(tests.race(tests.moving('America/New_York'), tests.entering(8), 'commit'), '1 rows, waited, DLID0007', 'who works there waits');
select is(tests.race(tests.entering(9), tests.moving('Asia/Tokyo'), 'commit'), 'DLID0008, waited, 1 rows', 'and is waited for');
select is((select count(*) from report.recount(tests.place('c'))), 0::bigint, 'the figures are right');
select is(tests.race('select report.rebuild(tests.place(''c''))::text', 'select report.fold()::text', 'commit'), ', did not wait, 0',
    'a fold leaves out what is being made anew');

-- A target is reached by several payments: while one is undone another does not reach it with its help.
insert into sales.commission_rule (tenant_id, name, user_id, rate, valid_from, currency, target_minor, bonus_minor)
values (tests.place('c'), 'Bonus', tests.person('c', 'manager'), 1, '2020-01-01', 'PLN', 9000, 50);
select is(tests.ask('one',
    tests.by('manager', format($q$select count(*)
          from sales.enter_deal(%L, %L, 10000, 'PLN', 'x', current_date, current_date, p_new_client => '{"name": "x"}')$q$, tests.no(d),
                  tests.no(d + 1000)))), '1', 'a deal') from unnest(array[51, 52]) d;
select is(tests.ask('one',
    tests.by('manager', format($q$select count(*) from sales.record_payment(%L, %L, %s, 'PLN', 'cash', current_date - 1)$q$,
                                         tests.no(p.id), tests.no(p.deal), p.amount))), '1', 'its payment')
                                           from (values (61, 51, 8000), (62, 52, 2000)) p (id, deal, amount);
select is(left(tests.ask('one', tests.approving('verifier', 61)), 3), 'INV', 'one is verified');
select is(left(tests.race(tests.by('verifier', format('select status from sales.undo_decision(%L)', tests.no(61))),
    tests.approving('verifier2', 62), 'commit'), 20), 'pending, waited, INV', 'and undone while the other one is verified');
select is((select count(*) from sales.commission where tenant_id = tests.place('c') and kind = 'bonus'), 0::bigint, 'which earns no bonus');

-- A bonus is older than the commission of a payment that came after it: whoever refunds that one takes both in the order in which everybody takes lines.
create function tests.lines() returns uuid[] language sql stable as
  $$ select array_agg(id order by id) from sales.commission
      where tenant_id = tests.place('c') and user_id = tests.person('c', 'manager') and status <> 'clawed_back' $$;
create function tests.last_line() returns uuid language sql stable as $$ select (tests.lines())[cardinality(tests.lines())] $$;
create function tests.line_before() returns uuid language sql stable as $$ select (tests.lines())[cardinality(tests.lines()) - 1] $$;
select is(tests.ask('one',
    tests.by('manager', format($q$select count(*)
          from sales.enter_deal(%L, %L, 90000, 'PLN', 'x', current_date, current_date, p_new_client => '{"name": "x"}')$q$, tests.no(53), tests.no(1053)))),
                  '1', 'a deal');
select is(tests.ask('one',
    tests.by('manager', format($q$select count(*) from sales.record_payment(%L, %L, %s, 'PLN', 'cash', current_date - 1)$q$,
                                         tests.no(p.id), tests.no(53), p.amount))), '1', 'its payment') from (values (63, 10000), (64, 100)) p (id, amount);
select is(left(tests.ask('one', tests.approving('verifier', p)), 3), 'INV', 'is verified') from unnest(array[63, 64]) p;
select is((select kind from sales.commission where id = tests.line_before()), 'bonus', 'the last commission is younger than the bonus');
select is(tests.cross(
    format('select id::text from sales.commission where tenant_id = tests.place(''c'') and id = %L for update', tests.line_before()),
    tests.by('manager', format('select status from sales.refund_payment(%L, null, 100, ''x'')', tests.no(64))),
    format('select count(*)::text from (select from sales.commission where id = %L for update) x', tests.last_line())),
  '1, refunded', 'who takes the lines in order and who refunds wait for each other');

-- A transaction that is asked something now and then is not idle, and ends all the same.
select dblink_connect('held',
    format('host=%s port=%s dbname=%I user=%I password=test', split_part(current_setting('unix_socket_directories'), ',', 1),
        current_setting('port'), current_database(), core.login_name(tests.who('c', 'sales'))));
create temp table held as select x.pid from dblink('held', 'select pg_backend_pid()') x (pid int);
select dblink_exec('held', 'begin');
select is((select x.n from dblink('held', 'select 1') x (n int)), 1, 'a transaction stays open');
select core.watchdog();
select is((select x.n from dblink('held', 'select 2') x (n int)), 2, 'for some time');
select core.watchdog(p_whole => interval '0');
select pg_sleep(0.05) from generate_series(1, 100) where exists (select from pg_stat_get_activity((select pid from held)));
select is((select count(*) from pg_stat_get_activity((select pid from held))), 0::bigint, 'not for ever');
select dblink_disconnect('held');

-- Nobody keeps a suspension off by what they have open, and nobody else's by what they write.
create function tests.holds(p_role text, p_sql text, p_suspend text) returns text language plpgsql as $$
declare
  v_answer text;
begin
  perform dblink_connect('held', format('host=%s port=%s dbname=%I user=%I password=test', split_part(current_setting('unix_socket_directories'), ',', 1),
      current_setting('port'), current_database(), core.login_name(tests.who('c', p_role))));
  perform dblink_exec('held', format('set kontor.tenant = %L', tests.place('c'))), dblink_exec('held', 'begin');
  perform * from dblink('held', p_sql) x (answer text);
  v_answer := tests.ask('two', p_suspend);
  begin
    perform * from dblink('held', 'select 1') x (n int);
    v_answer := v_answer || ', the other one works on';
  exception when others then
    v_answer := v_answer || ', ended';
  end;
  perform dblink_disconnect('held');
  return v_answer;
end $$;
create function tests.suspending(p_role text) returns text language sql as
  $$ select tests.by('admin', format('select core.suspend_member(%L, ''x'')::text', tests.person('c', p_role))) $$;
create function tests.resuming() returns text language sql as $$
  select tests.ask('two', tests.by('admin', format('select core.resume_member(%L)::text', tests.person('c', 'sales')))) $$;
select dblink_exec('two', 'set lock_timeout = ''3s''');
select is(tests.holds('sales', h.held, tests.suspending('sales')) || tests.resuming(), ', ended', 'who is suspended meanwhile has ' || h.what)
  from (values ('signed in', 'select core.start_session(''x'', ''y'', ''z'')::text'),
               ('another name', 'update core.app_user set first_name = ''X'' where id = core.me() returning id::text'),
               ('a record open', format('select count(*)::text from core.keep_present(core.new_id(), ''sales.deal'', %L, true)', tests.no(3)))) h (what, held);
select is(tests.holds('manager', 'select core.set_setting(''a.b'', ''x'')::text', tests.suspending('sales')) || tests.resuming(),
    ', the other one works on', 'nor does whoever writes something else');
select is(tests.holds('admin', 'update core.tenant set description = ''x'' where id = core.tenant_id() returning description',
    format('select tests.act(''root@platform.test'', null, %L)', format('select core.suspend_tenant(%L, ''x'')::text', tests.place('c')))), ', ended',
    'nor does an organization stay that its administrator has open');
select is(tests.ask('two', format('select tests.act(''root@platform.test'', null, %L)', format('select core.resume_tenant(%L)::text', tests.place('c')))), '',
    'it is resumed');
select dblink_exec('two', 'set lock_timeout = ''20s''');

-- Maintenance waits for nobody: neither does whoever holds their own rows keep the watchdog off, nor whoever reads the trail all writing.
update core.app_user u set trusted_from = '2000-01-01', verifier_digest = core.verifier_digest(u.login) where u.email = tests.who('c', 'sales');
insert into core.notification (tenant_id, user_id, notification_type, title, created_at)
select tests.place('c'), tests.person('c', 'sales'), 'x.y', 'old ' || i, now() - interval '99 days' from generate_series(1, 2) i;
insert into core.retention_policy (tenant_id, table_name, keep_days) values (tests.place('c'), 'core.notification', 30);
select dblink_connect('held',
    format('host=%s port=%s dbname=%I user=%I password=test', split_part(current_setting('unix_socket_directories'), ',', 1),
        current_setting('port'), current_database(), core.login_name(tests.who('c', 'sales'))));
select dblink_exec('held', 'begin') || dblink_exec('held', format('set kontor.tenant = %L', tests.place('c')));
select is((select x.id from dblink('held', 'select id from core.app_user for update') x (id uuid)), tests.person('c', 'sales'), 'somebody holds their own row');
select is((select x.n from dblink('held', 'update core.notification set is_read = true where title = ''old 1'' returning 1') x (n int)), 1,
    'and what they were told');
set statement_timeout = '5s';
select lives_ok('select core.watchdog()', 'the watchdog goes round');
select is(core.run_retention(), 1::bigint, 'what nobody holds is let go');
select dblink_exec('held', 'rollback');
select dblink_disconnect('held');
select core.watchdog();
select is((select trusted_from from core.app_user where email = tests.who('c', 'sales')), null, 'the rest the next time');
select is(core.run_retention(), 1::bigint, 'as well');
reset statement_timeout;
select dblink_exec('one', 'begin');
select is(tests.ask('one', tests.by('admin', 'select (count(*) > 0)::text from audit.change')), 'true', 'somebody reads the trail, and stays');
select dblink_exec('two', 'set statement_timeout = ''5s''');
select is(tests.ask('two', 'select audit.add_partitions(''audit.change'', 5)::text'), '0', 'no month is added');
select dblink_exec('one', 'rollback');
select is(tests.ask('two', 'select audit.add_partitions(''audit.change'', 5)::text'), '2', 'but when they are gone');
select is(tests.race(tests.by('admin',
    'insert into core.exchange_rate (currency, base, valid_on, rate) values (''EUR'', ''PLN'', current_date - 300, 4) returning ''rate'''),
    'select (report.fold() >= 0)::text', 'rollback'), 'rate, did not wait, true', 'nor does a fold wait for whoever enters a rate');

-- What follows from two changes of one person at once follows from both; and nobody writes it from a view of the past.
select is(tests.race(tests.by('admin', format('select core.suspend_member(%L, ''x'')', tests.person('c', 'verifier2'))),
    $$with g as (insert into core.user_permission (tenant_id, user_id, permission_key, scope)
                 values (tests.place('c'), tests.person('c', 'verifier2'), 'audit.read', 'all') returning 1) select 1::text from g$$, 'commit'),
    ', waited, 1', 'who is suspended while somebody gives them a permission');
select is((select count(*) from core.standing where user_id = tests.person('c', 'verifier2')), 0::bigint, 'is suspended');
select is(tests.race(
    $$with g as (update core.role_permission p set scope = 'own' from core.role r
                  where (r.tenant_id, r.id) = (p.tenant_id, p.role_id) and r.tenant_id = tests.place('c') and r.key = 'manager'
                    and p.permission_key = 'deal.read' returning 1) select 1::text from g$$,
    $$with g as (insert into core.user_permission (tenant_id, user_id, permission_key, scope)
                 values (tests.place('c'), tests.person('c', 'manager'), 'audit.read', 'own') returning 1) select 1::text from g$$, 'commit'),
    '1, waited, 1', 'who may less by their role and more by themselves');
select is(tests.race(tests.by('admin', format('select core.set_member_role(%L, ''viewer'')', tests.person('c', 'verifier'))),
    'select tests.as_role(''a'', ''admin'', format(''select core.set_member_role(%L, ''''viewer'''')'', tests.person(''a'', ''agent'')))',
    'rollback'), ', did not wait, ', 'another organization''s people change meanwhile');
select is((select (ranks ->> 'deal.read') || (ranks ->> 'audit.read') from core.standing where user_id = tests.person('c', 'manager')), '11', 'may both');
select is((select count(*) from (table core.standing except all select * from core.standing_now()) x) + (select count(*)
        from (select * from core.standing_now() except all table core.standing) x), 0::bigint, 'and nobody has more or less than that');
select is(dblink_exec('one', 'set default_transaction_isolation = ''repeatable read'''), 'SET');
select throws_ok($$select dblink_exec('one', 'update core.membership set status = ''suspended''')$$, '0A000', null,
    'people do not change in a view of the past');

select dblink_disconnect(c) from unnest(array['one', 'two']) c;
select * from finish();
