-- Deploy kontor:sales/settlement to pg
-- What follows from a verified payment: invoice, commission, bonus, streak.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

create function sales.issue_invoice(p_payment sales.payment, p_kind text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_year int := extract(year from sales.today(p_payment.tenant_id))::int;
  v_rate numeric := least(100, round(core.house_number('invoice.tax_rate', 0), 2));
  v_sign int := case p_kind when 'invoice' then 1 else -1 end;
  v_tax bigint;
  v_number text;
begin
  if p_kind = 'credit_note' then   -- the rate at which it was charged, not today's
    v_rate := coalesce((select i.tax_rate from sales.invoice i where i.tenant_id = p_payment.tenant_id
      and i.payment_id = p_payment.refund_of and i.status <> 'void'), v_rate);
  end if;
  v_tax := sales.part(p_payment.amount_minor, (v_rate * 100)::bigint, 10000 + (v_rate * 100)::bigint);
  insert into sales.invoice (tenant_id, kind, year, number_seq, payment_id, deal_id, client_id, owner_id,
      amount_minor, tax_rate, tax_minor, total_minor, currency)
  select d.tenant_id, p_kind, v_year,
      core.reserve_numbers(d.tenant_id, case p_kind when 'invoice' then 'invoice/' else 'credit-note/' end || v_year, 1),
      p_payment.id, d.id, d.client_id, d.owner_id,
      v_sign * (p_payment.amount_minor - v_tax), v_rate, v_sign * v_tax, v_sign * p_payment.amount_minor, p_payment.currency
    from sales.deal d where d.tenant_id = p_payment.tenant_id and d.id = p_payment.deal_id
  returning number into v_number;
  return v_number;
end $$;
comment on function sales.issue_invoice(sales.payment, text) is
    'Issues the invoice of a payment, or the credit note of a refund; tax is included in what was paid.';

create function sales.applying_rule(p_tenant uuid, p_user uuid, p_on date) returns sales.commission_rule
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_rule sales.commission_rule;
begin
  select r.* into v_rule from sales.commission_rule r
   where r.tenant_id = p_tenant and r.is_active and p_on between r.valid_from and coalesce(r.valid_to, 'infinity')
     and (num_nonnulls(r.user_id, r.team_id, r.role_key) = 0 or r.user_id = p_user
       or r.team_id in (select t.team_id from core.team_member t where t.tenant_id = p_tenant and t.user_id = p_user)
       or r.role_key = (select o.key from core.membership m join core.role o on o.tenant_id = m.tenant_id and o.id = m.role_id
                         where m.tenant_id = p_tenant and m.user_id = p_user))
   order by case when r.user_id is not null then 1 when r.team_id is not null then 2 when r.role_key is not null then 3 else 4 end,
     r.rate desc, r.id limit 1;
  return v_rule;
end $$;
comment on function sales.applying_rule(uuid, uuid, date) is
    'The commission rule of a person on a day: their own, else their team''s (the best), else their role''s, else everybody''s.';

create function sales.verified_in(p_tenant uuid, p_user uuid, p_period date, p_currency text) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select coalesce(sum(sales.convert(p_tenant, s.minor, s.currency, p_currency, sales.today(p_tenant))), 0)
            from (select p.currency, sum(p.amount_minor - p.refunded_minor)::bigint as minor
                    from sales.payment p join core.tenant t on t.id = p.tenant_id
                   where p.tenant_id = p_tenant and p.owner_id = p_user and p.refund_of is null
                     and p.verified_at >= p_period::timestamp at time zone t.timezone
                     and p.verified_at < (p_period + interval '1 month') at time zone t.timezone
                   group by p.currency) s);
end $$;
comment on function sales.verified_in(uuid, uuid, date, text) is 'What a person got verified in a month, less refunds, in one currency.';

-- Whether a month reaches its target follows from several payments: one at a time of a person is verified, undone or refunded, from here to the end.
create function sales.lock_bonus(p_tenant uuid, p_user uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('bonus ' || p_tenant || p_user, 0));
end $$;
comment on function sales.lock_bonus(uuid, uuid) is 'Waits for whoever else decides whether a person has reached a target.';

-- Taking back what a payment earned may take the bonus of its month, which is often the older line: both are locked first, in the order in which whoever
-- approves, holds or pays lines locks them.
create function sales.lock_lines(p_payment sales.payment) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sales.lock_bonus(p_payment.tenant_id, p_payment.owner_id);
  perform from sales.commission k
    where k.tenant_id = p_payment.tenant_id and k.status <> 'clawed_back'
      and (k.payment_id = p_payment.id or k.user_id = p_payment.owner_id and k.kind = 'bonus' and k.period = any (array(
             select x.period from sales.commission x where x.tenant_id = p_payment.tenant_id and x.payment_id = p_payment.id)))
    order by k.id for update;
end $$;
comment on function sales.lock_lines(sales.payment) is 'Locks what a payment earned, and the bonus that it may have helped to reach.';

create function sales.earn_commission(p_payment sales.payment) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_today date := sales.today(p_payment.tenant_id);
  v_period date := date_trunc('month', v_today::timestamp)::date;
  v_rule sales.commission_rule := sales.applying_rule(p_payment.tenant_id, p_payment.owner_id, v_today);
  v_currency text := (select t.currency from core.tenant t where t.id = p_payment.tenant_id);
  v_rate numeric := sales.rate_on(p_payment.tenant_id, p_payment.currency, v_currency, v_today);
  v_minor bigint;
