-- Deploy kontor:report/sales_home to pg
-- The salesperson's home: what I sold, what it brings me, and what I have to do next. Figures are mine alone, whatever I may see.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

-- Working days are Monday to Friday.
create function report.working_days(p_from date, p_to date) returns int
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select count(*)::int from generate_series(case when isfinite(p_from) then p_from end, least(p_to, p_from + 36600), interval '1 day') d
   where extract(isodow from d) < 6
$$;
comment on function report.working_days(date, date) is 'Days from Monday to Friday in a period, both ends included.';

-- Verified less refunded by week (its Monday), in the organization's currency, oldest first.
create function report.my_weeks(p_n int default 8) returns table (week date, amount_minor bigint)
language plpgsql stable rows 8 set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_me uuid := core.me();
  v_home text := (select t.currency from core.tenant t where t.id = v_tenant);
  v_monday date := date_trunc('week', sales.today()::timestamp)::date;
begin
  return query
  select w.monday, coalesce(sum(round(f.amount * report.rate_on(f.currency, v_home, f.day))), 0)::bigint
    from (select v_monday - 7 * i as monday from generate_series(0, least(greatest(p_n, 1), 104) - 1) i) w
    left join (select x.day, x.currency, sum(case x.measure when 'verified' then x.amount_minor else -x.amount_minor end) as amount from report.figure x
                where x.tenant_id = v_tenant and x.owner_id = v_me and x.measure in ('verified', 'refunded')
                  and x.day >= v_monday - 7 * least(greatest(p_n, 1), 104) group by 1, 2) f
      on f.day >= w.monday and f.day < w.monday + 7
   group by 1 order by 1;
end $$;
comment on function report.my_weeks(int) is 'My verified payments by week.';

-- Verified less refunded by day, in the organization's currency, oldest first; days without any come with zero.
create function report.my_days(p_from date, p_to date) returns table (day date, amount_minor bigint)
language plpgsql stable rows 31 set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_me uuid := core.me();
  v_home text := (select t.currency from core.tenant t where t.id = v_tenant);
begin
  return query
  select g::date,
         coalesce(sum(round(case f.measure when 'verified' then f.amount_minor else -f.amount_minor end
                            * report.rate_on(f.currency, v_home, f.day))), 0)::bigint
    from generate_series(case when isfinite(p_from) then p_from end, least(p_to, p_from + 366), interval '1 day') g
    left join report.figure f on f.tenant_id = v_tenant and f.owner_id = v_me and f.measure in ('verified', 'refunded') and f.day = g::date
   group by 1 order by 1;
end $$;
comment on function report.my_days(date, date) is 'My verified payments by day, of a year at most.';

-- pace_minor: where the target's even pace would be today. days: the last 14 working days, oldest first; state: verified, open (today, none yet), none.
-- commission_waiting_minor: what the payments that wait would bring, at the rate of my latest commission.
create function report.my_month()
returns table (month date, target_minor bigint, verified_minor bigint, waiting_minor bigint, pace_minor bigint, currency text, streak int,
               best_streak int, days jsonb, commission_verified_minor bigint, commission_waiting_minor bigint, working_day int,
               working_days int, place int, people int, rates jsonb)
language plpgsql stable rows 1 set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_me uuid := core.me();
  v_today date := sales.today();
  v_rate numeric;
begin
  month := date_trunc('month', v_today::timestamp)::date;
  select t.currency into currency from core.tenant t where t.id = v_tenant;
  select p.sales_target_minor into target_minor from core.member_private() p where p.user_id = v_me;
  select coalesce(sum(round(case f.measure when 'verified' then f.amount_minor else -f.amount_minor end
                            * report.rate_on(f.currency, my_month.currency, f.day))), 0) into verified_minor
    from report.figure f where f.tenant_id = v_tenant and f.owner_id = v_me and f.measure in ('verified', 'refunded') and f.day between month and v_today;
  select coalesce(sum(round(p.amount_minor * report.rate_on(p.currency, my_month.currency, v_today))), 0) into waiting_minor
    from sales.payment p where p.tenant_id = v_tenant and p.owner_id = v_me and p.status = 'pending';
  working_day := report.working_days(month, v_today);
  working_days := report.working_days(month, (month + interval '1 month - 1 day')::date);
  pace_minor := round(target_minor::numeric * working_day / greatest(working_days, 1));
  select s.streak, s.best, s.days into streak, best_streak, days from report.my_streak(v_today) s;
  select coalesce(sum(f.amount_minor), 0) into commission_verified_minor
    from report.figure f where f.tenant_id = v_tenant and f.owner_id = v_me and f.measure in ('earned', 'approved', 'held', 'paid_out') and f.day = month;
  select c.rate into v_rate from sales.commission c where c.tenant_id = v_tenant and c.user_id = v_me and c.kind = 'sale'
   order by c.period desc, c.id desc limit 1;
  commission_waiting_minor := round(waiting_minor * coalesce(v_rate, 0) / 100);
  select r.place, r.people into place, people from report.my_place(month, v_today) r;
  select coalesce(jsonb_agg(jsonb_build_object('currency', r.currency, 'rate', r.rate, 'valid_on', r.valid_on)), '[]') into rates from report.rates(v_today) r;
  return next;
end $$;
comment on function report.my_month() is 'My month: target, verified, waiting, streak, commission and place.';

