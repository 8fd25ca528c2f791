-- The deals that the pictures show: numbers follow the made-up ones, ages are counted from now.
begin;

-- The pictures' deals, 0 to 24 days old there, are spread over twice as long, so that no week stands out.
create or replace function demo.age(p_days int) returns int
language sql immutable parallel safe return p_days * case when p_days < 3 then 1 when p_days > 20 then 1.4 else 2.3 end;

create or replace function demo.spec_pictures(p_tenant uuid) returns void
language plpgsql as $$
declare
  v_deal bigint := (select max(n) from spec_deal where tenant_id = p_tenant);
  v_payment bigint := (select max(n) from spec_payment where tenant_id = p_tenant);
  v_today date := (now() at time zone 'Europe/Warsaw')::date;
  v_ewa uuid := demo.person('verifier@baltic.example');
  v_marek uuid := demo.person('verifier2@baltic.example');
begin
  -- days before today of the deal, days from today until it is due; share: percent paid and verified; wait: percent that waits, in the queue below
  insert into spec_deal (n, tenant_id, id, client_id, owner_id, amount_minor, currency, description, work_type, source, status,
      cancel_reason, deal_date, due_date, created_at)
  select v_deal + row_number() over (order by t.age desc, t.k), p_tenant, demo.id(now() - demo.age(t.age) * interval '1 day', t.k, 12),
         c.id, demo.person(t.owner || '@baltic.example'), t.amount * 100, t.currency, t.what, t.kind,
         demo.pick('{Referral,Website,Trade fair,Phone,Returning client}', demo.u(t.k, 31)), t.status,
         case when t.status = 'cancelled' then 'The client chose another offer' else '' end, v_today - demo.age(t.age), v_today + t.due,
         date_trunc('minute', now()) - demo.age(t.age) * interval '1 day' - interval '3 hours' + t.k * interval '4 minutes'
    from (values
      (17, 'Studio Form', 'sales', 17850, 'EUR', 'Rooftop PV 14 kWp', 'Rooftop PV', 'open', 12, 18),
      (19, 'Green Acre Motors', 'sales', 26750, 'USD', 'EV chargers 4 × 22 kW', 'EV chargers', 'open', 12, 13),
      (20, 'Kamil Duda', 'sales', 39400, 'PLN', 'Heat pump 9 kW', 'Heat pump', 'open', 12, 11),
      (21, 'Port Office Gdynia', 'sales', 33480, 'PLN', 'Battery 20 kWh', 'Battery', 'open', 12, 7),
      (22, 'Hotel Bryza', 'sales', 24600, 'PLN', 'EV chargers 2 × 22 kW', 'EV chargers', 'draft', 11, 20),
      (23, 'Café Latarnia', 'piotr', 21750, 'PLN', 'Battery 10 kWh', 'Battery', 'open', 11, 9),
      (24, 'Tulip Tree Schools', 'tomasz', 44120, 'USD', 'Rooftop PV 36 kWp', 'Rooftop PV', 'open', 11, 10),
      (25, 'Meridian Print Sp. z o.o.', 'kinga', 18640, 'PLN', 'EV chargers 2 × 11 kW', 'EV chargers', 'open', 10, -9),
      (26, 'Gospodarstwo Łąki', 'piotr', 187300, 'PLN', 'Ground PV 49.9 kWp', 'Ground PV', 'open', 10, 11),
      (27, 'Nordlys Eiendom AS', 'lukas', 57900, 'EUR', 'Rooftop PV 64 kWp', 'Rooftop PV', 'cancelled', 10, 14),
      (28, 'Hotel Bryza', 'sales', 5160, 'PLN', 'Service plan 1 year', 'Service', 'draft', 9, 30),
      (29, 'Jan Malinowski', 'julia', 34200, 'PLN', 'Heat pump 9 kW', 'Heat pump', 'open', 9, -8),
      (30, 'Harbor Cold Storage Ltd', 'tomasz', 96300, 'USD', 'Battery 240 kWh', 'Battery', 'open', 8, 21),
      (31, 'Piekarnia Kowalczyk', 'julia', 71600, 'PLN', 'Rooftop PV 18 kWp', 'Rooftop PV', 'open', 8, 7),
      (32, 'Vistula Logistics', 'piotr', 264500, 'PLN', 'PV carport 72 kWp', 'PV carport', 'open', 7, 16),
      (33, 'Szkoła Lingua Nova', 'kinga', 38400, 'PLN', 'Battery 20 kWh', 'Battery', 'open', 7, -4),
      (34, 'Baumann Gartenbau GmbH', 'lukas', 118250, 'EUR', 'Greenhouse PV 110 kWp', 'Ground PV', 'open', 6, 19),
      (35, 'Orchard Lane Dental', 'tomasz', 27300, 'USD', 'Rooftop PV 22 kWp', 'Rooftop PV', 'open', 6, 12),
      (36, 'Marta Wiśniewska', 'sales', 41900, 'PLN', 'Heat pump 12 kW', 'Heat pump', 'open', 5, 5),
      (37, 'Fiord Foods AS', 'lukas', 12480, 'EUR', 'Service plan 3 years', 'Service', 'open', 5, 2),
      (38, 'Żagiel Marina', 'sales', 92130, 'PLN', 'EV chargers 6 × 22 kW', 'EV chargers', 'open', 24, -6),
      (39, 'Apteka Pod Dębem', 'kinga', 46740, 'PLN', 'Rooftop PV 9.9 kWp', 'Rooftop PV', 'open', 4, 2),
      (40, 'Oakridge Farms LLC', 'tomasz', 38950, 'USD', 'Battery 60 kWh', 'Battery', 'open', 3, 6),
      (41, 'Hotel Bryza', 'sales', 188200, 'PLN', 'Heat pumps 4 × 16 kW', 'Heat pump', 'open', 2, 8),
      (43, 'Green Acre Motors', 'tomasz', 26750, 'USD', 'Rooftop PV 18 kWp', 'Rooftop PV', 'open', 2, 20),
      (44, 'Kamil Duda', 'sales', 12600, 'PLN', 'Battery 10 kWh', 'Battery', 'open', 1, 17),
      (42, 'Kessler Maschinenbau GmbH', 'sales', 84600, 'EUR', 'Rooftop PV 96 kWp', 'Rooftop PV', 'open', 0, 14))
      as t (k, client, owner, amount, currency, what, kind, status, age, due)
    join crm.client c on c.tenant_id = p_tenant and c.name = t.client;

  -- verified before today ('h' hours ago after that), and one that was rejected
  create temp table paid on commit drop as
  select row_number() over () as k, t.client, t.what, t.amount, t.method, t.status, t.hours from (values
    ('Studio Form', 'EV', 6650.0, 'card', 'verified', 60), ('Kamil Duda', 'Heat', 19400, 'bank_transfer', 'verified', 54),
    ('Tulip Tree Schools', 'Rooftop', 35300, 'bank_transfer', 'verified', 53), ('Café Latarnia', 'Battery', 15225, 'card', 'verified', 58),
    ('Meridian Print Sp. z o.o.', 'EV', 18640, 'wallet', 'verified', 216),
    ('Gospodarstwo Łąki', 'Ground', 131110, 'bank_transfer', 'verified', 100),
    ('Jan Malinowski', 'Heat', 34200, 'bank_transfer', 'verified', 195), ('Harbor Cold Storage Ltd', 'Battery', 9630, 'bank_transfer', 'verified', 77),
    ('Piekarnia Kowalczyk', 'Rooftop', 61556, 'bank_transfer', 'verified', 79),
    ('Vistula Logistics', 'PV', 132250, 'bank_transfer', 'verified', 76),
    ('Szkoła Lingua Nova', 'Battery', 38400, 'bank_transfer', 'verified', 103),
    ('Baumann Gartenbau GmbH', 'Greenhouse', 29562.5, 'bank_transfer', 'verified', 75),
    ('Orchard Lane Dental', 'Rooftop', 10920, 'bank_transfer', 'verified', 74), ('Marta Wiśniewska', 'Heat', 8380, 'cash', 'verified', 70),
    ('Marta Wiśniewska', 'Heat', 12500, 'bank_transfer', 'rejected', 21), ('Fiord Foods AS', 'Service', 12480, 'card', 'verified', 52),
    ('Żagiel Marina', 'EV', 27640, 'bank_transfer', 'verified', 400),
    ('Apteka Pod Dębem', 'Rooftop', 46740, 'bank_transfer', 'verified', 30),
    ('Hotel Bryza', 'Heat', 94100, 'bank_transfer', 'verified', 29), ('Kessler Maschinenbau GmbH', 'Rooftop', 12690, 'card', 'verified', 2),
    ('Green Acre Motors', 'Rooftop', 5350, 'card', 'verified', 26)) t (client, what, amount, method, status, hours);
  insert into spec_payment (n, tenant_id, id, deal_n, deal_id, owner_id, client_id, amount_minor, currency, method, status, stage,
      created_by, created_at, received_on, first_by, first_at, decided_by, decided_at, reason, bank_reference, receipt, slots)
  select v_payment + row_number() over (order by h.hours desc), p_tenant, demo.id(now() - h.hours * interval '1 hour', t.k, 13), d.n, d.id,
         d.owner_id, d.client_id, t.amount * 100, d.currency, t.method, t.status, '', d.owner_id,
         now() - h.hours * interval '1 hour' - interval '2 hours', ((now() - h.hours * interval '1 hour') at time zone 'Europe/Warsaw')::date - 1,
         case when s.two and t.status = 'verified' then v_marek end,
         case when s.two and t.status = 'verified' then now() - h.hours * interval '1 hour' - interval '70 minutes' end, v_ewa,
         now() - h.hours * interval '1 hour', case when t.status = 'rejected' then 'The receipt is not readable' else '' end,
         case when t.method = 'bank_transfer' then 'BS-' || to_char(now(), 'YYYY') || '-' || lpad((4100 + t.k * 13)::text, 5, '0') else '' end,
         case when t.method = 'cash' then '' when d.currency = 'EUR' then 'de' when d.currency = 'PLN' then 'pl' else 'en' end, s.slots
    from paid t join crm.client c on c.tenant_id = p_tenant and c.name = t.client
    join spec_deal d on d.tenant_id = p_tenant and d.client_id = c.id and d.n > v_deal and (d.description like t.what || '%' or (t.client = 'Studio Form'))
   cross join lateral (select case when t.hours < 48 or t.hours > 300 then t.hours
                                   else least(t.hours * (1.2 + t.k % 4), extract(epoch from now() - d.created_at) / 3600 - 30) end as hours) h
   cross join lateral (select x.slots, cardinality(x.slots) > 1 as two
                         from (select sales.approval_slots(p_tenant, (t.amount * 100)::bigint, d.currency) as slots) x) s;

  -- the queue: minutes that each has waited, who recorded it, whether Marek has approved it already
  insert into spec_payment (n, tenant_id, id, deal_n, deal_id, owner_id, client_id, amount_minor, currency, method, stage, created_by,
      created_at, received_on, first_by, first_at, bank_reference, receipt, slots)
  select (select max(n) from spec_payment where tenant_id = p_tenant) + row_number() over (order by t.minutes desc), p_tenant,
         demo.id(now() - t.minutes * interval '1 minute', t.k, 14), d.n, d.id, d.owner_id, d.client_id, t.amount * 100, d.currency,
         t.method, t.stage, coalesce(demo.person(t.recorder || '@baltic.example'), d.owner_id),
         now() - t.minutes * interval '1 minute', v_today - t.days, case when t.first then v_marek end,
         case when t.first then now() - t.minutes * interval '1 minute' + interval '26 minutes' end, t.reference,
         case when d.currency = 'EUR' then 'de' when d.currency = 'PLN' then 'pl' else 'en' end,
         sales.approval_slots(p_tenant, (t.amount * 100)::bigint, d.currency)
    from (values
      (1, 'Kessler Maschinenbau GmbH', 'Rooftop', 21150.0, 'bank_transfer', 'in_verification', null, 94, true, 'KB-2026-0971', 2),
      (2, 'Hotel Bryza', 'Heat', 94100, 'bank_transfer', 'in_verification', null, 58, true, 'HB-2026-1148', 1),
      (3, 'Gospodarstwo Łąki', 'Ground', 56190, 'bank_transfer', 'in_verification', null, 260, false, 'GL-2026-0771', 1),
      (4, 'Vistula Logistics', 'PV', 132250, 'bank_transfer', 'in_verification', null, 185, false, 'VL-2026-3320', 1),
      (5, 'Orchard Lane Dental', 'Rooftop', 16380, 'bank_transfer', 'in_verification', null, 161, false, 'OLD-88213', 3),
      (6, 'Café Latarnia', 'Battery', 6525, 'bank_transfer', 'in_verification', null, 132, false, 'CL-2026-0098', 1),
      (7, 'Tulip Tree Schools', 'Rooftop', 8820, 'bank_transfer', 'in_verification', null, 110, false, 'TTS-40116', 2),
      (8, 'Baumann Gartenbau GmbH', 'Greenhouse', 29562.5, 'bank_transfer', 'in_verification', null, 92, false, 'BG-2026-5512', 1),
      (9, 'Green Acre Motors', 'Rooftop', 5350, 'bank_transfer', 'in_verification', 'verifier', 40, false, 'GAM-1190', 1),
      (10, 'Piekarnia Kowalczyk', 'Rooftop', 10044, 'bank_transfer', 'sent_back', null, 215, false, 'PK-2026-0417', 4))
      t (k, client, what, amount, method, stage, recorder, minutes, first, reference, days)
    join crm.client c on c.tenant_id = p_tenant and c.name = t.client
    join spec_deal d on d.tenant_id = p_tenant and d.client_id = c.id and d.n > v_deal and d.description like t.what || '%';
