-- What the homes show, worked out by hand on a small organization: a złoty deal paid in full, one in euros in two parts, one that waits.
begin;
-- current_date is the organization's day, also in the hours in which UTC has another one.
set local timezone = 'Europe/Warsaw';
select no_plan();
insert into core.exchange_rate (tenant_id, currency, base, valid_on, rate) values
    (core.platform_id(), 'EUR', 'PLN', current_date - 400, 4), (core.platform_id(), 'EUR', 'PLN', current_date - 5, 5),
    (tests.place('a'), 'EUR', 'PLN', current_date - 2, 6);
insert into crm.client (tenant_id, id, name, owner_id, created_by) select tests.place('a'), '00000000-0000-7000-8000-000000000001',
    'Client', tests.person('a', 'sales'), tests.person('a', 'sales');
update core.membership set sales_target_minor = 3043688 where tenant_id = tests.place('a') and user_id = tests.person('a', 'sales');

create function tests.put_deal(p_n int, p_owner text, p_amount bigint, p_currency text, p_date date, p_due date) returns void language sql as $$
  insert into sales.deal (tenant_id, id, number_seq, client_id, owner_id, created_by, amount_minor, currency, deal_date, due_date)
  values (tests.place('a'), ('00000000-0000-7000-8000-00000000010' || p_n)::uuid, p_n, '00000000-0000-7000-8000-000000000001',
          tests.person('a', p_owner), tests.person('a', p_owner), p_amount, p_currency, p_date, p_due) $$;
create function tests.put_payment(p_n int, p_deal int, p_amount bigint, p_method text, p_status text, p_at timestamptz) returns void language sql as $$
  insert into sales.payment (tenant_id, number_seq, deal_id, owner_id, created_by, amount_minor, currency, method, status, stage,
      received_on, created_at, verified_by, verified_at, decided_by, decided_at, decided_reason, approvals_given)
  select d.tenant_id, p_n, d.id, d.owner_id, d.owner_id, p_amount, d.currency, p_method, p_status,
         case p_status when 'pending' then 'in_verification' else '' end, p_at::date, p_at,
         case p_status when 'verified' then tests.person('a', 'verifier') end, case p_status when 'verified' then p_at end,
         case when p_status <> 'pending' then tests.person('a', 'verifier') end, case when p_status <> 'pending' then p_at end,
         case p_status when 'rejected' then 'not readable' else '' end, case p_status when 'verified' then 1 else 0 end
    from sales.deal d where d.tenant_id = tests.place('a') and d.number_seq = p_deal $$;
create temp table day on commit drop as select (current_date - n)::timestamp at time zone 'Europe/Warsaw' + interval '12 hours' as noon, n
  from generate_series(0, 60) n;
create function tests.noon(p_ago int) returns timestamptz
language sql as $$ select (sales.today(tests.place('a')) - p_ago)::timestamp at time zone 'Europe/Warsaw' + interval '12 hours' $$;

select tests.put_deal(1, 'sales', 100000, 'PLN', current_date - 20, current_date - 1),
       tests.put_deal(2, 'sales2', 20000, 'EUR', current_date - 20, current_date - 4),
    tests.put_deal(3, 'sales', 50000, 'PLN', current_date - 3, current_date + 10),
    tests.put_deal(4, 'sales', 7000, 'PLN', current_date - 50, current_date - 41);
select tests.put_payment(1, 1, 100000, 'card', 'verified', tests.noon(10)),
       tests.put_payment(2, 2, 10000, 'bank_transfer', 'verified', tests.noon(6)), tests.put_payment(3, 2, 10000, 'bank_transfer', 'verified', tests.noon(3)),
    tests.put_payment(4, 3, 20000, 'card', 'pending', now() - interval '5 hours'),
    tests.put_payment(5, 4, 7000, 'cash', 'verified', tests.noon(40)), tests.put_payment(6, 3, 1000, 'cash', 'rejected', now());
select is((select string_agg(r::text, E'\n') from report.recount() r), null, 'the figures agree with the rows');

create function tests.kpi(p_role text, p_key text, p_more text default '') returns text language sql as
    $$ select tests.as_role('a', p_role, format($q$select value || ' / ' || coalesce(previous::text, '-')
         from report.kpis(current_date - 29, current_date%s) where key = %L$q$, p_more, p_key)) $$;
-- 100000 zł + 10000 € at 4 + 10000 € at 5
select is(tests.kpi('manager', 'verified_revenue'), '190000 / 7000', 'revenue is converted at each day''s rate, and compared with the thirty days before');
select is(tests.kpi('manager', 'verified_revenue', ', null, ''EUR'''), '20000 / 0', 'or shown in one currency as it is');
select is(tests.kpi('manager', 'deals_won'), '2 / 1', 'two deals were won');
select is(tests.kpi('manager', 'average_deal'), '95000 / 7000', 'of 950 zł on average');
select is(tests.kpi('manager', 'collected_on_time'), '50.0 / 0.0', 'one of the two that were due had come in on time, and before that none');
select is(tests.kpi('manager', 'waiting_for_approval'), '1 / 0', 'one payment waits');
select is(tests.kpi('manager', 'waiting_amount'), '20000 / 0', 'of 200 zł');
select is(tests.as_role('a', 'manager',
    'select string_agg(step || '' '' || n, '', '') from report.funnel(current_date - 29, current_date)'),
    'entered 3, first_payment 3, sent 3, checked 2, paid 2', 'the funnel narrows');
