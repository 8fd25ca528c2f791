-- Deploy kontor:report/amounts to pg
-- Figures by day in one currency: the one place where figures are filtered by team and currency, converted and rounded.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

-- The people of a team, and null for everybody.
set local role kontor_definer;
create function report.team_people(p_team uuid) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select coalesce(array_agg(m.user_id), '{}') from core.team_member m where m.tenant_id = core.tenant_id() and m.team_id = p_team
           having p_team is not null);
end $$;
set local role kontor_owner;

-- Minor units of one currency for a minor unit of another on a day; null where no rate is known.
set local role kontor_definer;
create function report.rate_on(p_currency text, p_target text, p_day date) returns numeric
language plpgsql stable parallel safe security definer cost 20 set search_path = pg_catalog, pg_temp as $$
begin
  if p_currency = p_target then
    return 1;
  end if;
  return sales.rate_on(core.tenant_id(), p_currency, p_target, p_day) * report.minor_factor(p_currency, p_target);
end $$;
comment on function report.rate_on(text, text, date) is 'Minor units of one currency for a minor unit of another on a day.';
set local role kontor_owner;

create function report.minor_factor(p_currency text, p_target text) returns numeric
language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
begin
  return (select power(10::numeric, b.exponent - a.exponent) from core.currency a, core.currency b where a.code = p_currency and b.code = p_target);
end $$;
comment on function report.minor_factor(text, text) is 'Minor units of one currency for a minor unit of another, when their major units are worth the same.';

set local role kontor_definer;
-- Minor units of one currency for a minor unit of each other one, on each day before the whole months and after them that has a rate: the
-- organization's own, else the platform's.
create function report.quotes(p_target text, p_from date, p_first date, p_last date, p_to date)
returns table (currency text, valid_on date, factor numeric)
language plpgsql stable security definer rows 1000 set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_tenant uuid := core.tenant_id();
  -- What an amount is multiplied by, for each number of decimals.
  v_factor numeric[] := array(select 10::numeric ^ (c.exponent - e) from core.currency c, generate_series(0, 4) e where c.code = p_target order by e);
begin
  return query
  select q.currency, q.valid_on, q.rate * v_factor[c.exponent + 1]
    from (select currency, valid_on, coalesce(o.rate, r.rate) as rate
            from (select x.currency, x.valid_on, x.rate from core.exchange_rate x
                   where x.tenant_id = v_tenant and x.base = p_target
                     and (x.valid_on >= p_from and x.valid_on < p_first or x.valid_on >= p_last and x.valid_on <= p_to)) o
            full join (select x.currency, x.valid_on, x.rate from core.exchange_rate x
                        where x.tenant_id = core.platform_id() and x.base = p_target
                          and (x.valid_on >= p_from and x.valid_on < p_first or x.valid_on >= p_last and x.valid_on <= p_to)) r using (currency, valid_on)) q
    join core.currency c on c.code = q.currency;
end $$;
comment on function report.quotes(text, date, date, date, date) is 'Minor units of one currency for a minor unit of each other one, by day.';

-- One row a measure, day, detail and (by person) person, over the people that the caller sees, in the organization's currency
-- at each day's rate; with p_currency only what is in that currency, as it is. By month, whole months come as one row each.
-- It repeats what the figures' policies say (report.rule), once a call instead of once a table: the home asks a dozen times.
-- The kept plan expects few figures and would look each one's rate up by itself, and sort them: rates and groups are hashed instead, a third of the time.
-- Totals and figures by person are two statements, since what a statement does not read is begun and ended all the same.
create function report.amounts(p_measures text[], p_from date, p_to date, p_team uuid default null, p_currency text default null,
    p_by_month boolean default false, p_by_person boolean default false)