end $$;

-- Anna's streak: a small deal paid in full by card on each of the nine working days before today, none on the tenth, then four more.
create or replace function demo.spec_streak(p_tenant uuid) returns void
language plpgsql as $$
declare
  v_today date := (now() at time zone 'Europe/Warsaw')::date;
  v_anna uuid := demo.person('sales@baltic.example');
  v_gap date := demo.workday(v_today, 10);
  v_back interval := case extract(isodow from v_gap) when 1 then interval '3 days' else interval '1 day' end; -- over the weekend
  v_client uuid[] := array(select c.id from crm.client c where c.tenant_id = p_tenant order by c.id desc limit 40);
begin
  create temp table daily on commit drop as
  select g.i, demo.workday(v_today, g.i) as day, (4800 + (g.i * 1370 % 5200)) * 100::bigint as amount from generate_series(1, 24) g(i) where g.i <> 10;
  insert into spec_deal (n, tenant_id, id, client_id, owner_id, amount_minor, currency, description, work_type, source, deal_date, due_date, created_at)
  select -d.i, p_tenant, demo.id(d.day::timestamp, d.i, 15), v_client[1 + d.i % 40], v_anna, d.amount, 'PLN',
         'Service plan ' || (array['1 year', '2 years', '3 years'])[1 + d.i % 3], 'Service', 'Returning client', d.day - 1, d.day + 13,
         (d.day - 1)::timestamp at time zone 'Europe/Warsaw' + interval '13 hours' from daily d;
  insert into spec_payment (n, tenant_id, id, deal_n, deal_id, owner_id, client_id, amount_minor, currency, method, status, stage,
      created_by, created_at, received_on, decided_by, decided_at, receipt)
  select -d.i, p_tenant, demo.id(d.day::timestamp, d.i, 16), -d.i, demo.id(d.day::timestamp, d.i, 15), v_anna, v_client[1 + d.i % 40],
         d.amount, 'PLN', case when d.i % 3 = 0 then 'wallet' else 'card' end, 'verified', '', v_anna,
         d.day::timestamp at time zone 'Europe/Warsaw' + interval '9 hours 20 minutes', d.day, demo.person('verifier@baltic.example'),
         d.day::timestamp at time zone 'Europe/Warsaw' + interval '10 hours 5 minutes', 'pl' from daily d;
  -- nothing of hers was verified on the day of the gap
  update spec_payment p set decided_at = p.decided_at - v_back, created_at = p.created_at - v_back, first_at = p.first_at - v_back
   where p.tenant_id = p_tenant and p.owner_id = v_anna and (p.decided_at at time zone 'Europe/Warsaw')::date = v_gap;
