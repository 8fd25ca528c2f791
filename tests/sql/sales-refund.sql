-- Refunds: asked for by one, decided by another where that is wanted.
begin;
select no_plan();
create function tests.refund(p_role text, p_payment uuid, p_amount bigint, p_more text default 'status') returns text language sql as $$
  select tests.as_role('a', p_role, format('select %s from sales.refund_payment(%L, null, %s, ''returned'')', p_more, p_payment, p_amount)) $$;
create function tests.state(p_payment uuid) returns text
language sql as $$ select tests.as_role('a', 'manager', format('select state from sales.payment_list where id = %L', p_payment)) $$;
create function tests.two(p_role text, p_key text, p_two boolean) returns text language sql as $$
  select tests.as_role('a', p_role, format('select core.set_role_permission(%L, ''payment.refund'', ''all'', %L)', p_key, p_two)) $$;
select tests.deal('a', 'sales', tests.no(1), 1000000);
select tests.pay('a', 'sales', tests.no(1), 1000 * n, tests.no(10 + n)), tests.approve('a', 'verifier', tests.no(10 + n)) from generate_series(1, 5) n;

-- Who says that two are needed.
select is(tests.two('manager', 'manager', true), 'KO001', 'a manager says nothing about roles');
select is(tests.as_role('a', 'owner', 'select core.set_role_permission(''manager'', ''deal.write'', ''all'', true)'), 'KO009', 'only refunds can need two');
select is(tests.two('admin', 'manager', true) || tests.two('admin', 'owner', true), '', 'an administrator says it of refunds');
select is(tests.two('owner', 'owner', false), 'KO001', 'and nobody takes it from themselves');
select is(tests.as_role('a', 'admin', 'select core.set_role_permission(''owner'', ''payment.refund'', ''own'', true)'), 'KO001', 'or narrows the owner by it');
select is(tests.as_role('a', 'admin', 'select core.set_role_permission(''admin'', ''payment.refund'', ''all'', true)'), 'KO001',
    'or gives their own role what it has not');
select is(tests.as_role('a', r.role, 'select core.needs_two(''payment.refund'')'), 'true', r.role || ' needs a second person')
  from unnest(array['manager', 'owner']) r (role);
select is(tests.as_role('a', 'manager', 'select core.needs_two(''payment.verify'')')
          || tests.as_role('a', 'sales', 'select core.needs_two(''payment.refund'')'), 'falsefalse', 'for nothing else, and nobody else');

-- Ask, decide.
select is(tests.refund('manager', tests.no(11), 1000), 'asked', 'a manager''s refund is a question');
select is(tests.state(tests.no(11)), 'refund_asked', 'the list shows it');
select is(tests.as_role('a', 'owner',
    format('select refund_asked_minor || '' '' || refund_asked_by_name from sales.payment_list where id = %L', tests.no(11))),
    '1000 Manager A', 'with the amount and who asked');
select is((select paid_minor from sales.deal), 15000::bigint, 'nothing is paid back yet');
select is(tests.as_role('a', 'owner', 'select title from core.notification where notification_type = ''payment.refund_asked'''),
    'Refund of TXID0001 asked for', 'whoever may refund hears of it');
select is(tests.refund('manager', tests.no(11), 1000), 'KO004', 'the manager does not answer it');
select is(tests.refund('sales', tests.no(11), 1000), 'KO001', 'nor sales');
select is(tests.refund('owner', tests.no(11), 1000, 'status || '' '' || number'), 'refunded TXID0006', 'the owner does');
select is((select row(status, needs_two, asked_by = tests.person('a', 'manager'), decided_by = tests.person('a', 'owner'))::text
             from sales.refund_request), '(refunded,t,t,t)', 'both stand by it');
select is((select paid_minor from sales.deal), 14000::bigint, 'and the money is gone');
select is(tests.as_role('a', 'manager', 'select concat_ws('' '', state, amount_minor, refund_of_number) from sales.payment_list where number = ''TXID0006'''),
    'refund -1000 TXID0001', 'which the list shows with a minus, as what it is and of what');
select is(tests.as_role('a', 'manager', 'select concat_ws('' '', state, amount_minor) from sales.payment_list where number = ''TXID0001'''),
    'refunded 1000', 'beside what came in');
select is(tests.as_role('a', 'manager', 'select sum(amount_minor) from sales.payment_list'), '14000', 'so that the sum is what is left');
select throws_ok('update sales.refund_request set decided_by = asked_by', '23514', null, 'even a superuser makes one person of two');
select is(tests.refund('owner', tests.no(11), 1), 'KO020', 'there is no more');

-- No more than was asked for; declined; asked by sales.
select is(tests.refund('manager', tests.no(12), 500), 'asked', 'a part is asked for');
select is(tests.refund('owner', tests.no(12), 501), 'KO020', 'more is not decided');
select is(tests.refund('owner', tests.no(12), 400), 'refunded', 'less is');
select is(tests.state(tests.no(12)), 'verified', 'what is left is verified');
select is(tests.refund('owner', tests.no(13), 3000), 'asked', 'an owner asks, too');
select is(tests.as_role('a', 'manager', format('select number from sales.decline_refund(%L, null, ''no'')', tests.no(13))), 'TXID0003', 'and is declined');
select is(tests.state(tests.no(13)), 'verified', 'which leaves the payment');
select is(tests.refund('manager', tests.no(13), 3000), 'asked', 'it can be asked for again');
select is(tests.as_role('a', 'sales', format('select number from sales.ask_refund(%L, null, ''x'')', tests.no(13))), 'KO006', 'not twice at once');
select is(tests.as_role('a', 'sales', format('select number from sales.ask_refund(%L, null, ''x'', %s)', tests.no(14), a.amount)), a.code,
    'nobody asks for ' || a.amount) from (values (0, 'KO009'), (4001, 'KO020')) a (amount, code);
select is(tests.as_role('a', 'sales', format('select number from sales.ask_refund(%L, null, ''client left'')', tests.no(14))), 'TXID0004',
    'a salesperson asks');
select is(tests.as_role('a', 'verifier', format('select status from sales.undo_decision(%L)', tests.no(14))), 'KO006', 'meanwhile the approval stays');
select is(tests.refund('manager', tests.no(14), 4000), 'refunded', 'and one more person is enough');
select is(tests.as_role('a', 'sales', 'select count(*) from sales.refund_request')
          || tests.as_role('a', 'sales2', 'select count(*) from sales.refund_request'), '50', 'requests are seen by whoever sees the payment');
select is(tests.as_role('a', 'manager', 'update sales.refund_request set asked_by = asked_by'), '42501', 'and written by functions alone');

-- One is enough again, or for one person.
select is(tests.two('admin', 'manager', false), '', 'the rule is taken back');
select is(tests.refund('manager', tests.no(13), 3000), 'refunded', 'then who asked may decide');
select is(tests.refund('owner', tests.no(15), 5000), 'asked', 'others still ask');
select is(tests.two('admin', 'manager', true), '', 'and back again');
select tests.as_role('a', 'admin', format('select core.grant_permission(%L, ''payment.refund'')', tests.person('a', 'manager')));
select is(tests.as_role('a', 'manager', 'select core.needs_two(''payment.refund'')'), 'false', 'a personal permission is one person''s');
select * from finish();
rollback;