select is(tests.as_role('a', 'manager',
    'select string_agg(method || '' '' || amount_minor || '' '' || n, '', '') from report.methods(current_date - 29, current_date)'),
    'card 100000 1, bank_transfer 90000 2', 'methods by amount');
select is(tests.as_role('a', 'manager',
    $$select string_agg(initials || ' ' || amount_minor || ' ' || deals, ', ') from report.leaderboard(current_date - 29, current_date)$$),
    'SA 100000 1, SA 90000 1', 'people by revenue');
select is(tests.as_role('a', 'manager', 'select target_minor::text from report.leaderboard(current_date - 29, current_date) limit 1'),
    '3000000', 'a monthly target counts for thirty days');
select is(tests.as_role('a', 'manager',
    $$select string_agg(currency || ' ' || trim_scale(rate) || ' ' || (current_date - valid_on), ', ') from report.rates(current_date)$$),
    'EUR 6 2', 'the rate shown is the organization''s own, with its day');
select is(tests.as_role('a', 'manager',
    format('select sum(amount_minor) || '' '' || sum(deals) from report.revenue(current_date - 59, current_date, %L)', s.step)),
    '197000 3', 'revenue by ' || s.step || ' adds up to the same')
  from unnest(array['day', 'week', 'month']) s (step);
select is(tests.as_role('a', 'manager', 'select count(*)::text from report.revenue(current_date, current_date, ''year'')'), 'KO009',
    'there is no step of a year');
select report.fold();
select is(tests.as_role('a', 'manager',
    format('select sum(amount_minor) || '' '' || sum(deals) from report.revenue(current_date - 59, current_date, %L)', s.step)),
    '197000 3', 'and after folding by ' || s.step)
  from unnest(array['day', 'week', 'month']) s (step);

-- A rate that comes later is used at once, folded months included.
insert into core.exchange_rate (tenant_id, currency, base, valid_on, rate) values (tests.place('a'), 'EUR', 'PLN', current_date - 7, 10);
select is(tests.kpi('manager', 'verified_revenue'), '250000 / 7000', 'a later, better rate is used at once for the days without one of their own') ;
select report.fold();
select is(tests.kpi('manager', 'verified_revenue'), '250000 / 7000', 'and after folding');
select is(tests.as_role('a', 'manager', 'select sum(amount_minor)::text from report.revenue(current_date - 400, current_date, ''month'')'),
    '257000', 'in whole months, too');

-- A team.
insert into core.team (tenant_id, id, name) values (tests.place('a'), '00000000-0000-7000-8000-000000000201', 'North');
insert into core.team_member (tenant_id, team_id, user_id) values (tests.place('a'), '00000000-0000-7000-8000-000000000201', tests.person('a', 'sales'));
select is(tests.kpi('manager', 'verified_revenue', ', ''00000000-0000-7000-8000-000000000201'''), '100000 / 7000', 'a team''s revenue is its people''s');
select is(tests.as_role('a', 'manager',
    'select count(*)::text from report.leaderboard(current_date - 29, current_date, ''00000000-0000-7000-8000-000000000201'')'), '1',
    'and so is its leaderboard');

-- Who sees what.
select is(tests.kpi('sales', 'verified_revenue'), '100000 / 7000', 'a salesperson sees figures of their own deals');
select is(tests.kpi('sales2', 'verified_revenue'), '150000 / 0', 'and the other one theirs');
select is(tests.kpi(r.role, 'verified_revenue'), '250000 / 7000', r.role || ' sees all') from unnest(array['verifier', 'admin', 'owner', 'viewer']) r (role);
select is(tests.kpi('agent', 'verified_revenue'), '0 / 0', 'the front desk sees no payments');
select is(tests.kpi('agent', 'deals_won'), '2 / 1', 'but deals');
select is(tests.act(tests.who('b', 'manager'), tests.place('a'),
    'select value::text from report.kpis(current_date - 29, current_date) where key = ''verified_revenue'''), '0',
    'another organization''s manager sees nothing here');
select is(tests.as_role('b', 'manager', 'select sum(n)::text from report.amounts(''{entered,verified}'', ''2000-01-01'', ''2099-01-01'')'),
    null, 'nor at home');
select is(tests.as_role('b', 'owner', format('select count(*)::text from report.%I where tenant_id = %L', t.name, tests.place('a'))), '0',
    'not in report.' || t.name || ' either')
  from unnest(array['delta', 'figure_day', 'total_day', 'figure_month', 'total_month', 'figure']) t (name);
select is(tests.as_role('a', 'sales', 'select count(*)::text from report.total_day'), '0', 'totals are for those who see everybody');
select is(tests.as_role('a', 'sales', 'select place || '' of '' || people from report.my_month()'), '1 of 1',
    'a salesperson learns their place and nothing else');

