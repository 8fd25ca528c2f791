-- What saving a deal will do, told before it is done: it says the truth, takes no number, and tells nobody of others' payments.
begin;
select no_plan();
select tests.sample_2_sales('a');

create function pg_temp.preview(p_role text, p_column text, p_arguments text) returns text language sql as $$
  select tests.as_role('a', p_role, format('select %s::text from sales.preview_deal(%s)', p_column, p_arguments)) $$;

insert into sales.approval_rule (tenant_id, name, currency, from_minor, approvals) values
    (tests.place('a'), 'two people', 'EUR', 2000000, 2), (tests.place('a'), 'one person', 'EUR', 0, 1);

select is(pg_temp.preview('sales', 'deal_number', $$null, 100, 'PLN', 0$$), 'DLID0002', 'the next deal');
select is(pg_temp.preview('sales', 'payment_number', $$null, 100, 'PLN', 0$$), 'TXID0002', 'the next payment');
select is(pg_temp.preview('sales', 'deal_number', $$null, 100, 'PLN', 0$$), 'DLID0002', 'looking takes no number');

select is(pg_temp.preview('sales', 'approvals_needed', $$null, 1, 'EUR', 1999999$$), '1', 'below the threshold one person approves');
select is(pg_temp.preview('sales', 'approvals_needed', $$null, 1, 'EUR', 2000000$$), '2', 'from the threshold on two do');
select is(pg_temp.preview('sales', 'approvals_from_minor', $$null, 1, 'EUR', 2000000$$), '2000000', 'the threshold is named');
select is(pg_temp.preview('sales', 'approvals_from_minor', $$null, 1, 'EUR', 1$$), null, 'a rule for every amount has no threshold to name');

select is(pg_temp.preview('sales', 'needs_receipt', $$null, 1, 'EUR', 1, p_method => 'cheque'$$)
          || pg_temp.preview('sales', 'needs_receipt', $$null, 1, 'EUR', 1, p_method => 'cash'$$), 'truefalse', 'what is no cash needs a receipt');

select is(pg_temp.preview('sales', 'commission_rate', $$null, 6240000, 'PLN', 0$$), '5', 'the rate of the rule that applies');
select is(pg_temp.preview('sales', 'commission_minor', $$null, 6240000, 'PLN', 0$$), '312000', 'and what it comes to');
select is(pg_temp.preview('sales', 'base_minor', $$null, 6240000, 'PLN', 0$$), '6240000', 'the amount in the organization''s currency');

select is(pg_temp.preview('sales', 'reference_used_by', $$null, 1, 'PLN', 1, 'SECRET a'$$), 'TXID0001', 'a reference is known again however it is written');
select is(pg_temp.preview('sales', 'reference_used_by', $$null, 1, 'PLN', 1, 'another'$$), null, 'a new one is not');
select is(pg_temp.preview('manager', 'reference_used_by', $$null, 1, 'PLN', 1, 'secret-a'$$), 'TXID0001', 'a manager sees whose it is');
select tests.as_role('a', 'admin', format($$select core.add_member('other@a.test', 'Other', 'Person', 'sales', %L)$$, core.scram_verifier('x')));
select tests.act('other@a.test', tests.place('a'), format('select core.change_password(%L)', core.scram_verifier('y')));
select is(tests.act('other@a.test', tests.place('a'), $$select reference_used_by from sales.preview_deal(null, 1, 'PLN', 1, 'secret-a')$$), '?',
    'who may not see the payment hears only that the reference is taken');
select is(pg_temp.preview('sales', 'similar_deal',
    format('%L, 100000, %L, 0', (select client_id from sales.deal where tenant_id = tests.place('a') limit 1), 'PLN')),
    'DLID0001', 'an open deal of the same client and amount');
select is(tests.as_role('b', 'sales', format($$select similar_deal from sales.preview_deal(%L, 100000, 'PLN', 0)$$,
    (select client_id from sales.deal where tenant_id = tests.place('a') limit 1))), null, 'another organization''s deal is not told');

select is(pg_temp.preview('sales', 'commission_minor', $$null, 6240000, 'XXZ', 0$$), '0', 'an unknown currency is no error while typing');
select is(pg_temp.preview('viewer', 'deal_number', $$null, 1, 'PLN', 0$$), 'KO001', 'who may enter no deal is refused');
select is(tests.act(tests.who('a', 'sales'), null, $$select deal_number from sales.preview_deal(null, 1, 'PLN', 0)$$), 'KO008',
    'and who has entered no organization');

-- Whose a reference is stands in an index, which a plan that is kept uses, too: looking at every payment took seconds while somebody typed.
select tests.deal('a', 'sales', tests.no(900), 1000000);
insert into sales.payment (tenant_id, number_seq, deal_id, owner_id, amount_minor, currency, method, received_on, bank_reference, cheque_number, created_by)
select d.tenant_id, 9000 + n, d.id, d.owner_id, 1, d.currency, 'cheque', d.deal_date, 'B' || n, 'C' || n, d.owner_id
  from sales.deal d, generate_series(1, 2000) n where d.id = tests.no(900);
analyze sales.payment;
set local plan_cache_mode = force_generic_plan;
discard plans;
create temp table looked as select i.name, coalesce(pg_stat_get_xact_numscans(('sales.' || i.name)::regclass), 0) as times
  from (values ('payment_bank_reference_once'), ('payment_cheque_number_once')) i (name);
select is(tests.as_role('a', 'sales',
    'select reference_used_by is null and cheque_used_by is null from sales.preview_deal(null, 1, ''PLN'', 1, ''none'', ''none'')'), 'true',
    'a reference and a cheque that nobody used');
select ok(pg_stat_get_xact_numscans(('sales.' || l.name)::regclass) > l.times, 'are looked for by ' || l.name) from looked l;

select * from finish();
rollback;
