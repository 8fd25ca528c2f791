-- Whoever means to approve their own work, to skip the second approver, or to pay themselves.
begin;
select no_plan();
insert into sales.approval_rule (tenant_id, name, currency, from_minor, approvals)
select tests.place('a'), r.name, 'PLN', r.from_minor, r.approvals from (values ('Any', 0, 1), ('Two', 1000000, 2), ('Three', 5000000, 3)) r (name, from_minor, approvals);
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
select is(tests.as_role('a', 'manager', format('select sqlstate from sales.approve_payments(array[%L]::uuid[], array[(select version from sales.payment where id = %1$L)])', tests.no(11))), 'KO004', 'or approve it among many');
select is(tests.queue('manager') || ' / ' || tests.queue('verifier'), 'true false / false true', 'as the queue says');
select is(tests.approve('a', 'verifier', tests.no(11)), 'verified', 'somebody else does');

-- A draft that somebody else sends, a payment that somebody else records: of my own deal I decide nothing.
select is(tests.as_role('a', 'manager', format($q$select number from sales.enter_deal(%L, %L, 5000, 'PLN', 'x', current_date, current_date + 9, p_draft => true,
    p_new_client => '{"name": "x"}', p_payment => '{"amount_minor": 100, "currency": "PLN", "method": "cash", "received_on": "2026-01-01"}')$q$, tests.no(2), core.new_id())), 'DLID0002', 'a manager types a payment into a draft');
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
select is(tests.as_role('a', 'verifier2', format('select status from sales.undo_decision(%L)', tests.no(12))), 'KO006', 'undoing does not lead back to the round before');
select is(tests.approve('a', 'manager', tests.no(12)), 'pending', 'a third person approves');
select is((select approvals_given from sales.payment where id = tests.no(12)), 1, 'and is the first');
select is(tests.as_role('a', 'manager', format('select status from sales.undo_decision(%L)', tests.no(12))), 'pending', 'who can undo that');
select is((select approvals_given || ' ' || approval_round from sales.payment where id = tests.no(12)), '0 2', 'within the round');
select is(tests.as_role('a', 'verifier', format('select status from sales.send_back_payment(%L, null, ''page 2'')', tests.no(12))), 'pending', 'sending back');
select is(tests.as_role('a', 'verifier', format('select status from sales.undo_decision(%L)', tests.no(12))), 'pending', 'can be undone');
select is((select stage || ' ' || approval_round from sales.payment where id = tests.no(12)), 'in_verification 2', 'which leads back one round');

-- Roles that change between two approvals are one person still.
select tests.pay('a', 'sales', tests.no(1), 1000000, tests.no(13));
select is(tests.approve('a', 'verifier', tests.no(13)), 'pending', 'a verifier approves');
select tests.as_role('a', 'owner', format('select core.set_member_role(%L, ''manager'')', tests.person('a', 'verifier')));
select is(tests.approve('a', 'verifier', tests.no(13)), 'KO010', 'and as a manager not again');
select tests.as_role('a', 'owner', format('select core.set_member_role(%L, ''manager'')', tests.person('a', 'sales')));
select is(tests.approve('a', 'sales', tests.no(13)), 'KO004', 'nor the salesperson who became one');
select is(tests.as_role('a', 'sales', format('update sales.deal set amount_minor = 900000 where id = %L', tests.no(1))), 'KO006', 'what is verified keeps its amount');
select is(tests.as_role('a', 'sales', format('update sales.payment set amount_minor = 1 where id = %L', tests.no(13))), '42501', 'and nobody changes a payment''s');

-- A payment cut into pieces needs who the whole would need.
create function tests.needed(p_payment uuid) returns int language sql as $$ select approvals_needed from sales.payment where id = p_payment $$;
select tests.deal('a', 'sales2', tests.no(3), 100000000);
select tests.pay('a', 'sales2', tests.no(3), 400000, tests.no(31)), tests.pay('a', 'sales2', tests.no(3), 400000, tests.no(32));
select is(tests.needed(tests.no(31)) || '' || tests.needed(tests.no(32)), '11', 'two pieces below the threshold need one person each');
select tests.pay('a', 'manager', tests.no(3), 400000, tests.no(33));
select is(tests.needed(tests.no(33)), 2, 'the piece that reaches it needs two, whoever recorded it');
select tests.pay('a', 'sales2', tests.no(3), 100, tests.no(34));
select is(tests.needed(tests.no(34)), 1, 'a small one beside it does not: what one person approves stays below the threshold');
select is(tests.approve('a', 'verifier2', tests.no(31)) || tests.approve('a', 'verifier2', tests.no(32)), 'verifiedverified', 'approving the first pieces at once');
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

