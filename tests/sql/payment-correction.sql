-- A verifier records the receipt's reference, and asks for a payment that a colleague has.
begin;
select no_plan();
insert into sales.approval_rule (tenant_id, name, currency, from_minor, approvals, role_key) values (tests.place('a'), 'Any', 'PLN', 0, 1, '');
select tests.deal('a', 'sales', tests.no(1), 10000000);
select is(tests.pay('a', 'sales', tests.no(1), 12345, tests.no(11)), 'done', 'a payment waits');
select is(tests.pay('a', 'sales', tests.no(1), 54321, tests.no(12)), 'done', 'and another one');

create function tests.correct(p_letter text, p_role text, p_reference text, p_version text default 'null') returns text language sql as
  $$ select tests.as_role(p_letter, p_role, format('select number from sales.correct_reference(%L, %s, %L)', tests.no(11), p_version, p_reference)) $$;
select is(tests.correct('a', 'verifier', ' KB-1 '), 'TXID0001', 'a verifier records the receipt''s reference');
select is((select bank_reference from sales.payment where id = tests.no(11)), 'KB-1', 'without the spaces around it');
select is((select count(*)::int from core.notification
            where notification_type = 'payment.corrected' and user_id = tests.person('a', 'sales')), 1, 'who recorded it is told');
select is(tests.correct('a', r.role, 'X'), 'KO001', r.role || ' corrects nothing') from unnest(array['sales', 'admin', 'agent', 'member', 'viewer']) r (role);
select is(tests.correct('b', 'verifier', 'X'), 'KO002', 'nor does another organization''s verifier');
select is(tests.correct('a', 'verifier', ''), 'KO009', 'a reference can''t be taken away');
select is(tests.correct('a', 'verifier', 'X', '99'), 'KO003', 'or corrected unseen');
select is(tests.as_role('a', 'verifier', format('select number from sales.correct_reference(%L, null, ''KB-1'')', tests.no(12))), 'KO018',
    'two payments don''t share one');

select is(tests.as_role('a', 'verifier', format('select ''['' || sales.ask_for_payment(%L) || '']''', tests.no(11))), '[]', 'what nobody has needs no asking');
select is(tests.as_role('a', 'verifier2', format('select claimed_by_name from sales.claim_payment(%L)', tests.no(11))), 'Verifier2 A', 'a colleague takes it');
select is(tests.correct('a', 'verifier', 'KB-2'), 'KO005', 'what somebody else has is theirs to correct');
select is(tests.as_role('a', 'verifier', format('select sales.ask_for_payment(%L)', tests.no(11))), 'Verifier2 A', 'asking names them');
select is(tests.as_role('a', 'verifier', format('select sales.ask_for_payment(%L)', tests.no(11))), 'Verifier2 A', 'again');
select is((select count(*)::int from core.notification
            where notification_type = 'payment.asked_for' and user_id = tests.person('a', 'verifier2')), 1, 'and tells them once');
select is(tests.as_role('a', 'verifier', format('select asked_by_name from sales.verification_queue where id = %L', tests.no(11))), 'Verifier A',
    'the queue says who asks');
select is(tests.as_role('a', 'verifier', format('select ''['' || sales.hand_over_payment(%L) || '']''', tests.no(11))), '[]',
    'who does not have it can''t give it');
select is(tests.as_role('a', 'verifier2', format('select sales.hand_over_payment(%L)', tests.no(11))), 'Verifier A', 'who has it gives it to whoever asked');
select is((select claimed_by from sales.payment_claim where payment_id = tests.no(11)), tests.person('a', 'verifier'), 'and it is theirs');
select is((select count(*)::int from core.notification
            where notification_type = 'payment.handed_over' and user_id = tests.person('a', 'verifier')), 1, 'they are told');
select is(tests.as_role('a', 'verifier', format('select ''['' || sales.hand_over_payment(%L) || '']''', tests.no(11))), '[]', 'nobody asks any more');
select is(tests.as_role('a', 'verifier', format('select ''released'' from sales.release_payment(%L)', tests.no(11))), 'released', 'they leave it');
select is(tests.as_role('a', 'verifier2', format('select claimed_by_name from sales.claim_payment(%L)', tests.no(11))), 'Verifier2 A', 'and it is taken anew');
select is(tests.as_role('a', 'sales', format('select sales.ask_for_payment(%L)', tests.no(11))), 'KO001', 'salespeople don''t ask');
select is(tests.as_role('b', 'verifier', format('select sales.ask_for_payment(%L)', tests.no(11))), 'KO002', 'others find nothing');
select is(tests.as_role('a', 'verifier2', format('select number from sales.correct_reference(%L, null, ''KB-3'')', tests.no(11))),
    'TXID0001', 'whoever has it corrects it');
select is(tests.approve('a', 'verifier2', tests.no(11)), 'verified', 'and verifies');
select is(tests.correct('a', 'verifier2', 'KB-4'), 'KO006', 'afterwards it stays');

select * from finish();
rollback;
