-- What the rows of a unit of the plan are.
begin;

create or replace function demo.store_clients(p_plan demo.plan, p_low bigint, p_high bigint) returns setof crm.client
language sql as $$
  insert into crm.client (tenant_id, id, name, company, email, phone, address, city, country, language, satisfaction_tenths, client_status, owner_id,
    created_by, created_at, updated_at)
  select p_plan.tenant_id, demo.id(x.at, x.g, p_plan.seed + 31), x.name, x.company, 'client' || x.g || '@bulk' || p_plan.seed || '.example',
         '+48' || (600000000 + x.g * 7 % 99999999), demo.pick('{Długa,Leśna,Morska,Polna,Słoneczna,Krótka}', demo.u(x.g, 35)) || ' ' || 1 + x.g % 120,
         demo.pick('{Gdańsk,Gdynia,Sopot,Tczew,Berlin,Poznań,Łódź,Kraków,Szczecin,Warszawa}', demo.u(x.g, 36)), 'PL', 'pl', 25 + (x.g * 5 % 26)::int,
         case when x.g % 4 = 0 then 'new' else 'returning' end,
         p_plan.owners[1 + x.g % cardinality(p_plan.owners)], p_plan.owners[1 + x.g % cardinality(p_plan.owners)], x.at, x.at
    from (select g, p_plan.begins_at - interval '1 day' + g * interval '1 second' as at,
                 case when g % 3 = 0 then demo.pick('{Adam,Barbara,Cezary,Dorota,Elżbieta,Filip,Grażyna,Hubert,Irena,Jacek,Karolina,Leon}', demo.u(g, 31))
                   || ' ' || demo.pick('{Wójcik,Mazur,Krawczyk,Zając,Król,Wieczorek,Jabłońska,Dudek,Pawlak,Sikora,Baran,Szulc}', demo.u(g, 32))
                      else demo.pick('{Pensjonat,Restauracja,Warsztat,Przychodnia,Piekarnia,Zakład,Hurtownia,Gospodarstwo,Hotel,Studio}', demo.u(g, 31))
                        || ' ' || demo.pick('{Bałtyk,Kaszuby,Muszla,Bursztyn,Wydma,Mewa,Sosna,Zatoka,Kotwica,Mierzeja,Klif,Rybitwa}', demo.u(g, 32)) 
                        || ' ' || g end as name,
                 case when g % 3 = 0 then '' else demo.pick('{Wójcik,Mazur,Krawczyk,Zając,Król,Wieczorek}', demo.u(g, 33)) || ' i wspólnicy' end as company
            from generate_series(p_low, p_high) g) x
  returning *
$$;

