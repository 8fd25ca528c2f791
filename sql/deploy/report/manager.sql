-- Deploy kontor:report/manager to pg
-- The manager's home. Every function reads rollups only, so that it costs what its period costs, not what the tables hold.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create function report.revenue(p_from date, p_to date, p_step text default 'week', p_team uuid default null, p_currency text default null)
returns table (bucket date, amount_minor bigint, deals int, payments int)
language plpgsql stable rows 100 set plan_cache_mode = force_generic_plan set search_path = pg_catalog, pg_temp as $$
begin
  if p_step not in ('day', 'week', 'month') then
    raise exception using errcode = 'KO009', message = 'the step is day, week or month', hint = 'p_step';
  elsif not (isfinite(p_from) and isfinite(p_to)) or p_to - p_from > 36600 then      -- a series without end fills the disk
    raise exception using errcode = 'KO009', message = 'a period of a hundred years at most', hint = 'p_to';
  end if;
  return query
  select b.bucket::date, coalesce(sum(case a.measure when 'verified' then a.amount_minor when 'refunded' then -a.amount_minor end), 0)::bigint,
         coalesce(sum(a.n) filter (where a.measure = 'won'), 0)::int, coalesce(sum(a.n) filter (where a.measure <> 'won'), 0)::int
    from generate_series(date_trunc(p_step, p_from::timestamp), p_to::timestamp, ('1 ' || p_step)::interval) as b(bucket)
    left join report.amounts('{verified,refunded,won}', p_from, p_to, p_team, p_currency, p_step = 'month') a on date_trunc(p_step, a.day::timestamp) = b.bucket
   group by 1 order by 1;
end $$;
comment on function report.revenue(date, date, text, uuid, text) is
    'Verified payments less refunds, deals won, and how many payments and refunds it were, by day, week or month.';

-- Payments waiting for approval at the end of a day: those that wait now, less what came since, plus what was decided since. Those that
-- wait now were recorded, are not decided and are not with whoever recorded them: months tell that, however many wait. It repeats what the
-- figures' policies say, as report.amounts does.
set local role kontor_definer;
create function report.waiting_now(p_team uuid, p_currency text, out n bigint, out amount_minor bigint)
language plpgsql stable security definer set plan_cache_mode = force_generic_plan set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_people uuid[] := case when p_team is not null then report.team_people(p_team) end;
  v_seen uuid[] := case when not core.sees_all('payment.read') then core.seen_owners('payment.read') end;
  v_measures text[] := '{recorded,verified,rejected}';
  v_target text := coalesce(p_currency, (select t.currency from core.tenant t where t.id = v_tenant));
  v_today date := sales.today(v_tenant);
begin
  select coalesce(sum(w.n), 0), coalesce(sum(round(w.amount * report.rate_on(w.currency, v_target, v_today))), 0) into n, amount_minor
    from (select f.currency, sum(case f.measure when 'recorded' then f.n else -f.n end) as n,
                 sum(case f.measure when 'recorded' then f.amount_minor else -f.amount_minor end) as amount
            from (select t.measure, t.currency, t.n, t.amount_minor from report.total_month t
                   where v_people is null and v_seen is null and t.tenant_id = v_tenant and t.measure = any (v_measures)
                  union all
                  select m.measure, m.currency, m.n, m.amount_minor from report.figure_month m
                   where (v_people is not null or v_seen is not null) and m.tenant_id = v_tenant and m.measure = any (v_measures)
                     and (v_people is null or m.owner_id = any (v_people)) and (v_seen is null or m.owner_id = any (v_seen))
                  union all
                  select d.measure, d.currency, d.n, d.amount_minor from report.delta d
                   where d.tenant_id = v_tenant and d.measure = any (v_measures) and (v_people is null or d.owner_id = any (v_people))
                     and (v_seen is null or d.owner_id = any (v_seen))) f
           where p_currency is null or f.currency = p_currency group by 1) w
   where w.n <> 0;
end $$;
set local role kontor_owner;


