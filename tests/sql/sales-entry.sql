-- Entering deals and payments: in one call, once however often it is sent, and what bad input gets.
begin;
select no_plan();

create function tests.enter(p_role text, p_more text) returns text language sql as $$
  select tests.refusal('a', p_role, format('select * from sales.enter_deal(p_id => %L, p_client_id => %L, %s)', core.new_id(), core.new_id(),
    case when p_more ~ 'p_new_client' then p_more else p_more || $q$, p_new_client => '{"name": "Kamil Duda"}'$q$ end)) $$;
create function tests.good(p_but text default '') returns text language sql as $$
  select concat_ws(', ', case when p_but !~ 'p_amount_minor' then 'p_amount_minor => 100000' end,
                   case when p_but !~ 'p_currency' then $q$p_currency => 'PLN'$q$ end,
    case when p_but !~ 'p_description' then $q$p_description => 'Battery'$q$ end, case when p_but !~ 'p_deal_date' then 'p_deal_date => current_date' end,
    case when p_but !~ 'p_due_date' then 'p_due_date => current_date + 30' end, nullif(p_but, '')) $$;

-- One call: client, deal, payment and receipt.
create temp table sent as select format($$select row(number, payment_number)::text
      from sales.enter_deal(%L, %L, 6240000, 'PLN', 'Battery 120 kWh', current_date, current_date + 30,
  'Battery storage', 'Referral', p_new_client => '{"name": "Piotr Kess", "phone": "+48 58 555 01 73", "city": "Gdynia"}',
  p_payment => '{"id": "%s", "amount_minor": 6240000, "method": "bank_transfer", "received_on": "%s", "bank_reference": "KB-2026-1190"}',
  p_receipt_name => 'Kess.png', p_receipt_type => 'image/png', p_receipt => %L)$$, tests.no(1), tests.no(2), tests.no(3), current_date - 1,
          tests.png()) as call;
select is(tests.as_role('a', 'sales', (select call from sent)), '(DLID0001,TXID0001)', 'a deal, its client and its first payment in one call');
select is(tests.as_role('a', 'sales', (select call from sent)), '(DLID0001,TXID0001)', 'the same call again answers the same');
select is((select row((select count(*) from sales.deal), (select count(*) from sales.payment), (select count(*) from crm.client),
    (select count(*) from core.attachment))::text), '(1,1,1,1)', 'and enters nothing');
select is((select value from core.counter where tenant_id = tests.place('a') and kind = 'deal'), 1::bigint, 'or takes a number');
select is((select row(d.owner_id = tests.person('a', 'sales'), d.created_by = d.owner_id, d.status, d.waiting_minor, c.phone)::text
             from sales.deal d join crm.client c on c.id = d.client_id), '(t,t,pending,6240000,+48585550173)', 'the deal is the salesperson''s');
select is(tests.as_role('a', 'sales',
    'select state || '' '' || owner_initials || '' '' || client_name || '' '' || paid_percent from sales.deal_list'),
    'in_verification SA Piotr Kess 0', 'and is in verification');
select is(tests.as_role('a', 'sales', 'select state || '' '' || receipt_name || '' '' || recorded_by_name from sales.payment_list'),
    'in_verification Kess.png Sales A', 'as is the payment');
select is(tests.refusal('a', 'sales2', (select call from sent)), 'KO009 id', 'somebody else can''t pass for the same call');


-- Other contents under the same id are refused with its number: nothing of them is entered, and nobody is told that they were.
create function tests.again(p_from text, p_to text) returns text language sql as $$
  select tests.refusal('a', 'sales', (select replace(s.call, p_from, p_to) from sent s)) || ' '
      || (select d.amount_minor || ' ' || d.description || ' ' || p.bank_reference || ' ' || c.city from sales.deal d
            join sales.payment p on p.deal_id = d.id join crm.client c on c.id = d.client_id where d.id = tests.no(1)) $$;
