-- Deploy kontor:sales/money to pg
-- The organization's day, rates of exchange, and the one place where amounts are rounded.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

create function sales.today(p_tenant uuid) returns date
language plpgsql stable parallel safe security definer cost 5 set search_path = pg_catalog, pg_temp as $$
begin
  return (select (now() at time zone t.timezone)::date from core.tenant t where t.id = p_tenant);
end $$;
comment on function sales.today(uuid) is 'The date in an organization''s time zone.';

create function sales.today() returns date
language plpgsql stable parallel safe security definer cost 10 set search_path = pg_catalog, pg_temp as $$
begin
  return (select (now() at time zone t.timezone)::date from core.tenant t where t.id = core.tenant_id());
end $$;
comment on function sales.today() is 'The date here, in the organization''s time zone.';
grant execute on function sales.today() to kontor_app;

-- The rate of the day, else of the last day before; straight, turned round, or through the organization's currency.
create function sales.rate_on(p_tenant uuid, p_from text, p_to text, p_on date) returns numeric
language plpgsql stable parallel safe security definer cost 20 set search_path = pg_catalog, pg_temp as $$
declare
  v_rate numeric;
  v_home text;
begin
  if p_from = p_to then
    return 1;
  end if;
  v_rate := sales.quoted_rate(p_tenant, p_from, p_to, p_on);
  if v_rate is null then
    v_home := (select t.currency from core.tenant t where t.id = p_tenant);
    v_rate := sales.quoted_rate(p_tenant, p_from, v_home, p_on) * sales.quoted_rate(p_tenant, v_home, p_to, p_on);
  end if;
  return round(v_rate, 8);
end $$;
comment on function sales.rate_on(uuid, text, text, date) is 'One unit of a currency in another on a day; null where no rate is known.';

create function sales.quoted_rate(p_tenant uuid, p_from text, p_to text, p_on date) returns numeric
language plpgsql stable parallel safe security definer cost 10 set search_path = pg_catalog, pg_temp as $$
begin
  return (select x.rate from (
            (select r.valid_on, r.tenant_id = p_tenant as is_own, r.rate from core.exchange_rate r
              where r.tenant_id in (p_tenant, core.platform_id()) and r.currency = p_from and r.base = p_to and r.valid_on <= p_on
              order by r.valid_on desc, r.tenant_id = p_tenant desc limit 1)
            union all
            (select r.valid_on, r.tenant_id = p_tenant, 1 / r.rate from core.exchange_rate r
              where r.tenant_id in (p_tenant, core.platform_id()) and r.currency = p_to and r.base = p_from and r.valid_on <= p_on
              order by r.valid_on desc, r.tenant_id = p_tenant desc limit 1)) x
          order by x.valid_on desc, x.is_own desc limit 1);
end $$;
comment on function sales.quoted_rate(uuid, text, text, date) is 'The last rate on or before a day that was quoted for two currencies, either way round.';

-- numeric's round() rounds half away from zero; these two functions are where sales rounds money.
create function sales.share(p_minor bigint, p_from text, p_percent numeric, p_rate numeric, p_to text) returns bigint
language plpgsql stable parallel safe security definer cost 10 set search_path = pg_catalog, pg_temp as $$
begin
  return round(p_minor * p_percent / 100 * p_rate * 10::numeric ^ (core.currency_exponent(p_to) - core.currency_exponent(p_from)))::bigint;
end $$;
comment on function sales.share(bigint, text, numeric, numeric, text) is
  'A percentage of an amount in another currency, in minor units, rounded half away from zero.';

create function sales.part(p_minor bigint, p_of bigint, p_whole bigint) returns bigint
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
return round(p_minor::numeric * p_of / p_whole)::bigint;
comment on function sales.part(bigint, bigint, bigint) is 'p_of of p_whole parts of an amount, rounded half away from zero.';

create function sales.convert(p_tenant uuid, p_minor bigint, p_from text, p_to text, p_on date) returns bigint
language plpgsql stable parallel safe security definer cost 20 set search_path = pg_catalog, pg_temp as $$
begin
  return sales.share(p_minor, p_from, 100, sales.rate_on(p_tenant, p_from, p_to, p_on), p_to);
end $$;
comment on function sales.convert(uuid, bigint, text, text, date) is 'An amount in another currency at the day''s rate; null where no rate is known.';

commit;
