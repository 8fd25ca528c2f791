-- Plans a bulk of deals over two years: settings kontor.demo_deals (in the first organization), kontor.demo_small (shared by the small
-- ones) and kontor.demo_seed.
-- Who deals with what is a function of the deal's place and the seed, so two connections make the same rows in whatever order.
begin;

create table if not exists demo.plan (
  tenant_id uuid primary key, seed int not null, deals bigint not null, clients bigint not null,
  first_deal bigint not null, first_payment bigint not null,       -- numbers before the first
  begins_at timestamptz not null, ends_at timestamptz not null, waits_from timestamptz not null,   -- since when payments may wait for a verifier
  owners uuid[] not null, verifiers uuid[] not null, name text not null
);
-- The work, in stages: what deals need (1 clients, 2 invoice numbers), 3 deals, what is done once at the end (4 indexes, figures,
-- statistics, 5 streaks), 6 the proofs, 7 those of the figures, and 8 what only they held up; `work` is a statement, whose $1 is the unit.
create table if not exists demo.unit (
  k int generated always as identity primary key, stage int not null, work text not null,
  is_done boolean not null default false, begun timestamptz, took interval,      -- whoever wants to know where the time went reads them
  tenant_id uuid, low bigint, high bigint, deals bigint not null default 0,
  invoices jsonb not null default '{}'                              -- how many invoices it makes by year; then the last number before them
);
-- From which amount on a payment of a currency needs which approvals; as sales.approval_slots() says.
create table if not exists demo.threshold (tenant_id uuid not null, currency text not null, from_minor bigint not null, slots text[] not null,
  primary key (tenant_id, currency));

create or replace function demo.loaded_tables() returns regclass[]
language sql stable return '{crm.client,core.attachment,sales.deal,sales.payment,sales.payment_approval,sales.invoice,sales.commission}'::regclass[];

-- The big ones among them, whose indexes a big load makes anew.
create or replace function demo.indexed_tables() returns regclass[]
language sql stable return '{sales.deal,sales.payment,sales.payment_approval,sales.invoice,sales.commission}'::regclass[];

-- A deal's place in time and its payments': two places have three payments (one, two), so that numbers have no gaps.
create or replace function demo.bulk_payment(p_plan demo.plan, p_low bigint, p_high bigint)
returns table (i bigint, place int, pn bigint, fate float8, made_at timestamptz, recorded_at timestamptz, decided_at timestamptz, status text)
language sql stable parallel safe as $$
  select d.i, t.place, case when d.i % 2 = 1 then 3 * (d.i - 1) / 2 + 1 else 3 * d.i / 2 - 2 + t.place end, d.fate, d.made_at, r.at,
         r.at + interval '20 minutes' + demo.u(d.i * 2 + t.place, p_plan.seed + 8) * interval '3 hours',
         case when d.fate < 0.04 then 'rejected' when r.at > p_plan.waits_from and demo.u(d.i * 2 + t.place, p_plan.seed + 9) < 0.3 then 'pending'
           else 'verified' end
    from (select g as i, demo.u(g, p_plan.seed + 5) as fate,
                 p_plan.begins_at + (g - 0.5::float8) / p_plan.deals * (p_plan.ends_at - interval '1 hour' - p_plan.begins_at) as made_at
            from generate_series(p_low, p_high) g offset 0) d
   cross join lateral (select 1 as place union all select 2 where d.i % 2 = 0) t
   cross join lateral (select d.made_at + (interval '1 day' * (20 * (t.place - 1) + 12 * demo.u(d.i * 2 + t.place, p_plan.seed + 7)))
                       * least(1, date_part('epoch', p_plan.ends_at - d.made_at) / 2851200) as at offset 0) r
$$;

create or replace function demo.members(p_tenant uuid, p_role text) returns uuid[]
language sql stable return array(select m.user_id from core.membership m join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id
  where m.tenant_id = p_tenant and r.key = p_role and m.status = 'active' order by m.email);

-- Numbers and ids of a run follow from the seed and from how many deals were there before: the same run again makes other rows than the first.
create or replace function demo.plan_organization(p_slug text, p_deals bigint, p_seed int) returns void
language plpgsql as $$
declare
  v_tenant uuid := demo.tenant(p_slug);
  v_batch bigint := least(20000, greatest(1000, p_deals / 16 * 2));     -- even; small enough that both connections end at the same time
  v_clients bigint := v_batch / 8;
  v_plan demo.plan;
  v_low bigint; v_high bigint; v_slots text[];
  v_currency text;
