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

-- Asked for by those alone who may decide it, and handed over only while it is still to decide.
create function tests.ask(p_role text, p_payment int) returns text language sql as
  $$ select tests.as_role('a', p_role, format('select ''['' || sales.ask_for_payment(%L) || '']''', tests.no(p_payment))) $$;
create function tests.hand_over(p_role text, p_payment int) returns text language sql as
  $$ select tests.as_role('a', p_role, format('select ''['' || sales.hand_over_payment(%L) || '']''', tests.no(p_payment))) $$;
create function tests.claim(p_role text, p_payment int) returns text language sql as
  $$ select tests.as_role('a', p_role, format('select claimed_by_name from sales.claim_payment(%L)', tests.no(p_payment))) $$;
create function tests.asker(p_payment int) returns uuid language sql as
  $$ select asked_by from sales.payment_claim where payment_id = tests.no(p_payment) $$;
select is(tests.ask('verifier', 11), 'KO006', 'what is decided is not asked for');
select is(tests.pay('a', 'sales', tests.no(1), 11111, tests.no(13)), 'done', 'a payment of a deal that the verifier comes to own');
update sales.payment set owner_id = tests.person('a', 'verifier') where id = tests.no(13);
select is(tests.claim('verifier2', 13), 'Verifier2 A', 'a colleague takes it');
select is(tests.ask('verifier', 13), 'KO004', 'nobody asks for what is their own');
select is(tests.asker(13), null, 'and nobody has asked');

insert into sales.approval_rule (tenant_id, name, currency, from_minor, approvals, role_key) values (tests.place('a'), 'Two', 'PLN', 1000000, 2, '');
select is(tests.pay('a', 'sales', tests.no(1), 2000000, tests.no(14)), 'done', 'a payment that two people approve');
select is(tests.approve('a', 'verifier', tests.no(14)), 'pending', 'one does');
select is(tests.claim('verifier2', 14), 'Verifier2 A', 'the other one takes it');
select is(tests.ask('verifier', 14), 'KO010', 'who has approved it does not ask for it');
select is(tests.as_role('a', 'verifier', format('select state from sales.verification_queue where id = %L', tests.no(14))), 'approved_by_me',
    'and sees that it is approved rather than that it is taken');

select is(tests.claim('verifier2', 12), 'Verifier2 A', 'another one is taken');
select is(tests.ask('verifier', 12), '[Verifier2 A]', 'and asked for');
select is(tests.hand_over('verifier2', 12), '[Verifier A]', 'handed over in time');
select ok(claimed_until between clock_timestamp() and clock_timestamp() + interval '1 minute', 'for a minute, however long the other one had it')
  from sales.payment_claim where payment_id = tests.no(12);
select is(tests.ask('verifier2', 12), '[Verifier A]', 'asked for in turn');
update sales.payment_claim set claimed_until = clock_timestamp() - interval '1 second' where payment_id = tests.no(12);
select is(tests.hand_over('verifier', 12), '[]', 'what has lapsed is nobody''s to hand over');
select is(tests.asker(12), null, 'and nobody asks for it any more');
select is(tests.claim('verifier', 12), 'Verifier A', 'taken anew');
select is(tests.ask('verifier2', 12), '[Verifier A]', 'and asked for');
select is(tests.claim('verifier', 12), 'Verifier A', 'renewed while it is held');
select is(tests.asker(12), tests.person('a', 'verifier2'), 'it is still asked for');
update sales.payment_claim set claimed_until = clock_timestamp() - interval '1 second' where payment_id = tests.no(12);
select is(tests.claim('verifier', 12), 'Verifier A', 'taken by the same person after it had lapsed');
select is(tests.asker(12), null, 'it is not asked for');
select is(tests.ask('verifier2', 12), '[Verifier A]', 'until somebody asks again');
update core.membership set status = 'suspended', suspended_at = now() where tenant_id = tests.place('a') and user_id = tests.person('a', 'verifier2');
select is(tests.hand_over('verifier', 12), '[]', 'nothing is handed to somebody who has left');
select is((select claimed_by from sales.payment_claim where payment_id = tests.no(12)), tests.person('a', 'verifier'), 'it stays where it is');
select is(tests.asker(12), null, 'and is not asked for');
update core.membership set status = 'active', suspended_at = null where tenant_id = tests.place('a') and user_id = tests.person('a', 'verifier2');
select is(tests.ask('verifier2', 12), '[Verifier A]', 'back again, they ask');
update sales.payment set status = 'rejected', stage = '', decided_by = created_by, decided_at = now(), decided_reason = 'x' where id = tests.no(12);
select is(tests.hand_over('verifier', 12), '[]', 'what was decided otherwise is not handed over');
select is(tests.asker(12), null, 'nor asked for');

select * from finish();
rollback;