-- Commissions: not one's own, not for all times.
select is(tests.as_role('a', 'sales', format('select sqlstate from sales.approve_commissions(array(select id from sales.commission where user_id = %L))', tests.person('a', 'sales'))), 'KO004', 'nobody approves their own commission');
select is(tests.as_role('a', 'sales', format('select number from sales.pay_commissions(%L, current_date)', tests.person('a', 'sales'))), 'KO004', 'or pays it');
select is(tests.as_role('a', 'manager', format('select number from sales.pay_commissions(%L, %L)', tests.person('a', 'sales'), d.day)), 'KO009', 'no payout for ' || d.day)
  from unnest(array['infinity', '-infinity', '2999-01-01']) d (day);

-- A refund that needs two people: no grant of one's own, none that reaches other rows, and no step to another role makes it one's own affair.
create function tests.refund(p_role text, p_payment uuid) returns text language sql as
    $$ select tests.as_role('b', p_role, format('select status from sales.refund_payment(%L, null, 1, ''x'')', p_payment)) $$;
select tests.deal('b', 'sales', tests.no(51), 100000), tests.pay('b', 'sales', tests.no(51), 1000, tests.no(52)), tests.approve('b', 'verifier', tests.no(52));
select tests.as_role('b', 'admin', format('select core.set_role_permission(%L, ''payment.refund'', ''all'', true)', r.role)) from unnest(array['owner', 'manager']) r (role);
select is(tests.as_role('b', 'owner', format('select core.grant_permission(core.me(), ''payment.refund'', %L)', s.scope)), 'KO001', 'an owner grants themselves no refunds, ' || s.scope) from unnest(array['own', 'team', 'all']) s (scope);
select tests.as_role('b', 'admin', format('select core.set_member_role(%L, ''manager'')', tests.person('b', 'member')));
select tests.as_role('b', 'admin', format('select core.grant_permission(%L, ''payment.refund'', ''own'')', tests.person('b', 'manager')));
select is(tests.refund('manager', tests.no(52)), 'asked', 'who may refund alone in their own deals asks in those of others');
select is(tests.refund('manager', tests.no(52)), 'KO004', 'and does not answer');
select tests.as_role('b', 'admin', format('select core.grant_permission(%L, ''payment.refund'', ''team'')', tests.person('b', 'manager')));
select is(tests.refund('manager', tests.no(52)), 'KO004', 'nor with one for a team that the owner is not in');
insert into core.team (tenant_id, name, lead_id) values (tests.place('b'), 'Sales', tests.person('b', 'manager'));
insert into core.team_member (tenant_id, team_id, user_id) select t.tenant_id, t.id, tests.person('b', 'sales') from core.team t where t.tenant_id = tests.place('b') and t.name = 'Sales';
select is(tests.refund('manager', tests.no(52)), 'refunded', 'but in the deals of their team they may');
select is(tests.as_role('b', 'owner', format('select core.set_member_role(%L, ''owner'')', tests.person('b', 'admin'))), '', 'where there is another owner');
select tests.as_role('b', 'owner', 'select core.add_role(''cashier'', ''Cashier'')'), tests.as_role('b', 'owner', 'select core.set_role_permission(''cashier'', ''payment.refund'', ''all'')');
select is(tests.as_role('b', 'owner', 'select core.set_member_role(core.me(), ''cashier'')'), 'KO001', 'nobody steps back to a role that refunds alone');
select is(tests.as_role('b', 'owner', 'select core.set_member_role(core.me(), ''manager'')'), '', 'only to one that does not');
select * from finish();
rollback;