begin
  if v_rule.id is null then
    return 0;
  end if;
  if v_rate is null then   -- no rate of exchange: owed in the currency in which it was earned
    v_currency := p_payment.currency;
    v_rate := 1;
  end if;
  v_minor := sales.share(p_payment.amount_minor, p_payment.currency, v_rule.rate, v_rate, v_currency);
  insert into sales.commission (tenant_id, deal_id, payment_id, user_id, rule_id, period, base_minor, base_currency, rate,
      exchange_rate, currency, commission_minor, verified_at)
  values (p_payment.tenant_id, p_payment.deal_id, p_payment.id, p_payment.owner_id, v_rule.id, v_period, p_payment.amount_minor,
      p_payment.currency, v_rule.rate, v_rate, v_currency, v_minor, p_payment.verified_at);
  if v_rule.bonus_minor > 0 then
    perform sales.lock_bonus(p_payment.tenant_id, p_payment.owner_id);
  end if;
  if v_rule.bonus_minor > 0
     and sales.verified_in(p_payment.tenant_id, p_payment.owner_id, v_period, v_rule.currency) >= v_rule.target_minor then
    insert into sales.commission (tenant_id, kind, deal_id, payment_id, user_id, rule_id, period, base_minor, base_currency, rate,
        exchange_rate, currency, commission_minor, bonus_minor, verified_at)
    select p_payment.tenant_id, 'bonus', p_payment.deal_id, p_payment.id, p_payment.owner_id, v_rule.id, v_period, 0, v_rule.currency, 0,
        b.rate, b.currency, 0, sales.share(v_rule.bonus_minor, v_rule.currency, 100, b.rate, b.currency), p_payment.verified_at
      from (select coalesce(h.rate, 1) as rate, case when h.rate is null then v_rule.currency else v_currency end as currency
              from (select sales.rate_on(p_payment.tenant_id, v_rule.currency, v_currency, v_today) as rate) h) b
    on conflict (tenant_id, user_id, period) where kind = 'bonus' and status <> 'clawed_back' do nothing;
  end if;
  return v_minor;
end $$;
comment on function sales.earn_commission(sales.payment) is 'Books the commission of a verified payment, and the bonus when it reaches the month''s target.';

-- Saturdays and Sundays neither break a streak nor are missed by it.
create function sales.streak_before(p_tenant uuid, p_user uuid, p_day date) returns int
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce((select s.streak_count from sales.daily_streak s
     where s.tenant_id = p_tenant and s.user_id = p_user and s.payments_received > 0
       and s.day >= p_day - 7 and s.day < p_day
       and not exists (select from generate_series(s.day + 1, p_day - 1, interval '1 day') g (day) where extract(isodow from g.day) < 6)
     order by s.day desc limit 1), 0);
end $$;
comment on function sales.streak_before(uuid, uuid, date) is 'Days in a row with a verified payment up to the working day before; 0 where one was missed.';

-- A day is begun once and added to often: the update comes first, since an insert that ends as an update runs the triggers of both.
create function sales.count_day(p_tenant uuid, p_user uuid, p_day date, p_deals int, p_payments int, p_minor bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_streak int := case when p_payments > 0 then sales.streak_before(p_tenant, p_user, p_day) + 1 else 0 end;
begin
  update sales.daily_streak s
     set deals_created = s.deals_created + p_deals, payments_received = s.payments_received + p_payments, total_minor = s.total_minor + p_minor,
         streak_count = case when s.streak_count > 0 then s.streak_count else v_streak end
   where s.tenant_id = p_tenant and s.user_id = p_user and s.day = p_day;
  if found then
    return;
  end if;
  insert into sales.daily_streak as s (tenant_id, user_id, day, deals_created, payments_received, total_minor, currency, streak_count)
  select p_tenant, p_user, p_day, p_deals, p_payments, p_minor, t.currency, v_streak
    from core.tenant t where t.id = p_tenant
  on conflict on constraint daily_streak_once do update
     set deals_created = s.deals_created + excluded.deals_created,
         payments_received = s.payments_received + excluded.payments_received,
         total_minor = s.total_minor + excluded.total_minor,
         streak_count = case when s.streak_count > 0 then s.streak_count else excluded.streak_count end;
end $$;
comment on function sales.count_day(uuid, uuid, date, int, int, bigint) is 'Adds deals and verified payments to a person''s day.';

create function sales.uncount_payment(p_payment sales.payment) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update sales.daily_streak s
     set payments_received = s.payments_received - 1,
         streak_count = case when s.payments_received > 1 then s.streak_count else 0 end,
         total_minor = greatest(0, s.total_minor - coalesce(sales.convert(s.tenant_id, p_payment.amount_minor, p_payment.currency, s.currency, s.day), 0))
    from core.tenant t
   where t.id = s.tenant_id and s.tenant_id = p_payment.tenant_id and s.user_id = p_payment.owner_id
     and s.day = (p_payment.verified_at at time zone t.timezone)::date and s.payments_received > 0;
end $$;
comment on function sales.uncount_payment(sales.payment) is 'Takes a payment whose approval was undone from its owner''s day.';

commit;