create or replace function demo.spec_unit(p_plan demo.plan, p_unit demo.unit) returns void
language plpgsql set default_statistics_target = 10 as $$
begin
  perform demo.open_spec(p_keyed => false);
  insert into spec_invoice select key::int, value::bigint from jsonb_each_text(p_unit.invoices);
  insert into spec_deal (n, tenant_id, id, client_id, owner_id, amount_minor, currency, description, work_type, source, status, cancel_reason, deal_date,
    due_date, created_at)
  select p_plan.first_deal + d.i, p_plan.tenant_id, demo.id(d.made_at, d.i, p_plan.seed + 33),
         demo.id(p_plan.begins_at - interval '1 day' + d.client * interval '1 second', d.client, p_plan.seed + 31),
         p_plan.owners[1 + floor(demo.u(d.i, p_plan.seed + 1) * cardinality(p_plan.owners))::int], (2000 + 70000 * power(d.size, 2))::bigint * 100,
         case when d.money < 0.7 then 'PLN' when d.money < 0.9 then 'EUR' else 'USD' end,
         w.kind || ' ' || 5 + floor(d.size * 90)::int || w.unit, w.kind,
         demo.pick('{Referral,Website,Trade fair,Phone,Returning client}', demo.u(d.i, p_plan.seed + 10)),
         case when d.fate < 0.04 then 'cancelled' else 'open' end, case when d.fate < 0.04 then 'The client chose another offer' else '' end,
         (d.made_at at time zone t.timezone)::date,
         (d.made_at at time zone t.timezone)::date + 14 + 24 * (1 - d.i % 2)::int + floor(demo.u(d.i, p_plan.seed + 12) * 10)::int, d.made_at
    from (select p.i, p.made_at, p.fate, demo.u(p.i, p_plan.seed + 2) as size, demo.u(p.i, p_plan.seed + 3) as money,
                 1 + floor(demo.u(p.i, p_plan.seed + 4) * p_plan.clients)::bigint as client
            from demo.bulk_payment(p_plan, p_unit.low, p_unit.high) p where p.place = 1 offset 0) d
    join core.tenant t on t.id = p_plan.tenant_id
    join (values (0, 'Rooftop PV', ' kWp'), (1, 'Heat pump', ' kW'), (2, 'Battery', ' kWh'), (3, 'EV chargers', ' × 22 kW'), (4, 'Service plan', ' months'),
      (5, 'Ground PV', ' kWp')) w (k, kind, unit) on w.k = d.i % 6;
  analyze spec_deal;

  insert into spec_payment (n, tenant_id, id, deal_n, deal_id, owner_id, client_id, amount_minor, currency, method, status, stage, created_by, created_at,
    received_on, slots, first_by, first_at, decided_by, decided_at, reason, bank_reference, receipt)
  select p_plan.first_payment + x.pn, p_plan.tenant_id, demo.id(x.recorded_at, x.pn, p_plan.seed + 34), x.n, x.deal_id, x.owner_id, x.client_id, x.amount,
         x.currency, x.method, x.status, case when x.status = 'pending' then 'in_verification' else '' end,
         x.owner_id, x.recorded_at, x.received_on, x.slots,
         case when cardinality(x.slots) > 1 and x.status = 'verified' then p_plan.verifiers[1 + x.pn % 2] end,
         case when cardinality(x.slots) > 1 and x.status = 'verified' then x.recorded_at + interval '15 minutes' end,
         case when x.status <> 'pending' then p_plan.verifiers[2 - x.pn % 2] end, case when x.status <> 'pending' then x.decided_at end,
         case when x.status = 'rejected' then 'The deal was cancelled' else '' end,
         case when x.method = 'bank_transfer' then 'BK' || p_plan.seed || '-' || p_plan.first_payment + x.pn else '' end,
         -- whoever verifies looks at a receipt; what was decided long ago has none in the demo's bulk
         case when x.status = 'pending' and x.method <> 'cash' then case x.currency when 'EUR' then 'de' when 'PLN' then 'pl' else 'en' end else '' end
    from (select p.*, d.n, d.id as deal_id, d.owner_id, d.client_id, d.currency, a.amount, coalesce(h.slots, '{""}') as slots,
                 (p.recorded_at at time zone t.timezone)::date as received_on,
                 case when m.u < 0.58 then 'bank_transfer' when m.u < 0.79 then 'card' when m.u < 0.91 then 'wallet' else 'cash' end as method
            from demo.bulk_payment(p_plan, p_unit.low, p_unit.high) p
            join core.tenant t on t.id = p_plan.tenant_id
            join spec_deal d on d.n = p_plan.first_deal + p.i
           cross join lateral (select demo.u(p.i * 2 + p.place, p_plan.seed + 11) as u offset 0) m
           -- one deal in a hundred is not paid to the end
           cross join lateral (select case when p.i % 2 = 1 then case when p.fate between 0.04 and 0.05 then d.amount_minor / 2 else d.amount_minor end
                                           when p.place = 1 then d.amount_minor / 100 * 40 else case when p.fate between 0.04 and 0.05
                                             then d.amount_minor / 100 * 30 else d.amount_minor - d.amount_minor / 100 * 40 end end as amount offset 0) a
            left join demo.threshold h on h.tenant_id = p_plan.tenant_id and h.currency = d.currency and a.amount >= h.from_minor) x;
  analyze spec_payment;
end $$;

commit;
