-- Baltic Solar Group: about eight months of made-up deals, then those of the pictures, and the queue that waits for verification.
begin;

-- Made-up deals, their payments, and for Anna a small one verified on every working day of her streak.
create or replace function demo.spec_history(p_tenant uuid, p_owners uuid[], p_weights float8[], p_currencies text[], p_verifiers uuid[],
    p_clients int, p_deals int, p_days int, p_seed int) returns void
language plpgsql as $$
declare
  v_zone text := (select t.timezone from core.tenant t where t.id = p_tenant);
  v_today date := (now() at time zone v_zone)::date;
  v_client uuid[] := array(select c.id from crm.client c where c.tenant_id = p_tenant order by c.id limit p_clients);
begin
  create temp table made on commit drop as
  select x.n, x.day, p_owners[x.who] as owner_id, p_currencies[x.who] as owner_currency,
         v_client[1 + floor(demo.u(x.n, p_seed + 3) * cardinality(v_client))::int] as client_id,
         x.day::timestamp + interval '8 hours' + demo.u(x.n, p_seed + 4) * interval '8 hours' as at,
         demo.u(x.n, p_seed + 5) as u_fate,
         1 + (demo.u(x.n, p_seed + 6) > 0.34)::int + (demo.u(x.n, p_seed + 6) > 0.8)::int as instalments,
         demo.u(x.n, p_seed + 8) as u_size, demo.u(x.n, p_seed + 9) as u_work, x.who
    from (select n, (select min(i) from generate_subscripts(p_weights, 1) i where p_weights[i] >= demo.u(n, p_seed + 1)) as who,
                 (select g.d - (greatest(extract(isodow from g.d) - 5, 0))::int
                    from (select v_today - 25 - (p_days * (1 - power((n - 0.5) / p_deals, 0.85)))::int as d) g) as day
            from generate_series(1, p_deals) n) x;

  insert into spec_deal (n, tenant_id, id, client_id, owner_id, amount_minor, currency, description, work_type, source, status,
      cancel_reason, deal_date, due_date, created_at)
  select row_number() over (order by m.at, m.n), p_tenant, demo.id(m.at at time zone v_zone, m.n, 2), m.client_id, m.owner_id,
         (round(((4200 + 33000 * power(m.u_size, 1.6)) * demo.size_factor(m.owner_currency)) / 10) * 10 * 100)::bigint, m.owner_currency,
         w.what, w.kind, demo.pick('{Referral,Website,Trade fair,Phone,Returning client}', demo.u(m.n, p_seed + 10)),
         case when m.u_fate < 0.06 then 'cancelled' else 'open' end,
         case when m.u_fate < 0.06
              then demo.pick('{The client chose another offer,No permit for the roof,Financing was refused}', demo.u(m.n, p_seed + 11)) else '' end,
         m.day,
         m.day + greatest(3, 14 + (m.instalments - 1) * 24 + (demo.u(m.n, p_seed + 12) * 9)::int
                             - case when demo.u(m.n, p_seed + 13) < 0.16 then 15 else 0 end),
         m.at at time zone v_zone
    from made m
   cross join lateral (select * from (values
     (0, 'Rooftop PV', 'Rooftop PV ' || 6 + floor(m.u_size * 40)::int || ' kWp'),
     (1, 'Heat pump', 'Heat pump ' || 8 + floor(m.u_size * 16)::int || ' kW'),
     (2, 'Battery', 'Battery ' || 10 + floor(m.u_size * 60)::int || ' kWh'),
     (3, 'EV chargers', 'EV chargers ' || 1 + floor(m.u_size * 6)::int || ' × 22 kW'),
     (4, 'Service', 'Service plan ' || (array['1 year', '2 years', '3 years', '4 years'])[1 + floor(m.u_size * 4)::int]),
     (5, 'Ground PV', 'Ground PV ' || 20 + floor(m.u_size * 50)::int || ' kWp')) t(k, kind, what)
     where t.k = floor(m.u_work * 6)::int) w;

  -- Instalments: the last takes the remainder. What would be paid in the last two days is not paid yet.
  insert into spec_payment (n, tenant_id, id, deal_n, deal_id, owner_id, client_id, amount_minor, currency, method, status, stage,
      created_by, created_at, received_on, first_by, first_at, decided_by, decided_at, reason, bank_reference, receipt, slots, is_replaced)
  select row_number() over (order by f.recorded, f.k), p_tenant, demo.id(f.recorded at time zone v_zone, f.k, 9), f.deal_n, f.deal_id,
         f.owner_id, f.client_id, f.amount, f.currency, f.method, f.status, case when f.status = 'pending' then 'in_verification' else '' end,
         f.owner_id, f.recorded at time zone v_zone, f.received,
         case when f.two and f.status <> 'rejected' then p_verifiers[2 - f.k % 2] end,
         case when f.two and f.status <> 'rejected' then (f.recorded + interval '35 minutes') at time zone v_zone end,
         p_verifiers[1 + f.k % 2],
         (f.recorded + interval '40 minutes' + f.u_wait * interval '150 minutes'
            + case when f.u_wait < 0.8 then interval '0'
                   when extract(isodow from f.recorded) = 5 then interval '3 days' else interval '1 day' end) at time zone v_zone,
         case when f.status = 'rejected'
              then demo.pick('{The receipt is not readable,The amount differs from the receipt,The receipt belongs to another deal,'
                             'The date on the receipt is missing}', f.u_wait) else '' end,
         case when f.method = 'bank_transfer'
              then upper(substr(md5(f.k::text || 'ref'), 1, 4)) || '-' || to_char(f.received, 'YYYY') || '-' || lpad((f.k * 37 % 100000)::text, 5, '0')
              else '' end,
         case when f.method = 'cash' then '' else case f.currency when 'EUR' then 'de' when 'PLN' then 'pl' else 'en' end end,
         case when f.two then '{"",""}'::text[] else '{""}'::text[] end, f.status = 'rejected'
    from (select e.*, cardinality(sales.approval_slots(p_tenant, e.amount, e.currency)) > 1 as two,
                 case when e.amount > 3000000 or e.u_method < 0.56 then 'bank_transfer' when e.u_method < 0.78 then 'card'
                      when e.u_method < 0.9 then 'wallet' else 'cash' end as method,
                 (case when extract(isodow from e.paid) > 5 then e.paid + 8 - extract(isodow from e.paid)::int else e.paid end)::date as received,
                 (case when extract(isodow from e.paid) > 5 then e.paid + 8 - extract(isodow from e.paid)::int else e.paid end)::timestamp
                   + case when e.try = 0 then interval '8 hours 30 minutes' else interval '10 hours' end
                   + demo.u(e.k, p_seed + 21) * interval '3 hours 30 minutes' as recorded
            from (select d.n * 10 + i.i * 2 + t.try as k, t.try, i.i, d.n as deal_n, d.id as deal_id, d.owner_id, d.client_id, d.currency,
                         demo.u(d.n * 10 + i.i, p_seed + 22) as u_method, demo.u(d.n * 10 + i.i * 2 + t.try, p_seed + 23) as u_wait,
                         case when i.i < m.instalments then d.amount_minor * case m.instalments when 2 then 4 else 3 end / 10 / 1000 * 1000
                              else d.amount_minor
                                - (m.instalments - 1) * (d.amount_minor * case m.instalments when 2 then 4 else 3 end / 10 / 1000 * 1000) end as amount,
                         d.deal_date + 1 + (demo.u(d.n, p_seed + 24) * 7)::int + (i.i - 1) * (15 + (demo.u(d.n * 10 + i.i, p_seed + 25) * 12)::int) as paid,
                         case when t.try = 0 then 'rejected' else 'verified' end as status
                    from spec_deal d join made m on demo.id(m.at at time zone v_zone, m.n, 2) = d.id and d.tenant_id = p_tenant
                   cross join lateral generate_series(1, m.instalments) as i(i)
                   cross join lateral (select 1 as try union all select 0 where demo.u(d.n * 10 + i.i, p_seed + 26) < 0.04) t
                   where m.u_fate >= 0.06 and not (m.u_fate > 0.985 and i.i = m.instalments)) e) f
   where f.received <= v_today - 2 and f.amount > 0;
end $$;

create or replace function demo.size_factor(p_currency text) returns float8
language sql immutable parallel safe return case p_currency when 'EUR' then 0.36 when 'USD' then 0.42 else 1.15 end;

commit;