returns table (measure text, day date, owner_id uuid, detail text, n bigint, amount_minor bigint)
language plpgsql stable security definer rows 1000 set plan_cache_mode = force_generic_plan set enable_nestloop = off set enable_sort = off
    set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_people uuid[] := case when p_team is not null then report.team_people(p_team) end;
  v_deal_people uuid[];           -- null: everybody's
  v_payment_people uuid[];
  v_commission_people uuid[];
  v_deal_measures text[] := report.measures('deal.read');
  v_payment_measures text[] := report.measures('payment.read');
  v_commission_measures text[] := report.measures('commission.read');
  v_whole boolean;
  v_target text := coalesce(p_currency, (select t.currency from core.tenant t where t.id = v_tenant));
  v_first date := date_trunc('month', p_from + interval '1 month - 1 day')::date;      -- whole months begin here
  v_last date := date_trunc('month', p_to + interval '1 day')::date;                   -- and end before this
begin
  p_measures := array(select m from unnest(p_measures) m where m = any (v_deal_measures || v_payment_measures || v_commission_measures));
  if p_measures && v_deal_measures and not core.sees_all('deal.read') then
    v_deal_people := core.seen_owners('deal.read');
  end if;
  if p_measures && v_payment_measures and not core.sees_all('payment.read') then
    v_payment_people := core.seen_owners('payment.read');
  end if;
  if p_measures && v_commission_measures and not core.sees_all('commission.read') then
    v_commission_people := core.seen_owners('commission.read');
  end if;
  v_whole := p_team is null and not p_by_person and v_deal_people is null and v_payment_people is null and v_commission_people is null;
  if not p_by_month or v_last <= v_first
      or exists (select from report.stale_month s where s.tenant_id = v_tenant and s.month >= v_first and s.month < v_last) then
    v_first := p_to + 1;
    v_last := p_to + 1;
  end if;
  if v_whole then
    return query
    select s.measure, s.day, s.owner_id, s.detail, sum(s.n)::bigint,
           sum(case when s.currency = v_target then s.amount_minor when s.is_month then s.home_minor
                    else round(s.amount_minor * coalesce(q.factor, report.rate_on(s.currency, v_target, s.day))) end)::bigint
      from (select t.measure, t.month as day, null::uuid as owner_id, t.currency, t.detail, t.n, t.amount_minor, t.home_minor, true as is_month
              from report.total_month t
             where t.tenant_id = v_tenant and t.measure = any (p_measures) and t.month >= v_first and t.month < v_last
            union all
            select t.measure, t.day, null, t.currency, t.detail, t.n, t.amount_minor, null, false from report.total_day t
             where t.tenant_id = v_tenant and t.measure = any (p_measures) and t.day >= p_from and t.day < v_first
            union all
            select t.measure, t.day, null, t.currency, t.detail, t.n, t.amount_minor, null, false from report.total_day t
             where t.tenant_id = v_tenant and t.measure = any (p_measures) and t.day >= v_last and t.day <= p_to
            union all
            select d.measure, d.day, null, d.currency, d.detail, d.n, d.amount_minor, null, false from report.delta d
             where d.tenant_id = v_tenant and d.measure = any (p_measures) and d.day >= p_from and d.day <= p_to) s
      left join report.quotes(v_target, p_from, v_first, v_last, p_to) q
        on not s.is_month and s.currency <> v_target and q.currency = s.currency and q.valid_on = s.day
     where p_currency is null or s.currency = p_currency
     group by 1, 2, 3, 4;
  else
    return query
    select s.measure, s.day, s.owner_id, s.detail, sum(s.n)::bigint,
           sum(case when s.currency = v_target then s.amount_minor when s.is_month then s.home_minor
                    else round(s.amount_minor * coalesce(q.factor, report.rate_on(s.currency, v_target, s.day))) end)::bigint
      from (select f.measure, f.month as day, case when p_by_person then f.owner_id end as owner_id, f.currency, f.detail, f.n,
                   f.amount_minor, f.home_minor, true as is_month
              from report.figure_month f
             where f.tenant_id = v_tenant and f.measure = any (p_measures) and f.month >= v_first and f.month < v_last
               and (v_people is null or f.owner_id = any (v_people))
               and (v_deal_people is null or f.owner_id = any (v_deal_people) or f.measure <> all (v_deal_measures))
               and (v_payment_people is null or f.owner_id = any (v_payment_people) or f.measure <> all (v_payment_measures))
               and (v_commission_people is null or f.owner_id = any (v_commission_people) or f.measure <> all (v_commission_measures))
            union all
            select f.measure, f.day, case when p_by_person then f.owner_id end, f.currency, f.detail, f.n, f.amount_minor, null, false from report.figure_day f
             where f.tenant_id = v_tenant and f.measure = any (p_measures) and f.day >= p_from and f.day < v_first
               and (v_people is null or f.owner_id = any (v_people))
               and (v_deal_people is null or f.owner_id = any (v_deal_people) or f.measure <> all (v_deal_measures))
               and (v_payment_people is null or f.owner_id = any (v_payment_people) or f.measure <> all (v_payment_measures))
               and (v_commission_people is null or f.owner_id = any (v_commission_people) or f.measure <> all (v_commission_measures))
            union all
            select f.measure, f.day, case when p_by_person then f.owner_id end, f.currency, f.detail, f.n, f.amount_minor, null, false from report.figure_day f
             where f.tenant_id = v_tenant and f.measure = any (p_measures) and f.day >= v_last and f.day <= p_to
               and (v_people is null or f.owner_id = any (v_people))
               and (v_deal_people is null or f.owner_id = any (v_deal_people) or f.measure <> all (v_deal_measures))
               and (v_payment_people is null or f.owner_id = any (v_payment_people) or f.measure <> all (v_payment_measures))
               and (v_commission_people is null or f.owner_id = any (v_commission_people) or f.measure <> all (v_commission_measures))
            union all
            select d.measure, d.day, case when p_by_person then d.owner_id end, d.currency, d.detail, d.n, d.amount_minor, null, false from report.delta d
             where d.tenant_id = v_tenant and d.measure = any (p_measures) and d.day >= p_from and d.day <= p_to
               and (v_people is null or d.owner_id = any (v_people))
               and (v_deal_people is null or d.owner_id = any (v_deal_people) or d.measure <> all (v_deal_measures))
               and (v_payment_people is null or d.owner_id = any (v_payment_people) or d.measure <> all (v_payment_measures))
               and (v_commission_people is null or d.owner_id = any (v_commission_people) or d.measure <> all (v_commission_measures))) s
      left join report.quotes(v_target, p_from, v_first, v_last, p_to) q
        on not s.is_month and s.currency <> v_target and q.currency = s.currency and q.valid_on = s.day
     where p_currency is null or s.currency = p_currency
     group by 1, 2, 3, 4;
  end if;