select is(tests.again(x."from", x."to"), 'KO021 id 6240000 Battery 120 kWh KB-2026-1190 Gdynia', 'the same id with another ' || x.what)
  from (values ('6240000, ''PLN''', '6300000, ''PLN''', 'amount'), ('120 kWh', '130 kWh', 'description'), ('KB-2026-1190', 'KB-2026-1191', 'reference'),
        ('Gdynia', 'Sopot', 'city of its client'), ('Kess.png', 'Other.png', 'receipt''s name'), ('Referral', 'Fair', 'source'),
        ('current_date + 30', 'current_date + 31', 'due date')) x ("from", "to", what);
select is(tests.as_role('a', 'sales', (select replace(call, '6240000, ''PLN''', '6300000, ''PLN''') from sent)), 'KO021', 'with a code of its own');
select is(tests.as_role('a', 'sales', format('update sales.deal set description = ''As agreed'' where id = %L', tests.no(1))), '1 rows',
    'what was changed in it since');
select is(tests.as_role('a', 'sales', (select call from sent)), '(DLID0001,TXID0001)', 'makes the same call no other one');
select is(tests.as_role('a', 'sales', format('update sales.deal set description = ''Battery 120 kWh'' where id = %L', tests.no(1))), '1 rows', 'either way');
select is(tests.refusal('a', 'sales', format($$select * from sales.enter_deal(%L, %L, 100, 'PLN', '', current_date, current_date,
    p_new_client => '{"name": "Piotr Kess", "city": "Sopot"}')$$, core.new_id(), tests.no(2))), 'KO021 client_id',
    'a client who was made with a deal is not made again with other contents');
select is((select count(*) from sales.deal), 1::bigint, 'nor is the deal that was sent with it entered');

-- Visibility.
select is(tests.as_role('a', 'sales2', 'select count(*) from sales.deal_list'), '0', 'a colleague in sales does not see it');
select is(tests.as_role('a', r.role, 'select count(*) from sales.deal_list'), r.n, r.role || ' sees ' || r.n)
  from (values ('manager', '1'), ('verifier', '1'), ('viewer', '1'), ('member', '0'), ('agent', '1'), ('owner', '1')) r (role, n);
select is(tests.as_role('b', 'owner', 'select count(*) from sales.deal_list'), '0', 'another organization sees nothing');
select is(tests.pay('a', 'sales2', tests.no(1), 5), 'KO002 deal_id', 'what one does not see one can''t record for');

-- What bad input gets, at which field.
select is(tests.enter('sales', tests.good('p_amount_minor => ' || x.amount)), x.refusal, 'amount ' || x.amount)
  from (values ('0', '23514 deal_amount_positive'), ('-5', '23514 deal_amount_positive'), ('null', '23502 amount_minor'),
        ('1000000000000001', '23514 deal_amount_limit')) x (amount, refusal);
select is(tests.enter('sales', tests.good($$p_currency => 'XXX'$$)), '23503 deal_currency', 'an unknown currency');
select is(tests.enter('sales', tests.good(format('p_description => %L', repeat('x', 501)))), '23514 deal_description_length', 'a long description');
select is(tests.enter('sales', tests.good('p_due_date => current_date - 1')), '23514 deal_dates', 'due before the deal');
select is(tests.enter('sales', tests.good(format('p_new_client => %L', x.client))), x.refusal, 'client ' || x.client)
  from (values ('{"name": " "}', '23514 client_name_given'), ('{}', '23502 name'),
  ('{"name": "x", "email": "x"}', '23514 client_email_format'), ('{"name": "x", "phone": "123"}', '23514 client_phone_format'),
  ('{"name": "x", "country": "Poland"}', '23514 client_country_format')) x (client, refusal);
select is(tests.enter('sales', tests.good(format('p_project_id => %L', core.new_id()))), '23503 deal_project', 'an unknown project');
create function tests.first(p_payment text) returns text language sql as $$
  select tests.enter('sales',
      tests.good(format('p_payment => %L', '{"amount_minor": 100, "method": "cash", "received_on": "2026-01-02"}'::jsonb || p_payment::jsonb))) $$;
