-- Payments: four eyes, as many approvers as the rule asks, and everything that follows from an approval.
begin;
select no_plan();

insert into sales.approval_rule (tenant_id, name, currency, from_minor, approvals, role_key)
select tests.place('a'), r.name, r.currency, r.from_minor, r.approvals, r.role_key
  from (values ('Any', 'PLN', 0, 1, ''), ('Over 10,000', 'PLN', 1000000, 2, ''), ('Over 50,000', 'PLN', 5000000, 1, 'verifier'),
               ('Over 50,000, manager', 'PLN', 5000000, 1, 'manager')) r (name, currency, from_minor, approvals, role_key);
insert into sales.commission_rule (tenant_id, name, role_key, rate, valid_from, currency) values
  (tests.place('a'), 'Sales 3%', 'sales', 3, '2020-01-01', 'PLN'), (tests.place('a'), 'Everybody 1%', null, 1, '2020-01-01', 'PLN');
insert into sales.commission_rule (tenant_id, name, user_id, rate, valid_from, valid_to, currency)
values (tests.place('a'), 'Long ago', tests.person('a', 'sales'), 50, '2020-01-01', '2020-12-31', 'PLN');
insert into core.exchange_rate (tenant_id, currency, base, rate, valid_on) values (tests.place('a'), 'EUR', 'PLN', 4.25105, current_date - 3);

select tests.deal('a', 'sales', tests.no(1), 10000000);
select is((select number || ' ' || status || ' ' || payment_status from sales.deal where id = tests.no(1)), 'DLID0001 pending pending',
    'a deal begins with number 1');
select is(tests.pay('a', 'sales', tests.no(1), 12345, tests.no(11)), 'done', 'its owner records a payment');
select is((select number || ' ' || stage from sales.payment where id = tests.no(11)), 'TXID0001 in_verification', 'which goes to verification');
select is((select paid_minor || ' ' || waiting_minor from sales.deal where id = tests.no(1)), '0 12345', 'and is waiting money');
select is(tests.as_role('a', 'sales', 'select state from sales.deal_list'), 'in_verification', 'as the list says');

-- Who can't approve.
select is(tests.approve('a', r.role, tests.no(11)), 'KO001', r.role || ' verifies nothing')
  from unnest(array['sales', 'sales2', 'admin', 'agent', 'member', 'viewer']) r (role);
select is(tests.approve('b', 'verifier', tests.no(11)), 'KO002', 'another organization''s verifier finds nothing');
select is(tests.as_role('a', 'verifier', format('select * from sales.approve_payment(%L, 99)', tests.no(11))), 'KO003',
    'nobody approves what they have not seen');