create function report.my_streak(p_today date, out streak int, out best int, out days jsonb)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_me uuid := core.me();
begin
  -- The streak lives as long as no working day went by without a verified payment; today is not over yet. Of days more than a week ago one did: they are
  -- not counted through, or years of them take seconds.
  select coalesce(max(s.streak_count) filter (where case when s.day > p_today - 8 then report.working_days(s.day + 1, p_today - 1) = 0 end), 0),
         coalesce(max(s.streak_count), 0) into streak, best
    from sales.daily_streak s where s.tenant_id = v_tenant and s.user_id = v_me and s.streak_count > 0;
  select jsonb_agg(jsonb_build_object('day', d.day, 'state',
                                      case when s.is_active_day then 'verified' when d.day = p_today then 'open' else 'none' end) order by d.day) into days
    from (select g::date as day from generate_series(case when isfinite(p_today) then p_today end, p_today - 30, interval '-1 day') g
           where extract(isodow from g) < 6 order by 1 desc limit 14) d
    left join sales.daily_streak s on s.tenant_id = v_tenant and s.user_id = v_me and s.day = d.day;
end $$;
comment on function report.my_streak(date) is 'My streak, my best, and my last 14 working days.';

-- Tells where I stand among those who sell, and nothing of what the others sold.
set local role kontor_definer;
create function report.my_place(p_from date, p_to date, out place int, out people int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_me uuid := core.me();
  v_home text := (select t.currency from core.tenant t where t.id = v_tenant);
begin
  -- a rate is asked for once, not for everybody who sold at it
  with figured as materialized (
    select f.owner_id, f.measure, f.currency, f.day, f.amount_minor from report.figure f
     where f.tenant_id = v_tenant and f.measure in ('verified', 'refunded') and f.day between p_from and p_to),
  quoted as materialized (
    select w.currency, w.day, report.rate_on(w.currency, v_home, w.day) as rate from (select distinct f.currency, f.day from figured f) w),
  sold as (
    select m.user_id, coalesce(sum(round(case f.measure when 'verified' then f.amount_minor else -f.amount_minor end * q.rate)), 0) as amount
      from core.membership m
      left join (figured f join quoted q using (currency, day)) on f.owner_id = m.user_id
     where m.tenant_id = v_tenant and m.status = 'active' and m.sales_target_minor > 0 group by 1)
  select (select 1 + count(*) from sold o where o.amount > s.amount), (select count(*) from sold) into place, people from sold s where s.user_id = v_me;
end $$;
set local role kontor_owner;

create function report.my_open_states() returns table (state text, n bigint)
language plpgsql stable rows 8 set search_path = pg_catalog, pg_temp as $$
begin
  return query
  select d.state, count(*) from sales.deal_list d
   where d.tenant_id = core.tenant_id() and d.owner_id = core.me() and d.status in ('draft', 'pending', 'active', 'on_hold')
   group by 1 order by 2 desc, 1;
end $$;
comment on function report.my_open_states() is 'How many of my open deals are in each state.';

-- age: under_1w, 1w_to_1m, 1m_to_3m, over_3m, since the deal's day; its first and last day, open at the ends.
create function report.my_open_ages() returns table (age text, n bigint, first_day date, last_day date)
language plpgsql stable rows 4 set search_path = pg_catalog, pg_temp as $$
declare
  v_today date := sales.today();
begin
  return query
  select b.age, count(d.id), case when b.high is not null then v_today - b.high end, v_today - b.low
    from (values (1, 'under_1w', null, 6), (2, '1w_to_1m', 7, 30), (3, '1m_to_3m', 31, 91), (4, 'over_3m', 92, null)) b (place, age, low, high)
    left join sales.deal_list d on d.tenant_id = core.tenant_id() and d.owner_id = core.me() and d.status in ('draft', 'pending', 'active', 'on_hold')
      and (b.low is null or d.deal_date <= v_today - b.low) and (b.high is null or d.deal_date >= v_today - b.high)
   group by b.place, b.age, b.low, b.high order by b.place;
end $$;
comment on function report.my_open_ages() is 'How many of my open deals are how old, since the deal''s day.';

-- step: the next_step of sales.deal_list. Most urgent first; what was put on hold waits for nothing.
create function report.my_steps(p_limit int default 20)
returns table (id uuid, number text, client_id uuid, client_name text, amount_minor bigint, currency text, paid_percent int, state text,
               step text, due_date date, days_late int)
language plpgsql stable rows 20 set search_path = pg_catalog, pg_temp as $$
declare
  v_today date := sales.today();
begin
  return query
  select d.id, d.number, d.client_id, d.client_name, d.amount_minor, d.currency, d.paid_percent, d.state,
         d.next_step,
         case when d.state <> 'draft' then d.due_date end, greatest(v_today - d.due_date, 0)
    from sales.deal_list d
   where d.tenant_id = core.tenant_id() and d.owner_id = core.me() and d.status in ('draft', 'pending', 'active')
   order by array_position('{overdue,payment_rejected,in_verification}', d.state), d.due_date, d.number_seq
   limit least(greatest(p_limit, 1), 200);
end $$;
comment on function report.my_steps(int) is 'My open deals and what each needs next, most urgent first.';

reset role;
comment on function report.my_place(date, date) is 'My place on the leaderboard, and how many there are.';
grant execute on function report.working_days(date, date), report.my_weeks(int), report.my_days(date, date), report.my_open_ages(),
    report.my_month(), report.my_streak(date), report.my_place(date, date),
  report.my_open_states(), report.my_steps(int) to kontor_app;
commit;
