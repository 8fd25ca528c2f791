-- Whoever means to approve their own work, to skip the second approver, or to pay themselves.
begin;
select no_plan();
insert into sales.approval_rule (tenant_id, name, currency, from_minor, approvals)
select tests.place('a'), r.name, 'PLN', r.from_minor, r.approvals
  from (values ('Any', 0, 1), ('Two', 1000000, 2), ('Three', 5000000, 3)) r (name, from_minor, approvals);
insert into sales.commission_rule (tenant_id, name, rate, valid_from, currency) values (tests.place('a'), 'Everybody 1%', 1, '2020-01-01', 'PLN');
create function tests.receipt(p_role text, p_payment uuid) returns text language sql as
    $$ select tests.as_role('a', p_role, format('select number from sales.replace_receipt(%L, null, ''r.png'', ''image/png'', %L)', p_payment, tests.png())) $$;
create function tests.queue(p_role text) returns text language sql as
    $$ select tests.as_role('a', p_role, 'select string_agg(mine || '' '' || can_decide, '','' order by number_seq) from sales.verification_queue') $$;

-- A receipt of one's own.
select tests.deal('a', 'sales', tests.no(1), 100000000);
select tests.pay('a', 'sales', tests.no(1), 100, tests.no(11), 'bank_transfer');
select is(tests.approve('a', 'manager', tests.no(11)), 'KO016', 'a payment without its receipt is not approved');
select is(tests.receipt('manager', tests.no(11)), 'TXID0001', 'a manager brings the receipt');
select is(tests.approve('a', 'manager', tests.no(11)), 'KO004', 'and does not approve what they proved themselves');
select is(tests.as_role('a', 'manager', format('select claimed_by from sales.claim_payment(%L)', tests.no(11))), 'KO004', 'or take it');
select is(tests.as_role('a', 'manager',
    format('select sqlstate from sales.approve_payments(array[%L]::uuid[], array[(select version from sales.payment where id = %1$L)])',
        tests.no(11))), 'KO004', 'or approve it among many');
select is(tests.queue('manager') || ' / ' || tests.queue('verifier'), 'true false / false true', 'as the queue says');
select is(tests.approve('a', 'verifier', tests.no(11)), 'verified', 'somebody else does');

-- A draft that somebody else sends, a payment that somebody else records: of my own deal I decide nothing.
select is(tests.as_role('a', 'manager', format($q$select number from sales.enter_deal(%L, %L, 5000, 'PLN', 'x', current_date, current_date + 9, p_draft => true,
    p_new_client => '{"name": "x"}',
    p_payment => '{"amount_minor": 100, "currency": "PLN", "method": "cash", "received_on": "2026-01-01"}')$q$, tests.no(2),
            core.new_id())), 'DLID0002', 'a manager types a payment into a draft');
create temp table sent as select tests.as_role('a', 'owner', format('select payment_id from sales.submit_draft(%L, null)', tests.no(2)))::uuid as id;
select is(tests.approve('a', 'owner', (select id from sent)), 'KO004', 'the owner, who sent it, does not approve it');
select is(tests.approve('a', 'manager', (select id from sent)), 'KO004', 'nor does the manager, who typed it and earns the commission');
select is(tests.approve('a', 'verifier', (select id from sent)), 'verified', 'a third person does');

-- Approvals of an earlier receipt stay what they were, whatever is undone.
select tests.pay('a', 'sales', tests.no(1), 6000000, tests.no(12), 'bank_transfer');
select is(tests.receipt('sales', tests.no(12)), 'TXID0003', 'a payment that three people have to approve');
select is(tests.approve('a', 'verifier', tests.no(12)) || tests.approve('a', 'verifier2', tests.no(12)), 'pendingpending', 'two do');
select is(tests.receipt('sales', tests.no(12)), 'TXID0003', 'then the receipt is another');
select is((select approvals_given || ' ' || approval_round from sales.payment where id = tests.no(12)), '0 2', 'so nobody has approved');
select is(tests.as_role('a', 'verifier2', format('select status from sales.undo_decision(%L)', tests.no(12))), 'KO006',
    'undoing does not lead back to the round before');
