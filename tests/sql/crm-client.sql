-- Clients: everybody finds them, who looks after them changes them, private notes stay private.
begin;
select no_plan();

select is(tests.as_role('a', 'sales',
    format($$insert into crm.client (id, name, email, phone) values (%L, 'Hotel Bryza', 'info@bryza.example', '+48585550173')
        returning name$$, tests.no(1))), 'Hotel Bryza', 'sales adds a client');
select is((select row(owner_id, created_by, tenant_id)::text from crm.client),
    row(tests.person('a', 'sales'), tests.person('a', 'sales'), tests.place('a'))::text, 'who is theirs');
select is(tests.as_role('a', r.role, 'select count(*) from crm.client_list'), '1', r.role || ' sees the client')
  from unnest(array['owner', 'admin', 'manager', 'verifier', 'sales2', 'agent', 'member', 'viewer']) r (role);
select is(tests.as_role('a', r.role, 'update crm.client set city = ''Sopot'''), r.result, 'change by ' || r.role)
  from (values ('sales', '1 rows'), ('manager', '1 rows'), ('agent', '1 rows'), ('sales2', '0 rows'), ('verifier', '0 rows'),
        ('member', '0 rows'), ('viewer', '0 rows')) r (role, result);
select is(tests.as_role('a', 'viewer', $$insert into crm.client (name) values ('x')$$), '42501', 'a viewer adds none');
select is(tests.as_role('a', 'sales', format($$insert into crm.client (name, owner_id) values ('x', %L)$$, tests.person('a', 'sales2'))),
    '42501', 'sales adds none for a colleague');
select is(tests.as_role('a', 'manager',
    format($$insert into crm.client (name, owner_id) values ('Jan Malinowski', %L)$$, tests.person('a', 'sales2'))), '1 rows', 'a manager does');
select is(tests.refusal('a', 'manager', format($$insert into crm.client (name, owner_id) values ('x', %L)$$, tests.person('b', 'sales'))),
    '23503 client_owner', 'but not for somebody of another organization');
select is(tests.refusal('a', 'sales', format('insert into crm.client (%s) values (%L)', x.field, x.value)), x.refusal,
    x.field || ' ' || left(x.value, 20))
      from (values ('name', ' ', '23514 client_name_given'), ('name', repeat('x', 201), '23514 client_name_length')) x (field, value, refusal);
select is(tests.refusal('a', 'sales', format('update crm.client set %I = %L', x.field, x.value)), x.refusal,
    x.field || ' ' || left(x.value, 20))
      from (values ('email', 'x', '23514 client_email_format'), ('phone', '58 555', '23514 client_phone_format'),
            ('country', 'Poland', '23514 client_country_format'),
  ('language', 'polish', '23514 client_language_format'), ('satisfaction_tenths', '51', '23514 client_satisfaction_range'),
  ('client_status', 'vip', '23514 client_status_known'), ('company', repeat('x', 201), '23514 client_company_length'),
  ('contact', repeat('x', 201), '23514 client_contact_length')) x (field, value, refusal);
select is(tests.as_role('a', 'sales', 'update crm.client set tenant_id = ' || quote_literal(tests.place('b'))), '42501', 'nobody moves a client');
select is(tests.as_role('a', 'sales', 'update crm.client set notes_encrypted = null'), '42501', 'or writes notes by hand');
select is(tests.as_role('a', 'sales', 'select notes_encrypted from crm.client'), '42501', 'or reads them so');

-- Private notes.
select is(tests.as_role('a', 'sales', format('select crm.set_client_notes(%L, null, ''pays late'')', tests.no(1))) ~ '^[0-9]+$', true,
    'the owner writes a private note');
