-- Clients of the demo: those of the pictures by name, and more made up of parts.
begin;

create or replace function demo.make_clients(p_tenant uuid, p_owners uuid[]) returns void
language plpgsql as $$
declare
  v_polish boolean := (select t.currency = 'PLN' from core.tenant t where t.id = p_tenant);
begin
  if v_polish then
    insert into crm.client (tenant_id, id, name, contact, email, phone, address, city, country,
                            language, tax_number, satisfaction_tenths, client_status, owner_id, created_by, created_at, updated_at)
    select p_tenant, demo.id(c.at, c.n, 1), c.name, c.contact, c.email, c.phone, c.address, c.city, c.country, c.language, c.tax, 38 + (c.n * 7 % 13)::int,
           case when c.n % 3 = 0 then 'loyal' when c.n % 3 = 1 then 'returning' else 'new' end, p_owners[1 + c.n % cardinality(p_owners)],
           p_owners[1 + c.n % cardinality(p_owners)], c.at, c.at
      from (select t.*, date_trunc('day', now()) - interval '250 days' + t.n * interval '37 minutes' as at from (values
        (1, 'Kessler Maschinenbau GmbH', 'Jürgen Kessler', 'j.kessler@kessler-maschinenbau.example', '+493055500142', 'Gewerbeallee 29',
         'Berlin', 'DE', 'de', 'DE129055042'),
        (2, 'Hotel Bryza', 'Alicja Bryza', 'recepcja@hotelbryza.example', '+48585550173', 'ul. Plażowa 4', 'Sopot', 'PL', 'pl', '5850017342'),
        (3, 'Oakridge Farms LLC', 'Dale Oakes', 'office@oakridgefarms.example', '+13155550118', '88 County Road 12', 'Geneva', 'US', 'en', '16-5550118'),
        (4, 'Apteka Pod Dębem', 'Iwona Dąbek', 'apteka@poddebem.example', '+48585550111', 'ul. Dębowa 7', 'Gdańsk', 'PL', 'pl', '5840011127'),
        (5, 'Żagiel Marina', 'Robert Żagiel', 'biuro@zagielmarina.example', '+48585550138', 'Nabrzeże 4', 'Sopot', 'PL', 'pl', '5850038219'),
        (6, 'Fiord Foods AS', 'Ingrid Dahl', 'post@fiordfoods.example', '+4755550137', 'Havnegata 3', 'Bergen', 'NO', 'en', 'NO955500137'),
        (7, 'Marta Wiśniewska', '', 'marta.wisniewska@poczta.example', '+48501555036', 'ul. Lipowa 12', 'Gdynia', 'PL', 'pl', ''),
        (8, 'Orchard Lane Dental', 'Grace Lane', 'hello@orchardlane.example', '+16465550135', '21 Orchard Lane', 'White Plains', 'US', 'en', '13-5550135'),
        (9, 'Baumann Gartenbau GmbH', 'Uwe Baumann', 'info@baumann-gartenbau.example', '+493355500134', 'Am Gewächshaus 1',
         'Frankfurt (Oder)', 'DE', 'de', 'DE133955034'),
        (10, 'Szkoła Lingua Nova', 'Ewelina Nowak', 'sekretariat@linguanova.example', '+48585550133', 'ul. Szkolna 3', 'Gdańsk', 'PL', 'pl', '5840033158'),
        (11, 'Vistula Logistics', 'Paweł Wiślicki', 'biuro@vistulalogistics.example', '+48225550132', 'ul. Magazynowa 18', 'Warszawa',
         'PL', 'pl', '5250032174'),
        (12, 'Piekarnia Kowalczyk', 'Stanisław Kowalczyk', 'zamowienia@piekarniakowalczyk.example', '+48585550131', 'ul. Młyńska 9',
         'Tczew', 'PL', 'pl', '5930031161'),
        (13, 'Harbor Cold Storage Ltd', 'Owen Harbor', 'ops@harborcold.example', '+12015550130', '5 Pier Street', 'Newark', 'US', 'en', '22-5550130'),
        (14, 'Jan Malinowski', '', 'jan.malinowski@poczta.example', '+48502555029', 'ul. Polna 2', 'Reda', 'PL', 'pl', ''),
        (15, 'Nordlys Eiendom AS', 'Lars Nordli', 'post@nordlys.example', '+4755550127', 'Storgata 17', 'Oslo', 'NO', 'en', 'NO955500127'),
        (16, 'Gospodarstwo Łąki', 'Zofia Łąka', 'gospodarstwo@laki.example', '+48585550126', 'Łąki 1', 'Pruszcz Gdański', 'PL', 'pl', '5930026118'),
        (17, 'Meridian Print Sp. z o.o.', 'Artur Meridian', 'druk@meridianprint.example', '+48585550125', 'ul. Drukarska 5', 'Gdańsk',
         'PL', 'pl', '5840025133'),
        (18, 'Tulip Tree Schools', 'Emma Field', 'facilities@tuliptree.example', '+19145550124', '400 Tulip Avenue', 'Yonkers', 'US', 'en', '13-5550124'),
        (19, 'Café Latarnia', 'Julia Latarnik', 'kawa@latarnia.example', '+48585550123', 'ul. Portowa 1', 'Ustka', 'PL', 'pl', '8390023147'),
        (20, 'Port Office Gdynia', 'Adam Portowy', 'office@portgdynia.example', '+48585550121', 'ul. Chrzanowskiego 10', 'Gdynia', 'PL', 'pl', '5860021182'),
        (21, 'Kamil Duda', '', 'kamil.duda@poczta.example', '+48503555020', 'ul. Ogrodowa 8', 'Rumia', 'PL', 'pl', ''),
        (22, 'Studio Form', 'Clara Form', 'studio@studioform.example', '+493055500117', 'Torstraße 90', 'Berlin', 'DE', 'de', 'DE117055017'),
        (23, 'Green Acre Motors', 'Hank Greene', 'sales@greenacre.example', '+15185550119', '77 Acre Road', 'Albany', 'US', 'en', '14-5550119'))
        as t(n, name, contact, email, phone, address, city, country, language, tax)) c;
    insert into crm.client (tenant_id, id, name, email, phone, address, city, country,
                            language, satisfaction_tenths, client_status, owner_id, created_by, created_at, updated_at)
    select p_tenant, demo.id(c.at, c.n, 1), c.name, 'kontakt' || c.n || '@klient.example',
           '+4860' || lpad((1000000 + c.n * 7919)::text, 7, '0'),
           'ul. ' || demo.pick('{Długa,Leśna,Morska,Polna,Słoneczna,Krótka,Kwiatowa}', demo.u(c.n, 4)) || ' ' || 1 + c.n % 60,
           demo.pick('{Gdańsk,Gdynia,Sopot,Tczew,Wejherowo,Elbląg,Malbork,Puck,Słupsk}', demo.u(c.n, 5)), 'PL', 'pl', 34 + (c.n * 5 % 17)::int,
           case when c.n % 3 = 0 then 'returning' else 'new' end, p_owners[1 + c.n % cardinality(p_owners)],
           p_owners[1 + c.n % cardinality(p_owners)], c.at, c.at
      from (select n, date_trunc('day', now()) - interval '249 days' + (n - 23) * interval '3 days 4 hours' as at,
                   case when n % 2 = 0
                        then demo.pick('{Adam,Barbara,Cezary,Dorota,Elżbieta,Filip,Grażyna,Hubert,Irena,Jacek,Karolina,Leon}', demo.u(n, 1))
                          || ' ' || demo.pick('{Wójcik,Mazur,Krawczyk,Zając,Król,Wieczorek,Jabłońska,Dudek,Pawlak,Sikora,Baran,Szulc}', demo.u(n, 2))
                        else demo.pick('{Pensjonat,Restauracja,Warsztat,Przychodnia,Piekarnia,Zakład,Hurtownia,Gospodarstwo}', demo.u(n, 1))
                          || ' ' || demo.pick('{Bałtyk,Kaszuby,Muszla,Bursztyn,Wydma,Mewa,Sosna,Zatoka,Kotwica,Mierzeja,Klif,Rybitwa}', demo.u(n, 2))
                   end as name
              from generate_series(24, 78) n) c;
  else
    insert into crm.client (tenant_id, id, name, email, phone, address, city, country,
                            language, satisfaction_tenths, client_status, owner_id, created_by, created_at, updated_at)
    select p_tenant, demo.id(c.at, c.n, 1), c.name, 'contact' || c.n || '@client.example',
           '+1212555' || lpad((c.n * 37 % 10000)::text, 4, '0'),
           (c.n * 13) || ' ' || demo.pick('{Broadway,Grand Street,Elm Street,Hudson Avenue}', demo.u(c.n, 24)),
           demo.pick('{New York,Newark,Yonkers,Albany,Hoboken}', demo.u(c.n, 25)), 'US', 'en', 36 + (c.n * 5 % 14)::int,
           case when c.n % 3 = 0 then 'returning' else 'new' end,
           p_owners[1 + c.n % cardinality(p_owners)], p_owners[1 + c.n % cardinality(p_owners)], c.at, c.at
      from (select n, date_trunc('day', now()) - interval '150 days' + n * interval '2 days 3 hours' as at,
                   case when n % 2 = 0
                        then demo.pick('{Alice,Brian,Carmen,Derek,Elena,Frank,Gloria,Howard}', demo.u(n, 21))
                          || ' ' || demo.pick('{Porter,Quinn,Reyes,Sutton,Turner,Vance,Walker,Young}', demo.u(n, 22))
                        else demo.pick('{Empire,Liberty,Riverside,Union,Metro,Fulton}', demo.u(n, 21))
                          || ' ' || demo.pick('{Bakery,Dental,Motors,Logistics,Fitness,Printing}', demo.u(n, 22)) end as name
              from generate_series(1, 24) n) c;
  end if;
end $$;

commit;