select is(tests.first(x.payment), x.refusal, 'payment ' || x.payment)
  from (values ('{"amount_minor": 100001}', 'KO007 amount_minor'), ('{"amount_minor": 0}', '23514 payment_amount_positive'),
        ('{"amount_minor": -1}', '23514 payment_amount_positive'),
  ('{"amount_minor": "1.5"}', 'KO009 payment'), ('{"amount_minor": null}', '23502 amount_minor'),
  ('{"currency": "EUR"}', 'KO019 currency'), ('{"method": "gold"}', '23514 payment_method_known'), ('{"received_on": "2026-02-30"}', 'KO009 payment'),
  ('{"received_on": "2099-01-01"}', 'KO009 received_on'), ('{"received_on": null}', '23502 received_on'),
  ('{"bank_reference": "kb 2026/1190"}', 'KO018 bank_reference'), ('{}', 'done')) x (payment, refusal);
select is((select value from core.counter where tenant_id = tests.place('a') and kind = 'deal'),
    (select count(*) from sales.deal where tenant_id = tests.place('a')), 'what is refused takes no deal number');
select is((select value from core.counter where tenant_id = tests.place('a') and kind = 'payment'),
    (select count(*) from sales.payment where tenant_id = tests.place('a')), 'and no payment number');
select is(tests.enter(r.role, tests.good()), 'KO001', r.role || ' enters no deal') from unnest(array['verifier', 'agent', 'member', 'viewer']) r (role);
select is(tests.as_role('a', 'sales',
    $$insert into sales.deal (client_id, amount_minor, currency) select id, 1, 'PLN' from crm.client limit 1$$), '42501',
    'deals are entered through the function alone');

