-- What was just entered is taken back, as long as nobody else has acted on it, and brought back as it was.
begin;
select no_plan();
insert into sales.approval_rule (tenant_id, name, currency, from_minor, approvals, role_key)
values (tests.place('a'), 'Any', 'PLN', 0, 1, ''), (tests.place('a'), 'Large', 'PLN', 1000000, 2, '');
create function tests.take_back(p_role text, p_deal int, p_letter text default 'a') returns text language sql as
  $$ select tests.as_role(p_letter, p_role, format('select status from sales.take_back_deal(%L)', tests.no(p_deal))) $$;
create function tests.take_payment_back(p_role text, p_payment int) returns text language sql as
  $$ select tests.as_role('a', p_role, format('select number from sales.take_back_payment(%L)', tests.no(p_payment))) $$;
create function tests.bring_back(p_role text, p_deal int, p_letter text default 'a', p_function text default 'bring_back_deal') returns text language sql as
  $$ select tests.as_role(p_letter, p_role, format('select status from sales.%I(%L)', p_function, tests.no(p_deal))) $$;
create function tests.bring_payment_back(p_role text, p_payment int) returns text language sql as
  $$ select tests.as_role('a', p_role, format('select number from sales.bring_back_payment(%L)', tests.no(p_payment))) $$;
create function tests.entered() returns text language sql as
  $$ select tests.as_role('a', 'manager',
    $q$select coalesce(sum(n) filter (where measure = 'recorded'), 0) || ' ' || coalesce(sum(n) filter (where measure = 'rejected'), 0)
         from report.amounts('{recorded,rejected}', current_date - 1, current_date + 1)$q$) $$;

select tests.deal('a', 'sales', tests.no(n), 10000000) from generate_series(1, 6) n;
create temp table day as select deals_created from sales.daily_streak where user_id = tests.person('a', 'sales');

select is(tests.take_back(r.role, 1), r.refusal, r.role || ' takes nothing back')
  from (values ('manager', 'KO006'), ('verifier', 'KO001'), ('viewer', 'KO001'), ('sales2', 'KO002')) r (role, refusal);
select is(tests.take_back('manager', 1, 'b'), 'KO002', 'nor does another organization''s manager');
select is(tests.take_back('sales', 1), 'cancelled', 'whoever entered a deal takes it back');
select is((select deleted_at is not null from sales.deal where id = tests.no(1)), true, 'into the trash');
select is((select s.deals_created from sales.daily_streak s where s.user_id = tests.person('a', 'sales')),
    (select deals_created - 1 from day), 'the day counts one less');
select is(tests.take_back('sales', 1), 'KO006', 'once');
select is(tests.bring_back(r.role, 1, r.letter), r.refusal, r.role || ' of ' || r.letter || ' does not bring it back')
  from (values ('verifier', 'a', 'KO001'), ('viewer', 'a', 'KO001'), ('sales2', 'a', 'KO002'), ('manager', 'b', 'KO002')) r (role, letter, refusal);
select is(tests.bring_back('sales', 1, 'a', 'restore_deal'), 'pending', 'it comes back from the trash as it was');
select is((select row(deleted_at, taken_back, cancel_reason)::text from sales.deal where id = tests.no(1)), '(,,"")', 'with nothing left of that');
select is((select s.deals_created from sales.daily_streak s where s.user_id = tests.person('a', 'sales')),
    (select deals_created from day), 'and its day counts it again');
select is(tests.bring_back('sales', 1), 'KO006', 'what is there is not brought back');

select is(tests.pay('a', 'sales', tests.no(2), 500, tests.no(21)), 'done', 'a payment waits');
select is(tests.entered(), '1 0', 'and is counted');
select is(tests.take_back('sales', 2), 'cancelled', 'a deal goes with its payment');
select is((select state from sales.payment_list where id = tests.no(21)), 'taken_back', 'the list says that nobody rejected it');
select is((select row(status, is_replaced, decided_by = created_by)::text from sales.payment where id = tests.no(21)), '(rejected,t,t)',
    'which its recorder took back');