begin
  insert into demo.plan
  select v_tenant, (hashtextextended(p_slug || ' ' || n.first_deal, p_seed) & 1073741823)::int, p_deals, greatest(1, p_deals / 20), n.first_deal,
         core.reserve_numbers(v_tenant, 'payment', p_deals * 3 / 2) - 1,
         (((now() at time zone t.timezone)::date - 730)::timestamp) at time zone t.timezone, n.ends_at, n.ends_at - interval '1 day',
         demo.members(v_tenant, 'sales'), demo.members(v_tenant, 'verifier'), t.name
    from core.tenant t,
         (select core.reserve_numbers(v_tenant, 'deal', p_deals) - 1 as first_deal, date_trunc('hour', now()) - interval '5 hours' as ends_at) n
   where t.id = v_tenant returning * into v_plan;

  foreach v_currency in array '{PLN,EUR,USD}'::text[] loop
    v_low := 1; v_high := 100000000000;
    v_slots := sales.approval_slots(v_tenant, v_high, v_currency);
    while v_low < v_high loop
      if sales.approval_slots(v_tenant, (v_low + v_high) / 2, v_currency) = v_slots then
        v_high := (v_low + v_high) / 2;
      else
        v_low := (v_low + v_high) / 2 + 1;
      end if;
    end loop;
    insert into demo.threshold values (v_tenant, v_currency, v_low, v_slots);
  end loop;

  insert into demo.unit (stage, work, tenant_id, low, high) select 1, 'select demo.load_clients($1)', v_tenant, g * v_clients + 1,
    least((g + 1) * v_clients, v_plan.clients) from generate_series(0, (v_plan.clients - 1) / v_clients) g;
  with load as (
    insert into demo.unit (stage, work, tenant_id, low, high, deals)
    select 3, 'select demo.load_deals($1)', v_tenant, x.low, x.high, x.high - x.low + 1
      -- the first is half a unit, so that the connections seldom make the same table longer at once
      from (select greatest(1, g * v_batch - v_batch / 2 + 1) as low, least(g * v_batch + v_batch / 2, p_deals) as high
              from generate_series(0, (p_deals + v_batch / 2 - 1) / v_batch) g) x
    returning k, tenant_id, low, high)
  insert into demo.unit (stage, work, tenant_id, low, high) select 1, format('select demo.count_invoices($1, %s)', l.k), l.tenant_id, l.low, l.high
    from load l;
end $$;

-- Counts the invoices of a unit of deals, so that each unit knows its numbers before any is made.
create or replace function demo.count_invoices(p_unit demo.unit, p_load int) returns void
language sql as $$
  update demo.unit u set invoices = coalesce((
      select jsonb_object_agg(c.year, c.n)
        from (select extract(year from p.decided_at at time zone t.timezone)::int as year, count(*) as n
                from demo.plan l cross join lateral demo.bulk_payment(l, p_unit.low, p_unit.high) p join core.tenant t on t.id = l.tenant_id
               where l.tenant_id = p_unit.tenant_id and p.status = 'verified' group by 1) c), '{}')
   where u.k = p_load
$$;

-- Takes the numbers of the whole run, and hands them to the units in their order.
create or replace function demo.number_invoices() returns void
language sql as $$
  with counted as (
    select u.k, u.tenant_id, c.key::int as year, c.value::bigint as n from demo.unit u cross join lateral jsonb_each_text(u.invoices) c where u.deals > 0),
  base as (
    select y.tenant_id, y.year, core.reserve_numbers(y.tenant_id, demo.invoice_counter(y.year), y.n) - 1 as value
      from (select c.tenant_id, c.year, sum(c.n)::bigint as n from counted c group by 1, 2) y),
  laid as (
    select c.k, c.year,
           b.value + coalesce(sum(c.n) over (partition by c.tenant_id, c.year order by c.k rows between unbounded preceding and 1 preceding), 0) as last
      from counted c join base b using (tenant_id, year))
  update demo.unit u set invoices = l.invoices from (select k, jsonb_object_agg(year, last) as invoices from laid group by 1) l where u.k = l.k
$$;

commit;