select is(tests.approve('a', 'manager', tests.no(12)), 'pending', 'a third person approves');
select is((select approvals_given from sales.payment where id = tests.no(12)), 1, 'and is the first');
select is(tests.as_role('a', 'manager', format('select status from sales.undo_decision(%L)', tests.no(12))), 'pending', 'who can undo that');
select is((select approvals_given || ' ' || approval_round from sales.payment where id = tests.no(12)), '0 2', 'within the round');
select is(tests.as_role('a', 'verifier', format('select status from sales.send_back_payment(%L, null, ''page 2'')', tests.no(12))), 'pending', 'sending back');
select is(tests.as_role('a', 'verifier', format('select status from sales.undo_decision(%L)', tests.no(12))), 'pending', 'can be undone');
select is((select stage || ' ' || approval_round from sales.payment where id = tests.no(12)), 'in_verification 2', 'which leads back one round');

-- What is approved is the payment of a client, for an amount, with a reference: when one of them changes it is looked at again.
create function tests.round(p_payment uuid) returns text
language sql as $$ select approvals_given || ' of round ' || approval_round from sales.payment where id = p_payment $$;
select tests.deal('a', 'sales', tests.no(4), 3000000), tests.deal('a', 'sales', tests.no(5), 100),
       tests.pay('a', 'sales', tests.no(4), 2000000, tests.no(14), p_reference => 'REF-1');
create temp table looked as select version from sales.payment where id = tests.no(14);
select is(tests.approve('a', 'verifier', tests.no(14)) || ' ' || tests.round(tests.no(14)), 'pending 1 of round 1', 'the first of two approves');
select is(tests.as_role('a', 'sales', format('update sales.deal set description = ''Another word'' where id = %L', tests.no(4))) || ' '
          || tests.round(tests.no(14)), '1 rows 1 of round 1', 'a word changes nothing');
select is(tests.as_role('a', 'sales',
    format('update sales.deal set client_id = (select client_id from sales.deal where id = %L) where id = %L', tests.no(5), tests.no(4)))
    || ' ' || tests.round(tests.no(14)), '1 rows 0 of round 2', 'the deal is another client''s: nobody has approved');
select is(tests.as_role('a', 'verifier2', format('select status from sales.approve_payment(%L, %s)', tests.no(14), l.version + 1)),
    'KO003', 'who looked at it before looks again') from looked l;
select is(tests.approve('a', 'verifier2', tests.no(14)) || ' ' || tests.round(tests.no(14)), 'pending 1 of round 2', 'somebody approves');
select is(tests.as_role('a', 'sales', format('update sales.deal set amount_minor = 2000000 where id = %L', tests.no(4))) || ' '
          || tests.round(tests.no(14)), '1 rows 0 of round 3', 'the deal is another amount''s: nobody has');
select is(tests.approve('a', 'verifier2', tests.no(14)), 'pending', 'somebody approves again');
select is(tests.as_role('a', 'verifier', format('select number from sales.correct_reference(%L, null, ''REF-1'')', tests.no(14))) || ' '
          || tests.round(tests.no(14)), 'TXID0004 1 of round 3', 'the same reference changes nothing');
select is(tests.as_role('a', 'verifier', format('select number from sales.correct_reference(%L, null, ''REF-2'')', tests.no(14))) || ' '
          || tests.round(tests.no(14)), 'TXID0004 0 of round 4', 'another one asks for both of them anew');
select is(tests.as_role('a', 'verifier2', format('select status from sales.undo_decision(%L)', tests.no(14))), 'KO006', 'and undoing does not lead back');
select is(tests.approve('a', 'verifier', tests.no(14)) || tests.approve('a', 'verifier2', tests.no(14)), 'pendingverified',
    'two people approve what it is now');

