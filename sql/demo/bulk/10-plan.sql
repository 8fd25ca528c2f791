-- Plans a bulk of deals over two years in the first organization: settings kontor.demo_deals and kontor.demo_seed.
-- Who deals with what is a function of the deal's place and the seed, so two connections make the same rows in whatever order.
begin;

create table if not exists demo.plan (
  tenant_id uuid not null, seed int not null, deals bigint not null, clients bigint not null,
  first_deal bigint not null, first_payment bigint not null,       -- numbers before the first
  begins_at timestamptz not null, ends_at timestamptz not null,
  owners uuid[] not null, verifiers uuid[] not null, client_salt int not null
);
create table if not exists demo.unit (
  k int primary key, kind text not null, low bigint not null, high bigint not null, is_done boolean not null default false,
  invoices jsonb not null default '{}'                              -- the last invoice number before this unit, by year
);
-- From which amount on a payment of a currency needs which approvals; as sales.approval_slots() says.
create table if not exists demo.threshold (currency text primary key, from_minor bigint not null, slots text[] not null);

-- A deal's place in time and its payments': two places have three payments (one, two), so that numbers have no gaps.
create or replace function demo.bulk_payment(p_plan demo.plan, p_low bigint, p_high bigint)
returns table (i bigint, place int, pn bigint, fate float8, made_at timestamptz, recorded_at timestamptz, decided_at timestamptz, status text)
language sql stable parallel safe as $$
  select d.i, t.place, case when d.i % 2 = 1 then 3 * (d.i - 1) / 2 + 1 else 3 * d.i / 2 - 2 + t.place end, d.fate, d.made_at, r.at, r.at + interval '20 minutes' + demo.u(d.i * 2 + t.place, p_plan.seed + 8) * interval '3 hours',
         case when d.fate < 0.04 then 'rejected' when r.at > p_plan.ends_at - interval '1 day' and demo.u(d.i * 2 + t.place, p_plan.seed + 9) < 0.3 then 'pending' else 'verified' end
    from (select g as i, demo.u(g, p_plan.seed + 5) as fate, p_plan.begins_at + (g - 0.5) / p_plan.deals * (p_plan.ends_at - interval '1 hour' - p_plan.begins_at) as made_at from generate_series(p_low, p_high) g offset 0) d
   cross join lateral (select 1 as place union all select 2 where d.i % 2 = 0) t
   cross join lateral (select d.made_at + (interval '1 day' * (20 * (t.place - 1) + 12 * demo.u(d.i * 2 + t.place, p_plan.seed + 7))) * least(1, extract(epoch from p_plan.ends_at - d.made_at) / 2851200) as at offset 0) r
$$;

do $$
declare
  v_tenant uuid := demo.tenant('baltic-solar');
  v_deals bigint := coalesce(nullif(current_setting('kontor.demo_deals', true), ''), '1000')::bigint;
  v_seed int := coalesce(nullif(current_setting('kontor.demo_seed', true), ''), '1')::int;
  v_clients bigint := greatest(1, v_deals / 20);
  v_batch bigint := 20000;
  v_plan demo.plan;
  v_low bigint; v_high bigint; v_slots text[];
  v_currency text;
begin
  if v_tenant is null then
    raise exception 'there is no demo to add deals to: make the demo''s people first';
  elsif exists (select from demo.unit where not is_done) then
    return;      -- goes on where it was interrupted
  end if;
  truncate demo.plan, demo.unit, demo.threshold;
  v_deals := v_deals + v_deals % 2;
  insert into demo.plan
  select v_tenant, v_seed * 1000, v_deals, v_clients, core.reserve_numbers(v_tenant, 'deal', v_deals) - 1, core.reserve_numbers(v_tenant, 'payment', v_deals * 3 / 2) - 1,
         (((now() at time zone t.timezone)::date - 730)::timestamp) at time zone t.timezone, date_trunc('hour', now()) - interval '5 hours',
         array(select m.user_id from core.membership m join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id where m.tenant_id = v_tenant and r.key = 'sales' and m.status = 'active' order by m.email),
         array(select m.user_id from core.membership m join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id where m.tenant_id = v_tenant and r.key = 'verifier' and m.status = 'active' order by m.email), (select count(*) from crm.client where tenant_id = v_tenant)
    from core.tenant t where t.id = v_tenant returning * into v_plan;

  foreach v_currency in array '{PLN,EUR,USD}'::text[] loop
    v_low := 1; v_high := 100000000000;
    v_slots := sales.approval_slots(v_tenant, v_high, v_currency);
    while v_low < v_high loop
      if sales.approval_slots(v_tenant, (v_low + v_high) / 2, v_currency) = v_slots then v_high := (v_low + v_high) / 2; else v_low := (v_low + v_high) / 2 + 1; end if;
    end loop;
    insert into demo.threshold values (v_currency, v_low, v_slots);
  end loop;

  insert into demo.unit (k, kind, low, high) select g, 'client', g * v_batch + 1, least((g + 1) * v_batch, v_clients) from generate_series(0, (v_clients - 1) / v_batch) g;
  insert into demo.unit (k, kind, low, high) select 100000 + g, 'deal', g * v_batch + 1, least((g + 1) * v_batch, v_deals) from generate_series(0, (v_deals - 1) / v_batch) g;
  with counted as (
    select u.k, extract(year from p.decided_at at time zone t.timezone)::int as year, count(*) as n
      from demo.unit u cross join lateral demo.bulk_payment(v_plan, u.low, u.high) p join core.tenant t on t.id = v_tenant where u.kind = 'deal' and p.status = 'verified' group by 1, 2),
  base as (
    select y.year, core.reserve_numbers(v_tenant, demo.invoice_counter(y.year), y.n) - 1 as value from (select c.year, sum(c.n)::bigint as n from counted c group by 1) y),
  laid as (
    select c.k, c.year, b.value + coalesce(sum(c.n) over (partition by c.year order by c.k rows between unbounded preceding and 1 preceding), 0) as last from counted c join base b using (year))
  update demo.unit u set invoices = l.invoices from (select k, jsonb_object_agg(year, last) as invoices from laid group by 1) l where u.k = l.k;
end $$;

commit;
