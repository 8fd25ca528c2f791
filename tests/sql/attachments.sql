-- Files: whole ones of the right type are kept; nobody sees what hangs on nothing of theirs.
begin;
select no_plan();
create function tests.put(p_role text, p_type text, p_content bytea, p_name text default 'receipt.png', p_id uuid default null) returns text language sql as
    $$ select tests.as_role('a', p_role, format('select core.add_attachment(%L, %L, %L, %L)', p_id, p_name, p_type, p_content)) $$;
create function tests.pdf(p_filling int default 10) returns bytea language sql as
    $$ select convert_to('%PDF-1.4' || repeat('x', p_filling) || E'\ntrailer\n%%EOF\n', 'UTF8') $$;

select ok(tests.put('sales', 'image/png', tests.png()) ~ '^[0-9a-f-]{36}$', 'a picture is kept');
select ok(tests.put('sales', 'application/pdf', tests.pdf()) ~ '^[0-9a-f-]{36}$', 'a PDF is kept');
select ok(tests.put('sales', 'application/pdf', tests.pdf(10000000)) ~ '^[0-9a-f-]{36}$', 'one of nearly 10 MB, too');
select ok(tests.put('sales', 'image/jpeg', '\xffd8ffe000104a464946ffd9') ~ '^[0-9a-f-]{36}$', 'and a JPEG');
select ok(tests.put('sales', 'image/jpeg', '\xffd8ffe000104a464946ffd9' || decode(repeat('00', 1000), 'hex')) ~ '^[0-9a-f-]{36}$',
    'one of a camera that writes on behind the picture, too');
select is(tests.put('sales', 'image/jpeg', '\xffd8ffe000104a464946ffd9' || decode(repeat('00', 1100), 'hex')), 'KO017', 'but not as far as its end is lost');
select is(tests.put('sales', 'application/pdf', tests.pdf(30000000)), 'KO017', '30 MB are not');
select is(tests.put('sales', 'application/pdf', tests.pdf(10485760)), 'KO017', 'a little over 10 MB is not');
select is(tests.put('sales', 'image/png', ''), 'KO017', 'nothing is not');
select is(tests.put('sales', 'image/png', tests.pdf()), 'KO017', 'a PDF that calls itself a picture is not');
select is(tests.put('sales', 'application/pdf', tests.png()), 'KO017', 'nor a picture that calls itself a PDF');
select is(tests.put('sales', 'application/x-msdownload', '\x4d5a9000'), 'KO017', 'nor a program');
select is(tests.put('sales', 'text/html', '\x3c68746d6c3e'), 'KO017', 'nor a page');
select is(tests.put('sales', 'image/svg+xml', '\x3c737667'), 'KO017', 'nor an SVG, which can hold scripts');
select is(tests.put('sales', 'image/png', substr(tests.png(), 1, n.n)), 'KO017', format('nor a picture cut off after %s bytes', n.n))
  from unnest(array[1, 8, 20, 40, octet_length(tests.png()) - 1]) n (n);
select is(tests.put('sales', 'image/jpeg', '\xffd8ffe000104a464946'), 'KO017', 'nor a truncated JPEG');
select is(tests.put('sales', 'application/pdf', convert_to('%PDF-1.4 half of it', 'UTF8')), 'KO017', 'nor a truncated PDF');
select is(tests.put('sales', 'image/png', tests.png(), n.name), 'KO009', 'no file is called ' || quote_literal(n.name))
  from unnest(array['', '../../etc/passwd', 'a/b.png', E'a\nb.png', 'a\b.png', repeat('x', 201)]) n (name);
select is((select count(*) from core.attachment where tenant_id = tests.place('a')), 5::bigint, 'and nothing of these is kept');
select throws_ok(format($$insert into core.attachment (tenant_id, file_name, media_type, content)
    values (%L, 'x', 'image/png', '\x00')$$, tests.place('a')),
    '23514', null, 'a table owner''s INSERT is refused as well');

-- Again with the same id: the same row; with other content: not.
create temp table again as select core.new_id() as id;
select is(tests.put('sales', 'image/png', tests.png(), 'r.png', id), id::text, 'the client names the id') from again;
select is(tests.put('sales', 'image/png', tests.png(), 'r.png', id), id::text, 'a retry finds it') from again;
select is(tests.put('sales', 'application/pdf', tests.pdf(), 'r.pdf', id), '23505', 'other content does not take its place') from again;
select is((select media_type || ' ' || size_bytes from core.attachment a, again where a.id = again.id),
    'image/png ' || octet_length(tests.png()), 'which stays');

select is(tests.as_role('a', 'sales', format('select core.attachment_content(%L)', id)), tests.png()::text, 'who brought it gets it') from again;
select is(tests.as_role('a', r.role, format('select core.attachment_content(%L)', id)), 'KO002', r.role || ' does not')
  from again, unnest(array['sales2', 'viewer', 'owner']) r (role);
select is(tests.as_role('a', 'sales', 'select content from core.attachment'), '42501', 'bytes are not selected');
select is(tests.as_role('a', 'sales', 'insert into core.attachment (file_name) values (''x'')'), '42501', 'nor inserted past the checks');
select tests.sample_2_sales('a');
select ok(tests.as_role('a', r.role,
    'select length(core.attachment_content(receipt_id)) from sales.payment where receipt_id is not null') = octet_length(tests.png())::text,
    r.role || ' sees the receipt of a payment that they see') from unnest(array['verifier', 'manager', 'viewer', 'sales']) r (role);
select is(tests.as_role('a', 'agent',
    format('select core.attachment_content(%L)', (select receipt_id from sales.payment where tenant_id = tests.place('a') limit 1))), 'KO002',
    'the front desk sees neither payment nor receipt');
select is((select count(*) from audit.change c where c.relation = 'core.attachment' and c.new_values::text ~ 'sha256:'
              and length(c.new_values::text) > 2000), 0::bigint, 'the trail keeps digests, not files');

select * from finish();
rollback;