end $$;
comment on function report.amounts(text[], date, date, uuid, text, boolean, boolean) is
    'Figures of some measures by day or month, of the people that the caller sees, in one currency.';
set local role kontor_owner;

-- The rates that figures up to a day are converted with, to be shown beside them. rate is null where there is none: then these amounts are missing.
create function report.rates(p_to date, p_currency text default null)
returns table (currency text, target text, rate numeric, valid_on date)
language plpgsql stable rows 5 set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_target text := coalesce(p_currency, (select t.currency from core.tenant t where t.id = v_tenant));
begin
  return query
  select c.currency, v_target, round(report.rate_on(c.currency, v_target, p_to) / report.minor_factor(c.currency, v_target), 8),
         (select max(x.valid_on) from core.exchange_rate x
           where x.valid_on <= p_to and ((x.currency, x.base) = (c.currency, v_target) or (x.currency, x.base) = (v_target, c.currency)))
    from (select distinct f.currency from report.figure_day f
           where f.tenant_id = v_tenant and f.measure = 'entered' and f.day between p_to - 31 and p_to and f.currency <> v_target
          union select d.currency from report.delta d where d.tenant_id = v_tenant and d.measure = 'entered' and d.currency <> v_target) c
   order by 1;
end $$;
comment on function report.rates(date, text) is 'The latest rate of every currency in use, with its day.';

reset role;
comment on function report.team_people(uuid) is 'The members of a team here; null without a team.';
grant execute on function report.team_people(uuid), report.rate_on(text, text, date), report.minor_factor(text, text),
  report.amounts(text[], date, date, uuid, text, boolean, boolean), report.rates(date, text) to kontor_app;
commit;