-- key: verified_revenue, deals_won, average_deal, collected_on_time (percent), waiting_for_approval, waiting_amount. previous: the same of as many days before.
create function report.kpis(p_from date, p_to date, p_team uuid default null, p_currency text default null)
returns table (key text, value numeric, previous numeric, spark bigint[])
language plpgsql stable rows 6 set plan_cache_mode = force_generic_plan set search_path = pg_catalog, pg_temp as $$
declare
  v_days int := p_to - p_from + 1;
  v_months boolean := v_days > 200;
  v_points int := case when v_months then (extract(year from age(date_trunc('month', p_to::timestamp), date_trunc('month', p_from::timestamp))) * 12
    + extract(month from age(date_trunc('month', p_to::timestamp), date_trunc('month', p_from::timestamp))))::int + 1 else least(13, v_days) end;
  v_waiting record;
begin
  if v_days > 36600 then
    raise exception using errcode = 'KO009', message = 'a period of a hundred years at most', hint = 'p_to';
  end if;
  select * into v_waiting from report.waiting_now(p_team, p_currency);
  return query
  with a as materialized (
    -- slot 0 is the period before, 1 to v_points are the parts of this one (months of a long one), v_points + 1 is what came after it
    select case when x.day > p_to then v_points + 1
                when v_months then ((extract(year from x.day) - extract(year from p_from)) * 12
                                    + extract(month from x.day) - extract(month from p_from))::int + 1
                else (x.day - p_from) * v_points / v_days + 1 end as slot, x.measure, sum(x.n) as n, sum(x.amount_minor) as amount
      from report.amounts('{verified,refunded,won,due,on_time,recorded,rejected}', p_from, p_to, p_team, p_currency, v_months) x group by 1, 2
    union all
    select 0, x.measure, sum(x.n), sum(x.amount_minor)
      from report.amounts('{verified,refunded,won,due,on_time,recorded,rejected}', p_from - v_days, p_from - 1, p_team, p_currency, true) x group by 2
    union all
    select v_points + 1, x.measure, sum(x.n), sum(x.amount_minor)
      from report.amounts('{recorded,verified,rejected}', p_to + 1, sales.today(), p_team, p_currency, true) x where p_to < sales.today() group by 2),
  slot as (
    select s.slot,
           coalesce(sum(case a.measure when 'verified' then a.amount when 'refunded' then -a.amount end), 0) as revenue,
           coalesce(sum(a.n) filter (where a.measure = 'won'), 0) as won,
           coalesce(sum(a.n) filter (where a.measure = 'due'), 0) as due,
           coalesce(sum(a.n) filter (where a.measure = 'on_time'), 0) as on_time,
           coalesce(sum(case a.measure when 'recorded' then a.n when 'verified' then -a.n when 'rejected' then -a.n end), 0) as came,
           coalesce(sum(case a.measure when 'recorded' then a.amount when 'verified' then -a.amount when 'rejected' then -a.amount end), 0) as came_amount
      from generate_series(0, v_points + 1) s(slot) left join a on a.slot = s.slot group by 1),
  ends as (
    select slot, v_waiting.n - coalesce(sum(came) over later, 0) as waiting,
           case when v_waiting.n = coalesce(sum(came) over later, 0) then 0
                else greatest(v_waiting.amount_minor - coalesce(sum(came_amount) over later, 0), 0) end as waiting_amount
      from slot window later as (order by slot desc rows between unbounded preceding and 1 preceding)),
  total as (
    select s.slot > 0 as this, sum(s.revenue) as revenue, sum(s.won) as won, sum(s.due) as due, sum(s.on_time) as on_time,
           (select e.waiting from ends e where e.slot = max(s.slot)) as waiting,
           (select e.waiting_amount from ends e where e.slot = max(s.slot)) as waiting_amount
      from slot s where s.slot <= v_points group by 1),
  line as (
    select array_agg(s.revenue::bigint order by s.slot) as revenue, array_agg(s.won::bigint order by s.slot) as won,
           array_agg(coalesce(round(s.revenue / nullif(s.won, 0)), 0)::bigint order by s.slot) as average,
           array_agg(coalesce(round(1000.0 * s.on_time / nullif(s.due, 0)), 0)::bigint order by s.slot) as on_time,
           array_agg(e.waiting::bigint order by s.slot) as waiting, array_agg(e.waiting_amount::bigint order by s.slot) as waiting_amount
      from slot s join ends e using (slot) where s.slot between 1 and v_points)
  select v.* from total t left join total b on not b.this cross join line l
   cross join lateral (values
     ('verified_revenue', t.revenue, b.revenue, l.revenue),
     ('deals_won', t.won, b.won, l.won),
     ('average_deal', round(t.revenue / nullif(t.won, 0)), round(b.revenue / nullif(b.won, 0)), l.average),
     ('collected_on_time', round(100.0 * t.on_time / nullif(t.due, 0), 1), round(100.0 * b.on_time / nullif(b.due, 0), 1), l.on_time),
     ('waiting_for_approval', t.waiting, b.waiting, l.waiting),
     ('waiting_amount', t.waiting_amount, b.waiting_amount, l.waiting_amount)) v
   where t.this;