select is(tests.as_role('a', 'verifier', $$update sales.payment set status = 'verified'$$), '42501', 'no verifier writes the status');
select is(tests.as_role('a', 'verifier', format($$insert into sales.payment_approval (payment_id) values (%L)$$, tests.no(11))), '42501', 'or an approval');
select is(tests.as_role('a', 'verifier',
    format('select * from sales.put_decision((select p from sales.payment p where id = %L), ''approved'', '''')', tests.no(11))), '42501',
    'or calls what is inside');
select throws_ok(format($$insert into sales.payment_approval (tenant_id, payment_id, payment_created_by, owner_id, approver_id, status)
  select tenant_id, id, created_by, owner_id, created_by, 'approved' from sales.payment
   where id = %L$$, tests.no(11)), '23514', null, 'four eyes is a constraint: even a superuser can''t approve as the creator');
select throws_ok(format($$insert into sales.payment_approval (tenant_id, payment_id, payment_created_by, owner_id, approver_id, status)
  select tenant_id, id, %L, owner_id, created_by, 'approved' from sales.payment
   where id = %L$$, tests.person('a', 'sales2'), tests.no(11)), '23503', null, 'nor name another creator');

-- Claims.
select is(tests.as_role('a', 'verifier', format('select claimed_by_name from sales.claim_payment(%L)', tests.no(11))), 'Verifier A', 'a verifier takes it');
select is(tests.as_role('a', 'verifier', format('select claimed_by_name from sales.claim_payment(%L)', tests.no(11))), 'Verifier A', 'and keeps it');
select is(tests.as_role('a', 'verifier2', format('select claimed_by_name from sales.claim_payment(%L)', tests.no(11))), 'KO005', 'nobody else takes it');
select is(tests.approve('a', 'verifier2', tests.no(11)), 'KO005', 'or approves it');
select is(tests.as_role('a', 'verifier2', 'select state || '' '' || claimed_by_name from sales.verification_queue'), 'taken Verifier A',
    'the queue says who has it');
select is((select version from sales.payment where id = tests.no(11)), 1, 'taking it changes no version');
update sales.payment_claim set claimed_until = clock_timestamp() - interval '1 second';
select is(tests.as_role('a', 'verifier2', format('select claimed_by_name from sales.claim_payment(%L)', tests.no(11))), 'Verifier2 A',
    'when the time is over, another takes it');
select is(tests.as_role('a', 'verifier2', format('select sales.release_payment(%L)', tests.no(11))), '', 'and gives it back');

-- What follows.
select is(tests.as_role('a', 'verifier',
    format('select row(status, number, invoice_number, commission_minor, version) from sales.approve_payment(%L, 1, ''fine'')', tests.no(11))),
  format('(verified,TXID0001,INV-%s-0001,370,2)', extract(year from sales.today(tests.place('a')))),
      'approving verifies, invoices, and gives 3% of 123.45, rounded');
select is((select row(paid_minor, waiting_minor, status, payment_status, verification_status)::text from sales.deal
            where id = tests.no(1)), '(12345,0,active,partial,pending)', 'the deal is partly paid');
select is(tests.as_role('a', 'sales', 'select state || '' '' || next_step from sales.deal_list'), 'partly_paid next_instalment', 'as the list says');
select is((select row(base_minor, base_currency, rate, exchange_rate, currency, final_minor, status)::text from sales.commission),
    '(12345,PLN,3.000,1.00000000,PLN,370,pending)', 'the role''s rule applies, since the person''s is over');
select is((select row(total_minor, amount_minor, tax_minor, status)::text from sales.invoice), '(12345,12345,0,issued)', 'the invoice adds up');
select is((select row(deals_created, payments_received, total_minor, streak_count, is_active_day)::text from sales.daily_streak),
    '(1,1,12345,1,t)', 'the streak begins');
select is((select row(user_id = tests.person('a', 'sales'), notification_type, record_id)::text from core.notification),
    format('(t,payment.verified,%s)', tests.no(11)), 'the owner is told');
select is((select count(*) from audit.change
            where relation = 'sales.payment' and row_id = tests.no(11) and user_id = tests.person('a', 'verifier')
              and new_values ->> 'status' = 'verified'), 1::bigint, 'the trail knows who verified');
select is(tests.approve('a', 'verifier2', tests.no(11)), 'KO006', 'it is verified once');

-- Two people.
select is(tests.pay('a', 'sales', tests.no(1), 1000000, tests.no(12)), 'done', 'a payment of 10,000');
select is((select approvals_needed from sales.payment where id = tests.no(12)), 2, 'needs two people');
select is(tests.approve('a', 'verifier', tests.no(12)), 'pending', 'the first approval leaves it pending');
select is((select paid_minor from sales.deal where id = tests.no(1)), 12345::bigint, 'and unpaid');
select is(tests.approve('a', 'verifier', tests.no(12)), 'KO010', 'nobody is two people');
select is(tests.as_role('a', 'verifier2',
    'select state || '' '' || first_approver_name || '' '' || can_decide from sales.verification_queue'), 'second_check Verifier A true',
    'the queue asks the second');
select is(tests.as_role('a', 'verifier', 'select can_decide::text from sales.verification_queue'), 'false', 'and not the first again');
select is(
  tests.as_role('a', 'sales', format('select approvals_given || '' of '' || approvals_needed || '' '' || first_approver_name || '' ''
    || (first_approved_at is not null) from sales.payment_list where id = %L', tests.no(12))),
  '1 of 2 Verifier A true', 'the list tells who was first');
select is(
  tests.as_role('a', r.role, format('select approvals_currency || '' '' || approvals_from_minor from %s where id = %L', r.relation, tests.no(12))),
  'PLN 1000000', r.relation || ' names the amount of the rule')
  from (values ('sales', 'sales.payment_list'), ('verifier2', 'sales.verification_queue')) r (role, relation);
select is(tests.as_role('b', 'verifier', $$select (sales.approval_threshold(1000000, 'PLN', 2)).from_minor::text$$), null,
    'another organization''s rules are not told');
select is(tests.approve('a', 'verifier2', tests.no(12)), 'verified', 'the second approval verifies');

-- By role: one verifier and one manager.
select is(tests.pay('a', 'sales', tests.no(1), 5000000, tests.no(13)), 'done', 'a payment of 50,000');
select is((select approval_slots from sales.payment where id = tests.no(13)), '{verifier,manager}', 'needs a verifier and a manager');
select is(tests.approve('a', 'verifier', tests.no(13)), 'pending', 'the verifier approves');
select is(tests.approve('a', 'verifier2', tests.no(13)), 'KO011', 'a second verifier is not what is missing');
select is(tests.approve('a', 'owner', tests.no(13)), 'KO011', 'not even the owner is');
select is(tests.approve('a', 'manager', tests.no(13)), 'verified', 'the manager completes it');
select is((select array_agg(number order by number_seq) from sales.invoice),
    array(select format('INV-%s-000%s', extract(year from sales.today(tests.place('a'))), n) from generate_series(1, 3) n),
    'invoices are numbered without gaps');

-- A manager who recorded it is not the manager who is needed.
select is(tests.as_role('a', 'manager',
    format($$select number from sales.record_payment(%L, %L, 5100, 'PLN', 'cash', current_date)$$, tests.no(14), tests.no(1))), 'TXID0004',
    'a manager records a payment');
select is(tests.as_role('a', 'manager', format('select * from sales.claim_payment(%L)', tests.no(14))), 'KO004', 'and can''t take it');
select is(tests.approve('a', 'manager', tests.no(14)), 'KO004', 'or approve it');
select is(tests.as_role('a', 'manager', format('select * from sales.reject_payment(%L, null, ''no'')', tests.no(14))), 'KO004', 'or reject it');
select is(tests.as_role('a', 'manager', format('select * from sales.send_back_payment(%L, null, ''no'')', tests.no(14))), 'KO004', 'or send it back');
select is(tests.as_role('a', 'manager', 'select state from sales.verification_queue'), 'mine', 'the queue locks it');

-- Reject, replace, undo.
select is(tests.as_role('a', 'verifier', format('select * from sales.reject_payment(%L, null, '' '')', tests.no(14))), 'KO009', 'a rejection has a reason');
select is(tests.as_role('a', 'verifier',
    format('select status from sales.reject_payment(%L, null, ''not on the statement'')', tests.no(14))), 'rejected', 'with one it is rejected');
select is(tests.as_role('a', 'sales', 'select state || '' '' || next_step from sales.deal_list'), 'payment_rejected replace_receipt', 'the deal shows it');
select is((select array_agg(distinct user_id) from core.notification where notification_type = 'payment.rejected'),
    (select array_agg(x order by x) from unnest(array[tests.person('a', 'sales'), tests.person('a', 'manager')]) x), 'owner and recorder hear of it');
select is(tests.as_role('a', 'verifier2', format('select status from sales.undo_decision(%L)', tests.no(14))), 'KO006', 'only the decider takes it back');
select is(tests.as_role('a', 'verifier', format('select status from sales.undo_decision(%L)', tests.no(14))), 'pending', 'who does');
select is((select rejected_count || ' ' || waiting_minor from sales.deal where id = tests.no(1)), '0 5100', 'and the deal follows');
select is(tests.as_role('a', 'verifier', format('select status from sales.reject_payment(%L, null, ''again'')', tests.no(14))), 'rejected', 'rejected again');
select is(tests.pay('a', 'sales', tests.no(1), 5100, tests.no(15)), 'done', 'another payment replaces it');
select is((select rejected_count from sales.deal where id = tests.no(1)), 0, 'and the deal waits no more for one');
select is(tests.as_role('a', 'verifier', format('select status from sales.undo_decision(%L)', tests.no(14))), 'KO006', 'what was replaced stays rejected');

-- Send back, answer.
select is(tests.as_role('a', 'verifier',
    format('select status from sales.send_back_payment(%L, null, ''page 2 is missing'')', tests.no(15))), 'pending', 'a payment is sent back');
select is(tests.as_role('a', 'verifier', 'select state from sales.verification_queue'), 'sent_back', 'the queue shows it');
select is(tests.as_role('a', 'sales', format('select state || '': '' || decided_reason from sales.payment_list where id = %L', tests.no(15))),
  'sent_back: page 2 is missing', 'so does the list, to whoever has to answer');
select is(tests.as_role('a', 'sales', format('select next_step from sales.deal_list where id = %L', tests.no(1))), 'correct_payment',
    'and the deal does not wait for approval, but for them');
select is(tests.approve('a', 'verifier2', tests.no(15)), 'KO006', 'nobody approves it meanwhile');
select is(tests.as_role('a', 'sales2',
    format('select * from sales.replace_receipt(%L, null, ''r.png'', ''image/png'', %L)', tests.no(15), tests.png())), 'KO002',
    'a colleague does not answer for the owner');
select is(tests.as_role('a', 'sales',
    format('select number from sales.replace_receipt(%L, null, ''r.png'', ''image/png'', %L)', tests.no(15), tests.png())), 'TXID0005',
    'the owner answers with a receipt');
select is(tests.as_role('a', 'verifier', 'select state || '' '' || receipt_name from sales.verification_queue'), 'waiting r.png', 'and it waits again');
select is(tests.approve('a', 'verifier', tests.no(15)), 'verified', 'and is verified');

-- Undo of an approval.
select is(tests.as_role('a', 'verifier', format('select status from sales.undo_decision(%L)', tests.no(15))), 'pending',
    'an approval is taken back within ten minutes');
select is((select status from sales.invoice where payment_id = tests.no(15)), 'void', 'its invoice is void');
select is((select status from sales.commission where payment_id = tests.no(15)), 'clawed_back', 'its commission is taken back');
select is((select payments_received || ' ' || streak_count from sales.daily_streak where user_id = tests.person('a', 'sales')), '3 1',
    'and the day counts it no more');
select is((select paid_minor || ' ' || waiting_minor from sales.deal where id = tests.no(1)), '6012345 5100', 'the money waits again');
select is(tests.approve('a', 'verifier', tests.no(15)), 'verified', 'it can be approved anew');
select is((select array_agg(status || ' ' || number_seq order by number_seq) from sales.invoice where payment_id = tests.no(15)),
    '{"void 4","issued 5"}', 'with a new invoice; no number is given twice');
update sales.payment_approval set decided_at = decided_at - interval '11 minutes' where payment_id = tests.no(15);
select is(tests.as_role('a', 'verifier', format('select status from sales.undo_decision(%L)', tests.no(15))), 'KO006', 'not after ten minutes');

-- Many at once: one that is refused leaves the others done.
select tests.deal('a', 'sales', tests.no(2), 100000);
select tests.pay('a', 'sales', tests.no(2), 100, tests.no(20 + n)) from generate_series(1, 4) n;
select tests.as_role('a', 'verifier2', format('select claimed_by from sales.claim_payment(%L)', tests.no(22)));
create function tests.bulk() returns text language sql as $$
  select tests.as_role('a', 'verifier',
    format($q$select string_agg(coalesce(number, '-') || ' ' || ok || ' ' || sqlstate || ' ' || message, ', ' order by number)
      from sales.approve_payments(%L, %L)$q$,
    array[tests.no(21), tests.no(22), tests.no(23), tests.no(24), tests.no(11), tests.no(99)],
    array[1, 1, 1, 7, (select version from sales.payment where id = tests.no(11)), 1])) $$;
select is(tests.bulk(),
    'TXID0001 false KO006 verified, TXID0006 true  , TXID0007 false KO005 Verifier2 A, TXID0008 true  , '
    'TXID0009 false KO003 the payment changed since you looked, - false KO002 no such payment', 'bulk approval answers for each row');
select is((select paid_minor || ' ' || waiting_minor from sales.deal where id = tests.no(2)), '200 200', 'and did those that could be done');
select is(tests.as_role('a', 'verifier', format('select count(*) from sales.approve_payments(%L, %L)', array[tests.no(24)], v.versions)),
    'KO009', 'a version is needed for each') from (values ('{}'::int[]), ('{1,1}'), (null)) v (versions);
select is(tests.as_role('a', 'verifier',
    format('select sqlstate from sales.approve_payments(%L, array[null]::int[])', array[tests.no(24)])), 'KO003', 'and none is not any');
select is(tests.as_role('a', 'verifier', format('select number || ok from sales.approve_payments(%L, array[1])', array[tests.no(24)])),
    'TXID0009true', 'with the right one it is approved');

-- Another currency, at the day's rate; one that has no rate; rounding half away from zero.
select tests.deal('a', 'sales', tests.no(3), 1000000, 'EUR');
select tests.pay('a', 'sales', tests.no(3), 595000, tests.no(31));
select is((select approvals_needed from sales.payment where id = tests.no(31)), 2, 'an amount in EUR is converted before the rule is chosen');
select tests.approve('a', 'verifier', tests.no(31)), tests.approve('a', 'verifier2', tests.no(31));
select is((select row(rate, exchange_rate, currency, commission_minor)::text from sales.commission where payment_id = tests.no(31)),
    '(3.000,4.25105000,PLN,75881)', '5,950.00 EUR x 3% x 4.25105');
select tests.deal('a', 'sales', tests.no(4), 1000000, 'JPY');
select tests.pay('a', 'sales', tests.no(4), 50, tests.no(41));
select is((select approval_slots from sales.payment where id = tests.no(41)), '{verifier,manager}', 'without a rate the strictest rule applies');
select tests.approve('a', 'verifier', tests.no(41)), tests.approve('a', 'manager', tests.no(41));
select is((select row(exchange_rate, currency, commission_minor)::text from sales.commission where payment_id = tests.no(41)),
    '(1.00000000,JPY,2)', 'and the commission is owed in yen: 1.5 is 2');
select is(sales.part(-3, 1, 2), -2::bigint, 'half is rounded away from zero on both sides');

select * from finish();
rollback;