-- A reference that only looks the same is the same.
select tests.deal('a', 'sales', tests.no(6), 1000), tests.pay('a', 'sales', tests.no(6), 1, tests.no(15), p_reference => 'AXB-2026/1', p_cheque => 'CH 77');
select is(tests.pay('a', 'sales', tests.no(6), 1, core.new_id(), p_reference => r.reference), 'KO018 bank_reference', 'recorded again as ' || r.reference)
  from (values ('axb 20261'), ('АХВ-2026/1'), ('ＡＸＢ－２０２６／１'), ('AXB-٢٠٢٦/١'), (U&'AX\200BB-2026/1'), ('ахв20261')) r (reference);
select is(tests.pay('a', 'sales', tests.no(6), 1, core.new_id(), p_cheque => 'СН 77'), 'KO018 cheque_number', 'so is a cheque''s number');

-- Roles that change between two approvals are one person still.
select tests.pay('a', 'sales', tests.no(1), 1000000, tests.no(13));
select is(tests.approve('a', 'verifier', tests.no(13)), 'pending', 'a verifier approves');
select tests.as_role('a', 'owner', format('select core.set_member_role(%L, ''manager'')', tests.person('a', 'verifier')));
select is(tests.approve('a', 'verifier', tests.no(13)), 'KO010', 'and as a manager not again');
select tests.as_role('a', 'owner', format('select core.set_member_role(%L, ''manager'')', tests.person('a', 'sales')));
select is(tests.approve('a', 'sales', tests.no(13)), 'KO004', 'nor the salesperson who became one');
select is(tests.as_role('a', 'sales', format('update sales.deal set amount_minor = 900000 where id = %L', tests.no(1))), 'KO006',
    'what is verified keeps its amount');
select is(tests.as_role('a', 'sales', format('update sales.payment set amount_minor = 1 where id = %L', tests.no(13))), '42501',
    'and nobody changes a payment''s');

-- A payment cut into pieces needs who the whole would need.
create function tests.needed(p_payment uuid) returns int language sql as $$ select approvals_needed from sales.payment where id = p_payment $$;
select tests.deal('a', 'sales2', tests.no(3), 100000000);
select tests.pay('a', 'sales2', tests.no(3), 400000, tests.no(31)), tests.pay('a', 'sales2', tests.no(3), 400000, tests.no(32));
select is(tests.needed(tests.no(31)) || '' || tests.needed(tests.no(32)), '11', 'two pieces below the threshold need one person each');
select tests.pay('a', 'manager', tests.no(3), 400000, tests.no(33));
select is(tests.needed(tests.no(33)), 2, 'the piece that reaches it needs two, whoever recorded it');
select tests.pay('a', 'sales2', tests.no(3), 100, tests.no(34));
select is(tests.needed(tests.no(34)), 1, 'a small one beside it does not: what one person approves stays below the threshold');
select is(tests.approve('a', 'verifier2', tests.no(31)) || tests.approve('a', 'verifier2', tests.no(32)), 'verifiedverified',
    'approving the first pieces at once');
select tests.pay('a', 'sales2', tests.no(3), 300000, tests.no(35));
select is(tests.needed(tests.no(35)), 2, 'makes no room on the same day');
update sales.payment set created_at = created_at - interval '25 hours' where id in (tests.no(31), tests.no(32));
select tests.pay('a', 'sales2', tests.no(3), 300000, tests.no(36));
select is(tests.needed(tests.no(36)), 1, 'the next day it is an instalment');
select is(tests.as_role('a', 'verifier2', format('select status from sales.reject_payment(%L, null, ''x'')', tests.no(36))), 'rejected', 'a rejected one');
select tests.pay('a', 'sales2', tests.no(3), 900000, tests.no(37));
select is(tests.needed(tests.no(37)), 1, 'counts no more');
select is(tests.as_role('a', 'verifier2', format('select status from sales.undo_decision(%L)', tests.no(36))), 'KO006', 'and never again, once another came');
select tests.pay('a', 'sales2', tests.no(3), 4500000, tests.no(38));
select is(tests.needed(tests.no(38)), 3, 'pieces of what three have to approve add up as well');

-- Pieces that were taken back are no older for it: brought back one after the other they came in on the day on which they were brought back.
create function tests.take(p_function text, p_payment uuid) returns text language sql as
    $$ select tests.as_role('a', 'sales2', format('select number is not null from sales.%I(%L)', p_function, p_payment)) $$;