select is(tests.entered(), '0 0', 'and which counts for nothing now');
select is((select count(*)::int from sales.payment_approval where payment_id = tests.no(21)), 0, 'it is no decision of a verifier''s');

create function tests.books(p_deal int) returns text language sql as $$
  select row(d.number, d.status, d.paid_minor, d.waiting_minor, d.rejected_count, d.sent_count, l.state, array(
      select row(p.number, p.status, p.stage, p.is_replaced, p.approval_round, p.approval_slots, p.decided_by, p.decided_at, p.decided_reason)
        from sales.payment p where p.deal_id = d.id order by p.number_seq))::text
    from sales.deal d join sales.deal_with_trash l on l.id = d.id where d.id = tests.no(p_deal) $$;
select is(tests.bring_back('admin', 2), 'KO001', 'who records no payments brings none back');
select is(tests.bring_back('admin', 2, 'a', 'restore_deal'), 'KO001', 'nor out of the trash');
select is(tests.pay('a', 'sales', tests.no(6), 500, tests.no(61)), 'done', 'a payment');
select is(tests.pay('a', 'sales', tests.no(6), 999600, tests.no(62)), 'done', 'and another, which together two approve');
select is(tests.pay('a', 'sales', tests.no(6), 700, tests.no(63)), 'done', 'and one by mistake');
select is(tests.take_payment_back('sales', 63), (select number from sales.payment where id = tests.no(63)), 'which is taken back alone');
create temp table was as select n, tests.books(n) as books, tests.entered() as entered from (values (6)) v (n);
select is(tests.take_back('sales', 6), 'cancelled', 'then the whole deal');
select isnt(tests.books(6), (select books from was), 'which is another one then');
select is(tests.bring_back('sales', 6), 'pending', 'it is brought back');
select is(tests.books(6), (select books from was), 'as it was to the last mark, without what had been taken back before');
select is(tests.entered(), (select entered from was), 'and counts as it did');
select is(tests.as_role('a', 'verifier', format('select count(*) from sales.verification_queue where deal_id = %L', tests.no(6))), '2',
    'its payments wait for a verifier again');
select is((select count(*)::int from audit.change c where c.relation = 'sales.deal' and c.row_id = tests.no(6)
              and c.old_values ? 'taken_back' and c.user_id = tests.person('a', 'sales')), 2, 'the trail has both ways');
select is(tests.take_back('sales', 6), 'cancelled', 'once more');
select is(tests.bring_back('manager', 6, 'a', 'restore_deal'), 'pending', 'a manager takes it out of the trash');
select is(tests.books(6), (select books from was), 'as it was');
select is(tests.bring_back('sales', 6), 'KO006', 'so whoever took it back brings nothing back');
select is(tests.approve('a', 'verifier', tests.no(61)), 'verified', 'and the verifier approves');

select is(tests.as_role('a', 'sales', format($q$select number is not null from sales.enter_deal(%L, (select client_id from sales.deal where id = %L),
    1000, 'PLN', 'x', current_date, null, p_draft => true)$q$, tests.no(7), tests.no(1))), 'true', 'a draft');
select is(tests.take_back('sales', 7), 'draft', 'is taken back, too');
select is(tests.bring_back('sales', 7), 'draft', 'and is a draft again');
select is((select s.deals_created from sales.daily_streak s where s.user_id = tests.person('a', 'sales')),
    (select deals_created - 1 from day), 'which no day counts');

select is(tests.pay('a', 'sales', tests.no(1), 500, tests.no(22), p_reference => 'SAME 1'), 'done', 'a payment with a reference');
select is(tests.take_back('sales', 1), 'cancelled', 'goes with its deal');
select is(tests.pay('a', 'sales', tests.no(3), 500, tests.no(23), p_reference => 'same-1'), 'done', 'and is recorded with another');
select is(tests.bring_back('sales', 1), 'KO018', 'it is not there twice');
select is((select row(status, deleted_at is not null)::text from sales.deal where id = tests.no(1)), '(cancelled,t)', 'and its deal stays where it is');
select is(tests.take_payment_back('sales', 23), (select number from sales.payment where id = tests.no(23)), 'until that is taken back');
select is(tests.bring_back('sales', 1), 'pending', 'then it may');

