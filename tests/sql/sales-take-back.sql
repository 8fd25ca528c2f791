-- What was just entered is taken back, as long as nobody else has acted on it.
begin;
select no_plan();
insert into sales.approval_rule (tenant_id, name, currency, from_minor, approvals, role_key)
values (tests.place('a'), 'Any', 'PLN', 0, 1, ''), (tests.place('a'), 'Large', 'PLN', 1000000, 2, '');
create function tests.take_back(p_role text, p_deal int, p_letter text default 'a') returns text language sql as
  $$ select tests.as_role(p_letter, p_role, format('select status from sales.take_back_deal(%L)', tests.no(p_deal))) $$;
create function tests.take_payment_back(p_role text, p_payment int) returns text language sql as
  $$ select tests.as_role('a', p_role, format('select number from sales.take_back_payment(%L)', tests.no(p_payment))) $$;
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
select is(tests.as_role('a', 'sales', format('select status from sales.restore_deal(%L)', tests.no(1))), 'cancelled', 'it comes back from the trash');

select is(tests.pay('a', 'sales', tests.no(2), 500, tests.no(21)), 'done', 'a payment waits');
select is(tests.entered(), '1 0', 'and is counted');
select is(tests.take_back('sales', 2), 'cancelled', 'a deal goes with its payment');
select is((select row(status, is_replaced, decided_by = created_by)::text from sales.payment where id = tests.no(21)), '(rejected,t,t)',
    'which its recorder took back');
select is(tests.entered(), '0 0', 'and which counts for nothing now');
select is((select count(*)::int from sales.payment_approval where payment_id = tests.no(21)), 0, 'it is no decision of a verifier''s');

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

select is(tests.pay('a', 'sales', tests.no(4), 500, tests.no(41)), 'done', 'a payment');
select is(tests.approve('a', 'verifier', tests.no(41)), 'verified', 'that is verified');
select is(tests.take_payment_back('sales', 41), 'KO006', 'stays');
select is(tests.take_back('sales', 4), 'KO006', 'as does its deal');
select is(tests.pay('a', 'sales', tests.no(5), 2000000, tests.no(51)), 'done', 'one that two approve');
select is(tests.approve('a', 'verifier', tests.no(51)), 'pending', 'and one has');
select is(tests.take_back('sales', 5), 'KO006', 'stays, too');

select * from finish();
rollback;