select tests.deal('a', 'sales2', tests.no(8), 100000000);
select is(tests.pay('a', 'sales2', tests.no(8), 900000, tests.no(n)) || tests.take('take_back_payment', tests.no(n)), 'donetrue', 'a piece is taken back')
  from generate_series(81, 83) n;
update sales.payment set created_at = created_at - interval '25 hours' where deal_id = tests.no(8);
select is(tests.take('bring_back_payment', tests.no(81)) || tests.needed(tests.no(81)) || tests.approve('a', 'verifier2', tests.no(81)), 'true1verified',
    'the next day one is brought back and verified');
select is(tests.take('bring_back_payment', tests.no(82)) || tests.needed(tests.no(82)), 'true2', 'the next one that day needs two people');
select tests.pay('a', 'sales2', tests.no(8), 200000, tests.no(84));
select is(tests.needed(tests.no(84)), 2, 'as does what is recorded');
update sales.payment set brought_back_at = brought_back_at - interval '25 hours' where deal_id = tests.no(8);
select tests.pay('a', 'sales2', tests.no(8), 200000, tests.no(85));
select is(tests.needed(tests.no(85)), 1, 'a day later they are instalments');
-- Nor does a rejection hide a piece until another one was brought back and verified.
select tests.deal('a', 'sales2', tests.no(9), 100000000);
select is(tests.pay('a', 'sales2', tests.no(9), 900000, tests.no(91)) || tests.take('take_back_payment', tests.no(91))
          || tests.pay('a', 'sales2', tests.no(9), 900000, tests.no(92)), 'donetruedone', 'a piece is taken back, another one recorded');
select is(tests.as_role('a', 'verifier2', format('select status from sales.reject_payment(%L, null, ''x'')', tests.no(92))), 'rejected', 'and rejected');
select is(tests.take('bring_back_payment', tests.no(91)) || tests.approve('a', 'verifier2', tests.no(91)), 'trueverified', 'the first one is verified');
select is(tests.as_role('a', 'verifier2', format('select status from sales.undo_decision(%L)', tests.no(92))) || tests.needed(tests.no(92)), 'pending2',
    'the other one, its rejection undone, needs two people');

-- Commissions: not one's own, not for all times.
select is(tests.as_role('a', 'sales',
    format('select sqlstate from sales.approve_commissions(array(select id from sales.commission where user_id = %L))',
        tests.person('a', 'sales'))), 'KO004', 'nobody approves their own commission');
select is(tests.as_role('a', 'sales', format('select number from sales.pay_commissions(%L, current_date)', tests.person('a', 'sales'))), 'KO004', 'or pays it');
select is(tests.as_role('a', 'manager', format('select number from sales.pay_commissions(%L, %L)', tests.person('a', 'sales'), d.day)),
    'KO009', 'no payout for ' || d.day)
  from unnest(array['infinity', '-infinity', '2999-01-01']) d (day);

-- Lines that a permission does not reach are no lines, whatever their status.
select tests.as_role('a', 'owner', format('select core.grant_permission(%L, ''commission.approve'', ''own'')', tests.person('a', 'agent')));
select is(tests.as_role('a', 'agent',
    format('select sqlstate || '' '' || message from sales.approve_commissions(array(select id from unnest(%L::uuid[]) u (id)))',
        array[k.id])), 'KO002 no such commission', 'a line that is ' || k.status)
  from (select (array_agg(id))[1] as id, status from sales.commission where tenant_id = tests.place('a') group by status union all
        select core.new_id(), 'none') k;

-- A bonus that somebody's undone approval helped to reach is not kept.
insert into sales.commission_rule (tenant_id, name, user_id, rate, valid_from, currency, target_minor, bonus_minor)
values (tests.place('a'), 'Viewer''s', tests.person('a', 'verifier2'), 1, '2020-01-01', 'PLN', 90000, 5000);
create function tests.bonus() returns text
language sql as $$ select string_agg(status, ' ' order by id) from sales.commission where kind = 'bonus' and user_id = tests.person('a', 'verifier2') $$;
select tests.as_role('a', 'owner', format('select core.set_member_role(%L, ''manager'')', tests.person('a', 'verifier2')));
select tests.deal('a', 'verifier2', tests.no(7), 200000), tests.pay('a', 'verifier2', tests.no(7), 80000, tests.no(71)),
       tests.pay('a', 'verifier2', tests.no(7), 20000, tests.no(72)), tests.pay('a', 'verifier2', tests.no(7), 100000, tests.no(73));
