-- Commissions: the rule that applies, bonus, approval, payout, refunds and what they take back.
begin;
select no_plan();

create temp table team as select core.new_id() as id;
insert into core.team (tenant_id, id, name) select tests.place('a'), id, 'Gdansk' from team;
insert into core.team_member (tenant_id, team_id, user_id) select tests.place('a'), id, tests.person('a', 'sales2') from team;
insert into sales.commission_rule (tenant_id, name, user_id, team_id, role_key, rate, valid_from, valid_to, currency, target_minor,
    bonus_minor, refund_penalty_rate)
select tests.place('a'), r.name, case when r.name ~ 'person' then tests.person('a', 'sales') end, case when r.name ~ 'team' then (select id from team) end,
    case when r.name ~ 'role' then 'sales' end, r.rate, r.valid_from, r.valid_to, 'PLN', r.target, r.bonus, r.penalty
  from (values ('organization', 1, date '2020-01-01', null::date, 0, 0, 0), ('role', 2, '2020-01-01', null, 0, 0, 0), ('team', 3, '2020-01-01', null, 0, 0, 0),
    ('person', 4.5, '2020-01-01', null, 200000, 30000, 10)) r (name, rate, valid_from, valid_to, target, bonus, penalty);
select throws_ok(format($$insert into sales.commission_rule (tenant_id, name, user_id, rate, valid_from, currency)
    values (%L, 'second', %L, 5, '2026-01-01', 'PLN')$$, tests.place('a'), tests.person('a', 'sales')),
  '23P01', null, 'two rules for one person on one day are refused');
select throws_ok(format($$insert into sales.commission_rule (tenant_id, name, user_id, role_key, rate, valid_from, currency)
    values (%L, 'both', %L, 'x', 5, '2026-01-01', 'PLN')$$, tests.place('a'), tests.person('a', 'sales')), '23514', null, 'a rule has one subject');
select throws_ok(format($$insert into sales.commission_rule (tenant_id, name, rate, valid_from, currency)
    values (%L, 'much', 101, '2019-01-01', 'PLN')$$, tests.place('a')), '23514', null, 'a rate is 100 at most');
select is((select name from sales.applying_rule(tests.place('a'), tests.person('a', p.role), '2026-05-01')), p.rule, p.role || ': the rule of the ' || p.rule)
  from (values ('sales', 'person'), ('sales2', 'team'), ('manager', 'organization')) p (role, rule);
select is((select name from sales.applying_rule(tests.place('a'), tests.person('a', 'sales'), '2019-12-31')), null, 'before a rule begins there is none');

-- Two payments; the second reaches the target.
select tests.deal('a', 'sales', tests.no(1), 1000000);
select tests.pay('a', 'sales', tests.no(1), 150001, tests.no(11)), tests.approve('a', 'verifier', tests.no(11));
select is((select row(kind, commission_minor, final_minor)::text from sales.commission), '(sale,6750,6750)', '4.5% of 1,500.01 is 67.50');
select tests.pay('a', 'sales', tests.no(1), 50000, tests.no(12)), tests.approve('a', 'verifier', tests.no(12));
select is((select row(count(*), sum(bonus_minor), sum(final_minor))::text from sales.commission where kind = 'bonus'), '(1,30000,30000)',
    'reaching the target earns the bonus');
select tests.pay('a', 'sales', tests.no(1), 10001, tests.no(13)), tests.approve('a', 'verifier', tests.no(13));
select is((select count(*) from sales.commission where kind = 'bonus'), 1::bigint, 'once a month');
select is(tests.as_role('a', 'sales', 'select string_agg(distinct state, '','') from sales.commission_list'), 'estimate',
    'in the running month they are estimates');
select is(tests.as_role('a', 'sales2', 'select count(*) from sales.commission_list'), '0', 'of which a colleague sees nothing');
create function tests.line(p_payment int, p_kind text default 'sale') returns uuid
language sql as $$ select k.id from sales.commission k where k.payment_id = tests.no(p_payment) and k.kind = p_kind and k.status <> 'clawed_back' $$;
select is(tests.as_role('a', 'sales',
    format($$select string_agg(step || ' ' || coalesce(amount_minor::text, label_args ->> 'rate'), ', ') from sales.commission_steps(%L)$$,
        tests.line(11))),
    'payment 150001, rate 4.5, commission 6750, final 6750', 'what it is made of');

-- Refund before payout: taken off in proportion, with the rule's penalty of 10%.
create function tests.refund(p_role text, p_payment int, p_amount bigint, p_more text default 'number') returns text language sql as $$
  select tests.as_role('a', p_role,
      format('select %s from sales.refund_payment(%L, null, %s, ''returned'')', p_more, tests.no(p_payment), coalesce(p_amount::text, 'null'))) $$;
select is(tests.refund('sales', 11, 5), 'KO001', 'sales refunds nothing');
select is(tests.refund('verifier', 11, 5), 'KO001', 'nor does a verifier');
select is(tests.refund('manager', 11, a.amount), a.code, 'a refund of ' || coalesce(a.amount::text, 'nothing'))
  from (values (0::bigint, 'KO009'), (-5, 'KO009'), (null, 'KO009'), (150002, 'KO020')) a (amount, code);