-- Clients of another organization, by function and by hand.
select tests.deal('b', 'sales', tests.no(50), 1000);
select is(tests.refusal('a', 'sales',
    format('select * from sales.enter_deal(%L, %L, 100, ''PLN'', '''', current_date, current_date)', core.new_id(),
        (select client_id from sales.deal where id = tests.no(50)))), 'KO002 client_id', 'a client of another organization does not exist');
select is(tests.refusal('a', 'sales',
    format('update sales.deal set client_id = %L where id = %L', (select client_id from sales.deal where id = tests.no(50)), tests.no(1))),
    '23503 deal_client', 'and can''t be referred to');
select is((select row(number, tenant_id = tests.place('b'))::text from sales.deal where id = tests.no(50)), '(DLID0001,t)',
    'each organization has its own numbers');

-- Receipts.
create function tests.with_receipt(p_type text, p_content bytea) returns text language sql as $$
  select tests.refusal('a', 'sales',
      format($q$select * from sales.record_payment(%L, %L, 1, 'PLN', 'cash', current_date, p_receipt_name => 'r', p_receipt_type => %L,
          p_receipt => %L)$q$, core.new_id(), tests.no(60), p_type, p_content)) $$;
select tests.deal('a', 'sales', tests.no(60), 1000000);
select is(tests.with_receipt('image/png', tests.png()), 'done', 'a picture is taken');
select is(tests.with_receipt('image/png', substr(tests.png(), 1, 50)), 'KO017 content', 'a truncated one is not');
select is(tests.with_receipt('text/plain', 'hello'), 'KO017 media_type', 'nor a text');
select is(tests.with_receipt('application/pdf', tests.png()), 'KO017 content', 'nor a picture that says it is a PDF');
select is(tests.with_receipt('image/png', decode(repeat('00', 10485761), 'hex')), 'KO017 content', 'nor more than 10 MB');
select is(tests.refusal('a', 'sales2',
    format($$select * from sales.enter_deal(%L, %L, 100, 'PLN', '', current_date, current_date, p_new_client => '{"name": "x"}',
        p_payment => '{"amount_minor": 1, "method": "cash", "received_on": "2026-01-02", "receipt_id": "%s"}')$$,
  core.new_id(), core.new_id(), (select receipt_id from sales.payment where id = tests.no(3)))), 'KO002 receipt_id',
  'a colleague''s receipt can''t be taken, and so not be read');
select is(tests.pay('a', 'sales', tests.no(60), 10, tests.no(61), 'bank_transfer'), 'done', 'a transfer without a receipt is recorded');
select is((select stage from sales.payment where id = tests.no(61)), 'receipt_missing', 'but waits for it');
select is(tests.approve('a', 'verifier', tests.no(61)), 'KO016', 'and is not approved without');
select is(tests.as_role('a', 'verifier', format('select count(*) from sales.verification_queue where id = %L', tests.no(61))), '0',
    'or asked for in the queue');

-- References, the balance, and the same payment twice.
select is(tests.pay('a', 'sales', tests.no(60), 10, tests.no(62), 'cheque', p_cheque => 'C 100'), 'done', 'a cheque');
select is(tests.pay('a', 'sales', tests.no(60), 10, core.new_id(), 'cheque', p_cheque => 'c-100'), 'KO018 cheque_number', 'is not recorded twice');
select is(tests.pay('b', 'sales', tests.no(50), 10, core.new_id(), 'cheque', p_cheque => 'C 100'), 'done', 'in one organization');
select is(tests.as_role('a', 'verifier', format('select status from sales.reject_payment(%L, null, ''bounced'')', tests.no(62))), 'rejected', 'a rejected one');
select is(tests.pay('a', 'sales', tests.no(60), 10, tests.no(63), 'cheque', p_cheque => 'C 100'), 'done', 'can be recorded again');
select is(tests.as_role('a', 'verifier', format('select status from sales.undo_decision(%L)', tests.no(62))), 'KO006', 'and the rejection stays');
select is(tests.pay('a', 'sales', tests.no(60), 10, tests.no(63), 'cheque', p_cheque => 'C 100'), 'done', 'the same payment sent again is the same payment');
select is((select count(*) from sales.payment where id = tests.no(63)), 1::bigint, 'once');
select is(tests.pay('a', 'sales', tests.no(60), 11, tests.no(63), 'cheque', p_cheque => 'C 100'), 'KO021 id', 'of another amount it is refused');
select is(tests.pay('a', 'sales', tests.no(1), 10, tests.no(63), 'cheque', p_cheque => 'C 100'), 'KO021 id', 'as another deal''s it is, too');
select is((select deal_id || ' ' || amount_minor from sales.payment where id = tests.no(63)), tests.no(60) || ' 10', 'and stays what it was');
select is(tests.refusal('a', 'owner', format($$select * from sales.record_payment(%L, %L, 10, 'PLN', 'cheque', current_date - 1, 'C 100')$$,
    tests.no(63), tests.no(60))), 'KO009 id', 'a colleague can''t take its id');
select is(tests.pay('a', 'sales', tests.no(60), (select amount_minor - waiting_minor + 1 from sales.deal where id = tests.no(60))),
    'KO007 amount_minor', 'not more than the balance due, with what waits');
select throws_ok(format($$
    insert into sales.payment (tenant_id, number_seq, deal_id, owner_id, amount_minor, currency, method, received_on, created_by)
    select tenant_id, 900, id, owner_id, 99999999, currency, 'cash', current_date, owner_id from sales.deal where id = %L$$, tests.no(60)),
    '23514', null, 'which is a constraint, for the superuser too');

-- Changing, drafts, hold, cancel, trash.
select is(tests.refusal('a', 'sales', format('update sales.deal set amount_minor = 5 where id = %L', tests.no(60))), '23514 deal_balance',
    'an amount below what was received');
select is(tests.refusal('a', 'sales', format('update sales.deal set currency = ''EUR'' where id = %L', tests.no(60))), 'KO019 currency',
    'another currency than the payments''');
select is(tests.refusal('a', 'sales', format('update sales.deal set %s where id = %L', x.set, tests.no(60))), '42501',
    'nobody writes ' || x.set)
      from unnest(array['status = ''completed''', 'paid_minor = 5', 'number_seq = 7', 'version = 9', 'owner_id = null', 'tenant_id = null',
                        'deleted_at = now()']) x (set);
select is(tests.as_role('a', 'sales2', format('update sales.deal set description = ''mine'' where id = %L', tests.no(60))), '0 rows',
    'nobody changes a colleague''s deal');
select is(tests.as_role('a', 'sales',
    format('update sales.deal set description = ''Service plan'' where id = %L returning version > 1', tests.no(60))), 'true', 'its owner does');
create temp table draft as select tests.as_role('a', 'sales',
    format($$select deal_id from sales.enter_deal(%L, %L, 500, 'PLN', 'Draft', current_date, null, p_draft => true,
        p_new_client => '{"name": "Drafty"}', p_payment => '{"amount_minor": 200, "method": "cash", "received_on": "2026-01-02"}')$$,
                tests.no(70), core.new_id()));
select is(tests.as_role('a', 'sales', 'select state from sales.deal_list where id = ' || quote_literal(tests.no(70))), 'draft', 'a draft');
select is(tests.pay('a', 'sales', tests.no(70), 5), 'KO006', 'takes no payment');
select is(tests.as_role('a', 'sales', format('select payment_number is not null from sales.submit_draft(%L, 1)', tests.no(70))), 'true',
    'until it is sent, with the payment that was typed');
select is((select status || ' ' || waiting_minor from sales.deal where id = tests.no(70)), 'pending 200', 'and is a deal');
select is(tests.as_role('a', 'sales', format('select status from sales.submit_draft(%L, null)', tests.no(70))), '42703', 'a step answers with its own columns');
select is(tests.as_role('a', 'sales', format('select number from sales.submit_draft(%L, null)', tests.no(70))), 'KO006', 'it is sent once');
select is(tests.as_role('a', 'sales', format('select status from sales.cancel_deal(%L, null, ''changed mind'')', tests.no(70))), 'KO006',
    'not cancelled while money waits');
select tests.deal('a', 'sales', tests.no(71), 500);
select is(tests.as_role('a', 'sales', format('select status from sales.hold_deal(%L, 1)', tests.no(71))), 'on_hold', 'hold');
select is(tests.as_role('a', 'sales', format('select status from sales.resume_deal(%L, 1)', tests.no(71))), 'KO003', 'a step on an older version is refused');
select is(tests.as_role('a', 'sales', format('select status from sales.resume_deal(%L, 2)', tests.no(71))), 'pending', 'resume');
select is(tests.as_role('a', 'sales', format('select status from sales.delete_deal(%L, null)', tests.no(71))), 'KO006', 'a live deal is not deleted');
select is(tests.as_role('a', 'sales', format('select status from sales.cancel_deal(%L, null, '''')', tests.no(71))), 'KO009', 'cancelling has a reason');
select is(tests.as_role('a', 'sales2', format('select status from sales.cancel_deal(%L, null, ''mine'')', tests.no(71))), 'KO002',
    'nobody cancels a colleague''s');
select is(tests.as_role('a', 'verifier', format('select status from sales.cancel_deal(%L, null, ''no'')', tests.no(71))), 'KO001', 'or as a verifier');
select is(tests.as_role('a', 'sales', format('select status from sales.cancel_deal(%L, null, ''changed mind'')', tests.no(71))), 'cancelled', 'cancel');
select is(tests.as_role('a', 'sales', format('update sales.deal set description = ''x'' where id = %L', tests.no(71))), 'KO006',
    'a cancelled deal stays as it is');
select is(tests.as_role('a', 'sales', format('select status from sales.delete_deal(%L, null)', tests.no(71))), 'cancelled', 'delete');
select is(tests.as_role('a', 'sales', format('select count(*) from sales.deal_list where id = %L', tests.no(71))), '0', 'leaves the list');
select is(tests.as_role('a', 'sales', format('select status from sales.restore_deal(%L)', tests.no(71))), 'cancelled', 'restore');
select is(tests.as_role('a', 'sales', format('select status from sales.restore_deal(%L)', tests.no(71))), 'pending', 'and back to work');
select is(tests.as_role('a', 'sales', $$update sales.deal set deal_date = current_date - 60, due_date = current_date - 1 where id = $$
                                               || quote_literal(tests.no(71))), '1 rows', 'a date that passed');
select is(tests.as_role('a', 'sales', format('select state from sales.deal_list where id = %L', tests.no(71))), 'overdue', 'makes it overdue');

-- Search repeats who may see what.
select is(tests.as_role('a', 'sales',
    'select string_agg(name || '' '' || deal_count || '' '' || open_minor, '','') from crm.find_clients(''kess'')'),
    'Piotr Kess 1 6240000', 'a client is found, with the deals one may see');
select is(tests.as_role('a', 'sales2',
    'select string_agg(name || '' '' || deal_count || '' '' || open_minor, '','') from crm.find_clients(''58 555 01'')'), 'Piotr Kess 0 0',
    'a colleague finds the client by phone, not the deals');
select is(tests.as_role('b', 'sales', 'select count(*) from crm.find_clients(''kess'')'), '0', 'another organization finds nothing');
select is(tests.as_role('a', 'sales2',
    'select string_agg(c.name, '','') from crm.client_hits(''tr KESS'') h join crm.client c on c.id = h.id'), 'Piotr Kess',
    'lists find all clients that have the words');
select is(tests.as_role('b', 'sales', 'select count(*) from crm.client_hits(''kess'')')
          || tests.act('sales@a.test', null, 'select count(*) from crm.client_hits(''kess'')')
          || tests.as_role('a', 'sales', 'select count(*) from crm.client_hits('' '')'), '000', 'in one''s organization, and none without words');
select is(tests.as_role('a', 'sales',
    'select (select count(*) from crm.client_hits(''58555'')) || '' '' || (select count(*) from crm.client_hits(''58555'', true))'), '1 0',
    'by phone, but not where a name is asked for');
select is(tests.act('sales@a.test', null, 'select count(*) from crm.find_clients(''kess'')'), '0', 'nor does somebody who entered none');
select is(tests.as_role('a', 'sales', 'select string_agg(name, '','') from crm.find_clients('''')'), (select string_agg(c.name, ',' order by l.latest desc) from
    (select client_id, max(number_seq) as latest from sales.deal where owner_id = tests.person('a', 'sales') and deleted_at is null group by client_id) l
    join crm.client c on c.id = l.client_id and c.deleted_at is null), 'before anything is typed, whom one sold to last');
select is(tests.as_role('a', 'verifier', 'select count(*) from crm.find_clients('''')'), '0', 'which is nobody for who sells nothing');
select isnt(tests.as_role('a', 'manager', 'select count(*) from crm.find_clients('''')'), '0', 'and whom others sold to, for who has sold nothing yet');
select is(tests.as_role('a', 'sales', 'select count(*) from crm.find_clients(''%'')'), '0', 'a percent sign is a percent sign');
select is(tests.as_role('a', 'verifier', format('select string_agg(check_key || '' '' || severity, '', '') from sales.payment_checks(%L)', tests.no(3))),
  'duplicate_reference warn, within_balance ok, receipt_present ok, received_recently ok, same_currency ok, client_history ok',
      'six checks of a payment; the same picture under another one is seen');
select is(tests.as_role('a', 'sales2', format('select count(*) from sales.payment_checks(%L)', tests.no(3))), '0', 'for who sees it');
select is(tests.as_role('a', 'sales',
    format('select phone || '' '' || deal_count || '' '' || open_minor || '' '' || currency from crm.client_facts(%L)', tests.no(2))),
    '+48585550173 1 6240000 PLN', 'facts of a client');

select * from finish();
rollback;