end $$;

-- What was decided today: small payments of everybody but Anna, two of them rejected, between midnight and now.
create or replace function demo.spec_today(p_tenant uuid) returns void
language plpgsql as $$
declare
  v_midnight timestamptz := date_trunc('day', now() at time zone 'Europe/Warsaw') at time zone 'Europe/Warsaw';
  v_owner uuid[] := array(select demo.person(e || '@baltic.example') from unnest('{piotr,kinga,tomasz,julia,lukas}'::text[]) e);
  v_client uuid[] := array(select c.id from crm.client c where c.tenant_id = p_tenant order by c.id desc limit 40);
begin
  insert into spec_deal (n, tenant_id, id, client_id, owner_id, amount_minor, currency, description, work_type, source, deal_date, due_date, created_at)
  select -100 - i, p_tenant, demo.id(v_midnight, i, 17), v_client[1 + i * 3 % 40], v_owner[1 + i % 5], (1900 + i * 730 % 4100) * 100,
         'PLN', 'Service plan ' || (array['1 year', '2 years', '3 years'])[1 + i % 3], 'Service', 'Returning client',
         current_date - 2, current_date + 12, v_midnight - interval '33 hours' + i * interval '11 minutes' from generate_series(1, 14) i;
  insert into spec_payment (n, tenant_id, id, deal_n, deal_id, owner_id, client_id, amount_minor, currency, method, status, stage,
      created_by, created_at, received_on, decided_by, decided_at, reason, receipt)
  select d.n, p_tenant, demo.id(v_midnight, -d.n, 18), d.n, d.id, d.owner_id, d.client_id, d.amount_minor, 'PLN',
         case when d.n % 4 = 0 then 'cash' when d.n % 3 = 0 then 'wallet' else 'card' end,
         case when d.n in (-105, -111) then 'rejected' else 'verified' end, '',
         d.owner_id, v_midnight - interval '8 hours' - d.n * interval '4 minutes', current_date - 1,
         demo.person(case when d.n % 2 = 0 then 'verifier' else 'verifier2' end || '@baltic.example'),
         v_midnight + (now() - v_midnight) * (0.2 + 0.05 * (-d.n - 100)),
         case d.n when -105 then 'The amount differs from the receipt' when -111 then 'The receipt belongs to another deal' else '' end,
         case when d.n % 4 = 0 then '' else 'pl' end
    from spec_deal d where d.tenant_id = p_tenant and d.n < -100;
end $$;

-- Numbers follow the order in which things were entered.
create or replace function demo.renumber(p_tenant uuid) returns void
language plpgsql as $$
begin
  update spec_deal d set n = 1000000 + o.place
    from (select id, row_number() over (order by created_at, n) as place from spec_deal where tenant_id = p_tenant) o
   where d.tenant_id = p_tenant and d.id = o.id;
  update spec_deal d set n = n - 1000000 where d.tenant_id = p_tenant;
  update spec_payment p set n = 1000000 + o.place, deal_n = d.n
    from (select id, row_number() over (order by created_at, n) as place from spec_payment where tenant_id = p_tenant) o, spec_deal d
   where p.tenant_id = p_tenant and p.id = o.id and d.tenant_id = p_tenant and d.id = p.deal_id;
  update spec_payment p set n = n - 1000000 where p.tenant_id = p_tenant;
end $$;

commit;
