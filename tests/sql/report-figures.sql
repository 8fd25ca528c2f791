-- Figures equal what is counted from the rows, whatever happens to them, folded or not; and they fall on the organization's day.
begin;
select no_plan();
select tests.sample_2_sales('a');
select tests.sample_2_sales('b');

create function tests.agrees(p_what text) returns text language sql as
    $$ select is((select string_agg(r::text, E'\n') from report.recount() r), null, p_what) $$;
create function tests.figure(p_measure text, p_letter text default 'a') returns text language sql as
    $$ select coalesce(sum(n), 0) || ' of ' || coalesce(sum(amount_minor), 0) from report.figure
         where tenant_id = tests.place(p_letter) and measure = p_measure $$;
create function tests.some_deal(p_letter text default 'a') returns uuid
language sql as $$ select id from sales.deal where tenant_id = tests.place(p_letter) order by number_seq limit 1 $$;

select tests.agrees('after a deal, a payment and its approval');
select is(tests.figure('entered'), '1 of 100000', 'the deal was entered');
select is(tests.figure('sent'), '1 of 100000', 'and sent to verification');
select is(tests.figure('verified'), '1 of 60000', 'its payment was verified');
select is(tests.figure('paid'), '0 of 0', 'it is not paid in full');
select is(tests.figure('earned'), '1 of 3000', 'five percent were earned');
select ok(report.fold() > 0, 'folding takes the deltas');
select is((select count(*) from report.delta), 0::bigint, 'all of them');
select tests.agrees('after folding');
select is(tests.figure('verified'), '1 of 60000', 'and nobody sees a difference');

update sales.deal set due_date = due_date + 5, deal_date = deal_date - 40 where tenant_id = tests.place('a');
select tests.agrees('after a deal moved to another month');
update sales.deal set owner_id = tests.person('a', 'sales2') where tenant_id = tests.place('a');
select tests.agrees('after it changed hands');
select is((select count(*) from report.figure
            where tenant_id = tests.place('a') and measure = 'entered' and owner_id = tests.person('a', 'sales') having sum(n) <> 0), null,
            'nothing is left with the first owner');
update sales.deal set owner_id = tests.person('a', 'sales') where tenant_id = tests.place('a');
select ok(tests.as_role('a', 'manager',
    $$select r.number from (select id, version from sales.payment limit 1) p, sales.refund_payment(p.id, p.version, 20000, 'half of it') r$$)
    ~ '^TXID', 'a refund is made');
select is(tests.figure('refunded'), '1 of 20000', 'and counted');
select tests.agrees('after a refund');
select report.fold();
select tests.agrees('after folding again');
update sales.deal set deleted_at = now() where tenant_id = tests.place('b');
select tests.agrees('after a deal went to the trash');
select is(tests.figure('entered', 'b'), '0 of 0', 'where it counts no more');
update sales.deal set deleted_at = null where tenant_id = tests.place('b');
select is(tests.figure('entered', 'b'), '1 of 100000', 'until it is brought back');
delete from sales.refund_request where tenant_id = tests.place('b');
delete from sales.payment_claim where tenant_id = tests.place('b');
delete from sales.payment_approval where tenant_id = tests.place('b');
delete from sales.invoice where tenant_id = tests.place('b');
delete from sales.commission where tenant_id = tests.place('b');
delete from sales.payment where tenant_id = tests.place('b');
select tests.agrees('after rows were deleted');
select is(tests.figure('verified', 'b'), '0 of 0', 'deleted payments count no more');

-- A figure that somebody spoiled is found.
select report.fold();
update report.figure_day set n = n + 1 where tenant_id = tests.place('a') and measure = 'entered';
select isnt((select count(*) from report.recount(tests.place('a'))), 0::bigint, 'a wrong figure is found');
select report.rebuild(tests.place('a'));
select tests.agrees('and mended by making the figures anew');

-- Twenty past eleven at night in Warsaw is the next day in no place but east of it.
update sales.payment set created_at = '2026-03-10 22:20:00+00', verified_at = '2026-03-10 23:20:00+00' where tenant_id = tests.place('a') and refund_of is null;
select is((select array_agg(distinct measure || ' ' || day order by measure || ' ' || day) from report.figure
            where tenant_id = tests.place('a') and measure in ('recorded', 'verified') and day < '2026-04-01' and n > 0),
    array['recorded 2026-03-10', 'verified 2026-03-11'], 'the day is the one in Warsaw');
update core.tenant set timezone = 'America/New_York' where id = tests.place('a');
select is((select array_agg(distinct measure || ' ' || day order by measure || ' ' || day) from report.figure
            where tenant_id = tests.place('a') and measure in ('recorded', 'verified') and day < '2026-04-01' and n > 0),
    array['recorded 2026-03-10', 'verified 2026-03-10'], 'and in New York after the organization moved there');
select tests.agrees('figures follow a move to another time zone');

select is(tests.as_role('a', 'owner', 'select report.fold()::text'), '42501', 'people do not fold');
select is(tests.as_role('a', 'owner', 'select count(*)::text from report.recount()'), '42501', 'nor recount');
select is(tests.as_role('a', 'owner', format('select report.rebuild(%L)::text', tests.place('b'))), '42501', 'nor rebuild');
select is(tests.as_role('a', 'owner', 'update report.figure_day set n = 0'), '42501', 'nor change a figure');

select * from finish();
rollback;