select is(tests.pay('a', 'sales', tests.no(3), 500, tests.no(31)), 'done', 'another one');
select is(tests.take_payment_back(r.role, 31), r.refusal, r.role || ' does not take it back')
  from (values ('manager', 'KO006'), ('verifier', 'KO001'), ('sales2', 'KO002')) r (role, refusal);
select is(tests.as_role('a', 'verifier', format('select claimed_by_name from sales.claim_payment(%L)', tests.no(31))), 'Verifier A',
    'while a verifier has it open');
select is(tests.take_payment_back('sales', 31), 'KO005', 'it is theirs');
select is(tests.take_back('sales', 3), 'KO005', 'and its deal stays');
select tests.as_role('a', 'verifier', format('select sales.release_payment(%L)::text', tests.no(31)));
select is(tests.take_payment_back('sales', 31), (select number from sales.payment where id = tests.no(31)), 'given back, its recorder takes it');
select is(tests.as_role('a', 'sales', format('select state from sales.deal_list where id = %L', tests.no(3))), 'awaiting_payment',
    'the deal waits for another');
select is(tests.take_payment_back('sales', 31), 'KO006', 'once');
select is(tests.bring_payment_back(r.role, 31), r.refusal, r.role || ' does not bring it back')
  from (values ('manager', 'KO006'), ('verifier', 'KO001'), ('sales2', 'KO002')) r (role, refusal);
select is(tests.bring_payment_back('sales', 31), (select number from sales.payment where id = tests.no(31)), 'whoever recorded it does');
select is(tests.as_role('a', 'sales', format('select state from sales.deal_list where id = %L', tests.no(3))), 'in_verification', 'it waits again');
select is(tests.bring_payment_back('sales', 31), 'KO006', 'once');
select is(tests.take_payment_back('sales', 31), (select number from sales.payment where id = tests.no(31)), 'and it is taken back again');
select is(tests.pay('a', 'sales', tests.no(3), 999900, tests.no(32)), 'done', 'while another one waits');
select is(tests.bring_payment_back('sales', 31), (select number from sales.payment where id = tests.no(31)), 'it comes back');
select is((select approvals_needed from sales.payment where id = tests.no(31)), 2, 'and needs as many as both of them do');
select is(tests.take_payment_back('sales', 31), (select number from sales.payment where id = tests.no(31)), 'once more');
select is(tests.pay('a', 'sales', tests.no(3), 8999900, tests.no(33)), 'done', 'when nothing is left to pay');
select is(tests.bring_payment_back('sales', 31), 'KO007', 'there is no room for it');
select is(tests.as_role('a', 'verifier', format('select status from sales.reject_payment(%L, %s, ''No'')', tests.no(33),
    (select version from sales.payment where id = tests.no(33)))), 'rejected', 'what a verifier rejected');
select is(tests.bring_payment_back('sales', 33), 'KO006', 'nobody brings back');

select is(tests.pay('a', 'sales', tests.no(4), 500, tests.no(41)), 'done', 'a payment');
select is(tests.approve('a', 'verifier', tests.no(41)), 'verified', 'that is verified');
select is(tests.take_payment_back('sales', 41), 'KO006', 'stays');
select is(tests.take_back('sales', 4), 'KO006', 'as does its deal');
select is(tests.pay('a', 'sales', tests.no(5), 2000000, tests.no(51)), 'done', 'one that two approve');
select is(tests.approve('a', 'verifier', tests.no(51)), 'pending', 'and one has');
select is(tests.take_back('sales', 5), 'KO006', 'stays, too');

select * from finish();
rollback;