select is(tests.refund('manager', 13, 3333, 'commission_taken_minor'), '165', 'a third of 4.50 back, and 10% of it: 1.50 + 0.15');
select is((select row(commission_minor, penalty_minor, final_minor, status)::text from sales.commission where id = tests.line(13)),
    '(450,165,285,pending)', 'is taken off the line');
select is((select row(paid_minor, refunded_minor, status, payment_status)::text from sales.deal), '(206669,3333,active,partial)',
    'the deal is paid that much less');
select is((select row(amount_minor, status, refund_of)::text from sales.payment where refund_of is not null),
    format('(3333,refunded,%s)', tests.no(13)), 'the refund is a payment of its own');
select is((select row(kind, total_minor, number ~ '^CRN-20[0-9]{2}-0001$')::text from sales.invoice where kind = 'credit_note'),
    '(credit_note,-3333,t)', 'with a credit note');
select is(tests.refund('manager', 13, 6668, 'commission_taken_minor'), '330', 'the rest takes the rest: 3.00 and 0.30');
select is((select status || ' ' || refunded_minor from sales.payment where id = tests.no(13)), 'refunded 10001', 'the payment is refunded');
select is((select row(penalty_minor, final_minor)::text from sales.commission where payment_id = tests.no(13) and kind = 'sale'),
    '(495,-45)', 'what is left of the line is the penalty');
select is(tests.refund('manager', 13, 1), 'KO020', 'there is nothing left to refund');
select is((select count(*) from sales.commission where kind = 'bonus' and status <> 'clawed_back'), 1::bigint, 'the month still reaches the target');

-- Approve and pay.
select is(tests.as_role('a', r.role, format('select ok from sales.approve_commissions(array[%L]::uuid[])', tests.line(11))), 'KO001',
    r.role || ' approves no commission') from unnest(array['sales', 'verifier', 'admin', 'viewer']) r (role);
select is(tests.as_role('a', 'manager',
    format('select string_agg(ok || '' '' || sqlstate, '', '' order by ok desc) from sales.approve_commissions(array[%L, %L]::uuid[])',
        tests.line(11), core.new_id())), 'true , false KO002', 'a manager does, row by row');
select is(tests.as_role('a', 'manager', format('select ok || sqlstate from sales.approve_commissions(array[%L]::uuid[])', tests.line(11))),
    'falseKO006', 'once');
select is(tests.as_role('a', 'manager', format('select ok::text from sales.unapprove_commissions(array[%L]::uuid[])', tests.line(11))),
    'true', 'and takes it back');
select is(tests.as_role('a', 'manager',
    format('select ok::text from sales.hold_commissions(array[%L]::uuid[], ''papers'')', tests.line(11))), 'true', 'holds it');
select is(tests.as_role('a', 'manager', format('select ok || sqlstate from sales.approve_commissions(array[%L]::uuid[])', tests.line(11))),
    'falseKO006', 'what is held is not approved');
select is(tests.as_role('a', 'manager', format('select ok::text from sales.release_commissions(array[%L]::uuid[])', tests.line(11))), 'true', 'releases it');
select is(tests.as_role('a', 'manager',
    format('select bool_and(ok)::text from sales.approve_commissions(array(select id from sales.commission))')), 'true', 'approves all');
select is(tests.as_role('a', 'sales', format('select number from sales.pay_commissions(%L, current_date)', tests.person('a', 'sales'))),
    'KO001', 'sales pays itself nothing');
select is(tests.as_role('a', 'manager',
    format('select number from sales.pay_commissions(%L, current_date)', tests.person('a', 'manager'))), 'KO004', 'nor does a manager themselves');
select is(tests.as_role('a', 'manager', format('select number from sales.pay_commissions(%L, current_date, ''{"PLN": 1}'')', tests.person('a', 'sales'))),
    'KO003', 'nor what nobody confirmed');
select is(tests.as_role('a', 'manager', format('select number from sales.pay_commissions(%L, current_date)', tests.person('b', 'sales'))),
    'KO002', 'or somebody of another organization');
select is(tests.as_role('a', r.role,
    format('select sum(total_minor) || '' '' || string_agg(currency, '','') from sales.due_payouts(array[%L, %L]::uuid[], current_date)',
        tests.person('a', 'sales'), tests.person('b', 'sales'))), r.due, r.role || ' is told what would be paid')
  from (values ('manager', format('%s PLN', 6750 + 30000 + 2250 - 45)), ('verifier', null)) r (role, due);
select is(tests.as_role('a', 'manager',
    format('select row(number, total_minor, currency, lines)::text from sales.pay_commissions(%L, current_date)',
        tests.person('a', 'sales'))), format('(CM0001,%s,PLN,4)', 6750 + 30000 + 2250 - 45), 'pays the month: two sales, the bonus, less a penalty');