end $$;
comment on function report.kpis(date, date, uuid, text) is 'The key figures of a period, of as many days before, and thirteen points between.';

create function report.funnel(p_from date, p_to date, p_team uuid default null, p_currency text default null)
returns table (step text, n bigint)
language plpgsql stable rows 5 set plan_cache_mode = force_generic_plan set search_path = pg_catalog, pg_temp as $$
begin
  return query
  select s.step, coalesce(sum(a.n), 0)::bigint
    from (values (1, 'entered'), (2, 'first_payment'), (3, 'sent'), (4, 'checked'), (5, 'paid')) s (place, step)
    left join report.amounts('{entered,first_payment,sent,checked,paid}', p_from, p_to, p_team, p_currency, true) a on a.measure = s.step
   group by s.place, s.step order by s.place;
end $$;
comment on function report.funnel(date, date, uuid, text) is
    'How far the deals of a period came: entered, first payment, sent to verification, first payment verified, fully paid.';

create function report.methods(p_from date, p_to date, p_team uuid default null, p_currency text default null)
returns table (method text, amount_minor bigint, n bigint)
language plpgsql stable rows 6 set plan_cache_mode = force_generic_plan set search_path = pg_catalog, pg_temp as $$
begin
  return query
  select a.detail, sum(a.amount_minor)::bigint, sum(a.n)::bigint
    from report.amounts('{by_method}', p_from, p_to, p_team, p_currency, true) a group by 1 order by 2 desc, 1;
end $$;
comment on function report.methods(date, date, uuid, text) is 'Verified payments of a period by method.';

-- measure: verified, rejected, refunded. What waits is told by report.kpis.
create function report.payment_status(p_from date, p_to date, p_team uuid default null, p_currency text default null)
returns table (status text, n bigint, amount_minor bigint)
language plpgsql stable rows 3 set plan_cache_mode = force_generic_plan set search_path = pg_catalog, pg_temp as $$
begin
  return query
  select s.status, coalesce(sum(a.n), 0)::bigint, coalesce(sum(a.amount_minor), 0)::bigint
    from (values (1, 'verified'), (2, 'rejected'), (3, 'refunded')) s (place, status)
    left join report.amounts('{verified,rejected,refunded}', p_from, p_to, p_team, p_currency, true) a on a.measure = s.status
   group by s.place, s.status order by s.place;
end $$;
comment on function report.payment_status(date, date, uuid, text) is 'Payments verified, rejected and refunded in a period.';

-- state: estimate (of the month that runs), to_approve, approved, on_hold. They are due now, whatever the period that is looked at.
create function report.commissions_due(p_team uuid default null, p_currency text default null)
returns table (state text, n bigint, amount_minor bigint)
language plpgsql stable rows 4 set plan_cache_mode = force_generic_plan set search_path = pg_catalog, pg_temp as $$
declare
  v_month date := date_trunc('month', sales.today()::timestamp)::date;
begin
  return query
  select s.state, coalesce(sum(a.n), 0)::bigint, coalesce(sum(a.amount_minor), 0)::bigint
    from (values (1, 'to_approve'), (2, 'approved'), (3, 'on_hold'), (4, 'estimate')) s (place, state)
    left join (select case when x.measure = 'held' then 'on_hold' when x.measure = 'approved' then 'approved'
                           when x.day < v_month then 'to_approve' else 'estimate' end as state, x.n, x.amount_minor
                 from report.amounts('{earned,approved,held}', v_month - 3660, v_month + 31, p_team, p_currency, true) x) a on a.state = s.state
   group by s.place, s.state order by s.place;