-- The homes of sales and verifiers.
select is(tests.as_role('a', 'sales', 'select string_agg(state || '' '' || n, '', '') from report.my_open_states()'), 'payment_rejected 1', 'my open deals');
select is(tests.as_role('a', 'sales', 'select number || '' '' || step from report.my_steps()'), 'DLID0003 replace_receipt', 'and what the first of them needs');
select is(tests.as_role('a', 'sales', 'select sum(amount_minor)::text from report.my_weeks(8)'), '107000', 'my weeks');
select is(tests.as_role('a', 'sales',
    'select sum(amount_minor)::text || '' '' || count(*) from report.my_days(current_date - 59, current_date)'), '107000 60',
    'and my days, those without a payment among them');
select is(tests.as_role('a', 'manager',
    'select coalesce(sum(amount_minor), 0)::text from report.my_days(current_date - 59, current_date)'), '0', 'which are mine alone, whatever I may see');
select is(tests.as_role('a', 'sales', 'select string_agg(age || '' '' || n, '', '') from report.my_open_ages()'),
    'under_1w 1, 1w_to_1m 0, 1m_to_3m 0, over_3m 0', 'my open deals by age');
select is(tests.as_role('a', 'manager',
    'select string_agg(status || '' '' || n, '', '') from report.payment_status(current_date - 29, current_date)'),
    'verified 3, rejected 1, refunded 0', 'payments by status');
select is(tests.as_role('a', 'sales', 'select count(*)::text from report.payment_status(current_date - 29, current_date) where n > 2'),
    '0', 'a salesperson counts their own');
update crm.client set satisfaction_tenths = 42 where tenant_id = tests.place('a') and name = 'Client';
select is(tests.as_role('a', 'manager',
    'select string_agg(low || '' '' || clients || '' '' || sum_tenths, '', '' order by low) from report.satisfaction() where clients > 0'),
    '40 1 42', 'what clients think');
select is(tests.as_role('b', 'manager', 'select sum(clients)::text from report.satisfaction()'), '0', 'and not what another organization''s think');
select is(tests.as_role('a', 'manager', 'select string_agg(state, '', '') from report.commissions_due()'),
    'to_approve, approved, on_hold, estimate', 'commissions by how far they are');
select is(tests.as_role('a', 'sales', 'select waiting_minor || '' '' || currency from report.my_month()'), '20000 PLN', 'what waits for me');
select is(tests.as_role('a', 'verifier',
    'select waiting || '' '' || rejected_today || '' '' || approved_today from report.verifier_today()'), '1 1 0', 'the verifier''s day');
select is(tests.as_role('a', 'verifier',
    'select ages->2->>''n'' || '' '' || (methods->0->>''method'') || '' '' || (reasons->0->>''reason'') from report.verifier_today()'),
    '1 card not readable', 'how old, how paid, why rejected');

select is(tests.as_role('a', 'verifier',
    $$select (select waiting || ' ' || mine from report.verifier_today())
           = (select count(*) || ' ' || count(*) filter (where q.mine) from sales.verification_queue q where not q.sent_back)$$),
    'true', 'the verifier''s home counts the queue''s own rows');
select is(tests.as_role('a', 'verifier',
    'select (upcoming->0->>''number'') || '' '' || (upcoming->0->>''state'') || '' '' || jsonb_array_length(upcoming) from report.verifier_today()'),
    tests.as_role('a', 'verifier', 'select min(q.number) || '' over_4h 1'' from sales.verification_queue q'), 'and names what comes first');
update sales.payment set stage = 'sent_back', decided_reason = 'which paper?' where tenant_id = tests.place('a') and number_seq = 4;
select is(tests.kpi('manager', 'waiting_for_approval') || ', ' || tests.kpi('manager', 'waiting_amount'), '0 / 0, 0 / 0',
    'what was sent back waits for whoever recorded it, not for approval');
select is(tests.as_role('a', 'verifier', 'select waiting || '' '' || jsonb_array_length(upcoming) from report.verifier_today()'), '0 0', 'as in the queue');
select is((select string_agg(r::text, E'\n') from report.recount() r), null, 'and the figures agree with the rows');
update sales.payment set stage = 'in_verification' where tenant_id = tests.place('a') and number_seq = 4;
select is(tests.kpi('manager', 'waiting_for_approval'), '1 / 0', 'until they answer');

-- A streak lives over a weekend, not over a working day, however long ago it was.
insert into sales.daily_streak (tenant_id, user_id, day, payments_received, streak_count, currency)
values (tests.place('a'), tests.person('a', 'sales2'), '2026-11-13', 1, 5, 'PLN'), (tests.place('a'), tests.person('a', 'sales2'), '2020-01-03', 1, 9, 'PLN');
select is(tests.as_role('a', 'sales2', format('select streak || '' of '' || best from report.my_streak(%L)', d.day)), d.streak,
    'a streak of Friday on ' || d.day)
  from (values ('2026-11-13', '5 of 9'), ('2026-11-16', '5 of 9'), ('2026-11-17', '0 of 9'), ('2026-11-21', '0 of 9'),
               ('2026-12-31', '0 of 9')) d (day, streak);

select * from finish();
rollback;