select is(tests.as_role('a', 'manager', format('select number from sales.pay_commissions(%L, current_date)', tests.person('a', 'sales'))), 'KO006', 'once');
select is(tests.as_role('a', 'verifier', format('select status from sales.undo_decision(%L)', tests.no(11))), 'KO006',
    'an approval whose commission is paid stays');

-- Refund after payout: a negative line in the next month; the bonus goes with it, for the month misses its target now.
select is(tests.refund('manager', 11, 150001, 'commission_taken_minor'), '7425', 'the commission and its penalty');
select is((select row(base_minor, commission_minor, penalty_minor, final_minor, status,
    period = (date_trunc('month', sales.today(tests.place('a'))::timestamp) + interval '1 month')::date)::text from sales.commission
     where kind = 'claw_back' and commission_minor < 0),
  '(-150001,-6750,675,-7425,pending,t)', 'come off the next month');
select is((select row(bonus_minor, final_minor, claws_back = (select id from sales.commission where kind = 'bonus'))::text
             from sales.commission where kind = 'claw_back' and bonus_minor < 0), '(-30000,-30000,t)', 'and so does the bonus');
select is((select status from sales.commission where id = tests.line(11)), 'paid', 'what was paid stays as it was');
select is(tests.as_role('a', 'manager',
    format('select number from sales.pay_commissions(%L, (current_date + interval ''1 month'')::date)', tests.person('a', 'sales'))),
    'KO006', 'less than nothing is not paid');
select is((select count(*) from sales.commission where kind = 'claw_back' and status = 'pending'), 2::bigint, 'but waits for what comes');
select is(tests.as_role('a', 'sales', format('select status from sales.cancel_deal(%L, null, ''over'')', tests.no(1))), 'KO006',
    'a deal that holds money is not cancelled');
select is(tests.refund('manager', 12, 50000, 'version > 1'), 'true', 'when all is refunded');
select is((select row(paid_minor, refunded_minor, payment_status, status)::text from sales.deal), '(0,210002,refunded,pending)', 'the deal says so');
select is(tests.as_role('a', 'sales', format('select status from sales.cancel_deal(%L, null, ''over'')', tests.no(1))), 'cancelled', 'and is cancelled');

-- Asking for a refund.
select tests.deal('a', 'sales', tests.no(2), 5000);
select tests.pay('a', 'sales', tests.no(2), 5000, tests.no(21)), tests.approve('a', 'verifier', tests.no(21));
select is((select status || ' ' || payment_status || ' ' || verification_status from sales.deal where id = tests.no(2)),
    'completed paid verified', 'a deal that is paid is completed');
select is(tests.as_role('a', 'sales', format('select number from sales.ask_refund(%L, null, ''client changed mind'')', tests.no(21))),
    'TXID0008', 'its owner asks for a refund');
select is(tests.as_role('a', 'sales', format('select state from sales.payment_list where id = %L', tests.no(21))), 'refund_asked', 'the list shows it');
select is(tests.as_role('a', 'manager', format('select number from sales.decline_refund(%L, null, ''too late'')', tests.no(21))),
    'TXID0008', 'a manager declines');
select is(tests.as_role('a', 'sales', format('select state from sales.payment_list where id = %L', tests.no(21))), 'verified', 'and it stays verified');

-- Tax is inside what was paid.
insert into core.setting (tenant_id, key, value, value_type) values (tests.place('a'), 'invoice.tax_rate', '23', 'decimal');
insert into core.setting (tenant_id, user_id, key, value, value_type)
values (tests.place('a'), tests.person('a', 'verifier'), 'invoice.tax_rate', '0', 'decimal'),
(tests.place('a'), tests.person('a', 'verifier'), 'verification.undo_minutes', '9999', 'integer');
select tests.deal('a', 'sales', tests.no(3), 12300);
select tests.pay('a', 'sales', tests.no(3), 12300, tests.no(31)), tests.approve('a', 'verifier', tests.no(31));
select is((select row(amount_minor, tax_rate, tax_minor, total_minor)::text from sales.invoice where payment_id = tests.no(31)),
    '(10000,23.00,2300,12300)', 'at the house''s rate, whatever the verifier set for themselves');
update sales.payment_approval set decided_at = decided_at - interval '11 minutes';
select is(tests.as_role('a', 'verifier', format('select status from sales.undo_decision(%L)', tests.no(31))), 'KO006',
    'nor does a setting of one''s own lengthen the time to undo');

-- Streaks: weekends neither break nor count; a missed working day breaks.
insert into sales.daily_streak (tenant_id, user_id, day, payments_received, streak_count, currency)
values (tests.place('a'), tests.person('a', 'sales2'), '2026-05-15', 1, 6, 'PLN');
select is(sales.streak_before(tests.place('a'), tests.person('a', 'sales2'), d.day), d.streak, d.what)
  from (values (date '2026-05-16', 6, 'Saturday after Friday goes on'), ('2026-05-18', 6, 'Monday after Friday goes on'),
        ('2026-05-19', 0, 'Tuesday after Friday begins anew')) d (day, streak, what);

select * from finish();
rollback;