end $$;
comment on function report.commissions_due(uuid, text) is 'Commissions that are not paid yet, by how far they are.';

-- How many clients gave which rating, best first: from low to high tenths. Row-level security holds.
create function report.satisfaction(p_team uuid default null)
returns table (low int, high int, clients bigint, sum_tenths bigint)
language plpgsql stable rows 5 set plan_cache_mode = force_generic_plan set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_people uuid[] := report.team_people(p_team);
begin
  return query
  select b.low, b.high, coalesce(sum(r.n), 0)::bigint, coalesce(sum(r.n * r.tenths), 0)::bigint
    from (values (45, 50), (40, 44), (30, 39), (20, 29), (0, 19)) b (low, high)
    left join (select c.satisfaction_tenths as tenths, count(*) as n from crm.client c
                where c.tenant_id = v_tenant and c.satisfaction_tenths is not null and c.deleted_at is null
                  and (v_people is null or c.owner_id = any (v_people)) group by 1) r
      on r.tenths between b.low and b.high
   group by b.low, b.high order by b.low desc;
end $$;
comment on function report.satisfaction(uuid) is 'How many clients gave which rating, of those that a team looks after or of all.';

-- target_minor: the monthly target for as many months as the period has (30.436875 days each). spark: the last seven weeks, oldest first.
create function report.leaderboard(p_from date, p_to date, p_team uuid default null, p_currency text default null)
returns table (user_id uuid, name text, initials text, amount_minor bigint, deals bigint, target_minor bigint, spark bigint[])
language plpgsql stable rows 20 set plan_cache_mode = force_generic_plan set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_people uuid[] := report.team_people(p_team);
  v_home text := (select t.currency from core.tenant t where t.id = v_tenant);
  v_target text := coalesce(p_currency, v_home);
begin
  return query
  with sold as materialized (
    select a.owner_id,
           sum(case a.measure when 'verified' then a.amount_minor when 'refunded' then -a.amount_minor else 0 end)::bigint as amount,
           coalesce(sum(a.n) filter (where a.measure = 'won'), 0)::bigint as won
      from report.amounts('{verified,refunded,won}', p_from, p_to, p_team, p_currency, true, true) a group by 1),
  week as materialized (
    select a.owner_id, (p_to - a.day) / 7 as w, sum(case a.measure when 'verified' then a.amount_minor else -a.amount_minor end)::bigint as amount
      from report.amounts('{verified,refunded}', p_to - 48, p_to, p_team, p_currency, false, true) a group by 1, 2),
  person as materialized (
    select s.owner_id, s.amount, s.won, array_agg(coalesce(w.amount, 0) order by g.w desc) as spark
      from sold s cross join generate_series(0, 6) as g (w) left join week w on w.owner_id = s.owner_id and w.w = g.w group by 1, 2, 3)
  select m.user_id, m.name, m.initials, coalesce(p.amount, 0)::bigint, coalesce(p.won, 0)::bigint,
         round(m.sales_target_minor * report.rate_on(v_home, v_target, p_to) * (p_to - p_from + 1) / 30.436875)::bigint,
         coalesce(p.spark, '{0,0,0,0,0,0,0}')
    from (select c.user_id, c.display_name as name, c.initials, v.sales_target_minor, c.status
            from core.membership c left join core.member_private() v on v.user_id = c.user_id
           where c.tenant_id = v_tenant and (v_people is null or c.user_id = any (v_people))) m
    left join person p on p.owner_id = m.user_id
   where p.amount <> 0 or p.won <> 0 or (m.sales_target_minor > 0 and m.status = 'active')
   order by coalesce(p.amount, 0) desc, m.name;
end $$;
comment on function report.leaderboard(date, date, uuid, text) is 'Verified revenue, deals won and target by person.';
reset role;
comment on function report.waiting_now(uuid, text) is 'Payments that wait for approval now, in number and amount.';
grant execute on function report.revenue(date, date, text, uuid, text), report.waiting_now(uuid, text), report.kpis(date, date, uuid, text),
  report.funnel(date, date, uuid, text), report.methods(date, date, uuid, text), report.leaderboard(date, date, uuid, text),
  report.payment_status(date, date, uuid, text), report.commissions_due(uuid, text), report.satisfaction(uuid) to kontor_app;
commit;