select isnt((select position('pays late' in encode(notes_encrypted, 'escape')) from crm.client where id = tests.no(1)), 1, 'which is stored encrypted');
select is((select count(*) from audit.change where new_values::text ~ 'pays late'), 0::bigint, 'and not in the trail');
select is(tests.as_role('a', 'sales', format('select crm.client_notes(%L)', tests.no(1))), 'pays late', 'reads it');
select is(tests.as_role('a', 'manager', format('select crm.client_notes(%L)', tests.no(1))), 'pays late', 'as a manager does');
select is(tests.as_role('a', r.role, format('select crm.client_notes(%L)', tests.no(1))), 'KO001', 'not ' || r.role)
  from unnest(array['sales2', 'verifier', 'viewer']) r (role);
select is(tests.as_role('b', 'owner', format('select crm.client_notes(%L)', tests.no(1))), 'KO002', 'nor another organization');
select is(tests.as_role('a', 'sales', format('select crm.set_client_notes(%L, 1, ''x'')', tests.no(1))), 'KO003', 'an older version is refused');

-- Notes and identities.
select is(tests.as_role('a', 'sales',
    format($$insert into crm.client_note (client_id, body) values (%L, 'Met at the fair')$$, tests.no(1))), '1 rows', 'a note');
select is(tests.as_role('a', 'sales2', 'select body from crm.client_note'), 'Met at the fair', 'is read by colleagues');
select is(tests.as_role('a', 'sales2', 'update crm.client_note set body = ''x'''), '0 rows', 'and changed by who wrote it');
select is(tests.refusal('a', 'sales', format($$insert into crm.client_note (client_id, body) values (%L, 'x')$$, core.new_id())),
    '23503 client_note_client', 'a note needs a client');
select is(tests.refusal('b', 'sales', format($$insert into crm.client_note (client_id, body) values (%L, 'x')$$, tests.no(1))),
    '23503 client_note_client', 'of the same organization');
select is(tests.as_role('a', 'agent',
    format($$insert into crm.client_identity (client_id, channel, external_id) values (%L, 'whatsapp', '+48585550173')$$, tests.no(1))),
    '1 rows', 'an identity');
select is(tests.refusal('a', 'agent',
    format($$insert into crm.client_identity (client_id, channel, external_id) values (%L, 'whatsapp', '+48585550173')$$, tests.no(1))),
    '23505 client_identity_once', 'is known once');
select is(tests.refusal('a', 'agent',
    format($$insert into crm.client_identity (client_id, channel, external_id) values (%L, 'pigeon', 'x')$$, tests.no(1))),
    '23514 client_identity_channel_known', 'on a channel that exists');

-- Trash.
select is(tests.as_role('a', 'sales', format('update crm.client set deleted_at = now() where id = %L', tests.no(1))), '1 rows', 'a client is put in the trash');
select is(tests.as_role('a', 'sales', format('select count(*) from crm.client_list where id = %L', tests.no(1))), '0', 'leaves the list');
select is(tests.as_role('a', 'sales', 'select count(*) from crm.find_clients(''bryza'')'), '0', 'and the search');
select is(tests.refusal('a', 'sales',
    format('select * from sales.enter_deal(%L, %L, 100, ''PLN'', '''', current_date, current_date)', core.new_id(), tests.no(1))),
    'KO002 client_id', 'and gets no new deal');

-- Order.
select is(tests.as_role('a', 'sales', $$insert into crm.client (name, city) values ('Zatoka', 'x'), ('Łosoś', 'x'), ('lin', 'x'), ('Śledź 10', 'x'),
    ('Śledź 9', 'x'), ('Mintaj', 'x')$$), '6 rows', 'names of every kind');
select is(tests.as_role('a', 'sales', 'select string_agg(name, '' '' order by name) from crm.client_list where city = ''x'''),
    'lin Łosoś Mintaj Śledź 9 Śledź 10 Zatoka', 'stand as people look for them');
update pg_collation set collversion = 'another' where oid = 'core.alphabet'::regcollation;
select cmp_ok(core.mend_alphabet(), '>', 5::bigint, 'the indexes of names are made anew where the library is another one');
select is(core.mend_alphabet(), 0::bigint, 'once');

select * from finish();
rollback;