select is(tests.approve('a', 'manager', tests.no(71)) || tests.approve('a', 'manager', tests.no(72)) || ' ' || tests.bonus(),
    'verifiedverified pending', 'the second payment reaches the target');
select is(tests.as_role('a', 'manager', format('select status from sales.undo_decision(%L)', tests.no(71))) || ' ' || tests.bonus(),
    'pending clawed_back', 'without the first one it does not');
select is(tests.approve('a', 'manager', tests.no(71)) || ' ' || tests.bonus(), 'verified clawed_back pending', 'approved again it does again');
select is(tests.approve('a', 'manager', tests.no(73))
          || tests.as_role('a', 'manager', format('select status from sales.undo_decision(%L)', tests.no(73))) || ' ' || tests.bonus(),
          'verifiedpending clawed_back pending', 'what the target does not need leaves it');

-- A refund that needs two people: no grant of one's own, none that reaches other rows, and no step to another role makes it one's own affair.
create function tests.refund(p_role text, p_payment uuid) returns text language sql as
    $$ select tests.as_role('b', p_role, format('select status from sales.refund_payment(%L, null, 1, ''x'')', p_payment)) $$;
select tests.deal('b', 'sales', tests.no(51), 100000), tests.pay('b', 'sales', tests.no(51), 1000, tests.no(52)), tests.approve('b', 'verifier', tests.no(52));
select tests.as_role('b', 'admin', format('select core.set_role_permission(%L, ''payment.refund'', ''all'', true)', r.role))
  from unnest(array['owner', 'manager']) r (role);
select is(tests.as_role('b', 'owner', format('select core.grant_permission(core.me(), ''payment.refund'', %L)', s.scope)), 'KO001',
    'an owner grants themselves no refunds, ' || s.scope) from unnest(array['own', 'team', 'all']) s (scope);
select tests.as_role('b', 'admin', format('select core.set_member_role(%L, ''manager'')', tests.person('b', 'member')));
select tests.as_role('b', 'admin', format('select core.grant_permission(%L, ''payment.refund'', ''own'')', tests.person('b', 'manager')));
select is(tests.refund('manager', tests.no(52)), 'asked', 'who may refund alone in their own deals asks in those of others');
select is(tests.refund('manager', tests.no(52)), 'KO004', 'and does not answer');
select tests.as_role('b', 'admin', format('select core.grant_permission(%L, ''payment.refund'', ''team'')', tests.person('b', 'manager')));
select is(tests.refund('manager', tests.no(52)), 'KO004', 'nor with one for a team that the owner is not in');
insert into core.team (tenant_id, name, lead_id) values (tests.place('b'), 'Sales', tests.person('b', 'manager'));
insert into core.team_member (tenant_id, team_id, user_id) select t.tenant_id, t.id, tests.person('b', 'sales') from core.team t
 where t.tenant_id = tests.place('b') and t.name = 'Sales';
select is(tests.refund('manager', tests.no(52)), 'refunded', 'but in the deals of their team they may');
select is(tests.as_role('b', 'owner', format('select core.set_member_role(%L, ''owner'')', tests.person('b', 'admin'))), '', 'where there is another owner');
select tests.as_role('b', 'owner', 'select core.add_role(''cashier'', ''Cashier'')'),
       tests.as_role('b', 'owner', 'select core.set_role_permission(''cashier'', ''payment.refund'', ''all'')');
select is(tests.as_role('b', 'owner', 'select core.set_member_role(core.me(), ''cashier'')'), 'KO001', 'nobody steps back to a role that refunds alone');
select is(tests.as_role('b', 'owner', 'select core.set_member_role(core.me(), ''manager'')'), '', 'only to one that does not');
select * from finish();
rollback;
