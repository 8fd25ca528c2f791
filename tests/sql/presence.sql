-- Who has a record open is told to whoever sees the record, and to nobody else.
begin;
select no_plan();
select tests.sample_1_core('a'), tests.sample_2_sales('a');

create temporary table shown as select
    (select id from crm.client where tenant_id = tests.place('a') limit 1) as client,
    (select id from sales.deal where tenant_id = tests.place('a') limit 1) as deal;
grant select on shown to public;
create function pg_temp.keep(p_id int, p_table text, p_record uuid, p_editing boolean default false) returns text language sql as $$
  select format('select string_agg(user_id::text || case when is_editing then '' edits'' else '''' end, '', '') from core.keep_present(%L, %L, %L, %L)',
                '00000000-0000-4000-8000-' || lpad(p_id::text, 12, '0'), p_table, p_record, p_editing)
$$;

select is(tests.as_role('a', 'sales', pg_temp.keep(1, 'crm.client', client)), null, 'whoever opens a record first is alone') from shown;
select is(tests.as_role('a', 'manager', pg_temp.keep(2, 'crm.client', client, true)), tests.person('a', 'sales')::text,
    'the second is told of the first') from shown;
select is(tests.as_role('a', 'sales', pg_temp.keep(1, 'crm.client', client)), tests.person('a', 'manager') || ' edits',
    'and the first, that the second edits') from shown;
select is(tests.as_role('a', 'sales', pg_temp.keep(3, 'crm.client', client)), tests.person('a', 'manager') || ' edits',
    'a second window of the same person is not somebody else') from shown;
select is(tests.as_role('a', 'manager', pg_temp.keep(2, 'crm.client_list', client, true)), tests.person('a', 'sales')::text,
    'a view stands for its table, and a person is named once') from shown;
select is(tests.as_role('a', 'viewer', pg_temp.keep(4, 'sales.deal', client)), 'KO002', 'a table that has no such record') from shown;

select is(tests.as_role('b', 'owner', pg_temp.keep(5, 'crm.client', client)), 'KO002',
    'another organization does not see the record, and so nobody at it') from shown;
select is(tests.as_role('a', 'agent',
    pg_temp.keep(6, 'sales.payment', (select p.id from sales.payment p where p.tenant_id = tests.place('a') limit 1))), 'KO002',
          'nor does a colleague without the right to the table') from shown;
select is(tests.as_role('a', 'sales', pg_temp.keep(7, 'core.app_user', tests.person('a', 'sales'))), 'KO002', 'a table that is not shown');
select is(tests.as_role('a', 'sales', pg_temp.keep(8, 'pg_catalog.pg_class', client)), 'KO002', 'or none of ours') from shown;
select is(tests.as_role('a', 'viewer', 'select count(*) from core.presence'), '0', 'the lines themselves are one''s own');
delete from core.presence where relation like 'secret%';
select is(tests.as_role('a', 'sales', 'select count(*) from core.presence'), '2', 'in both windows');
select is(tests.as_role('a', 'sales', 'select * from core.others_present(''crm.client'', core.new_id())'), '42501',
    'and who is there is asked with the record');

select is(tests.as_role('a', 'viewer', format('select core.end_presence(%L)', '00000000-0000-4000-8000-000000000002')), '',
    'nobody closes what somebody else has open');
select is(tests.as_role('a', 'viewer', pg_temp.keep(2, 'crm.client', client)), tests.person('a', 'manager') || ' edits, ' || tests.person('a', 'sales'),
          'nor takes their line over') from shown;
select is((select count(*)::int from core.presence where user_id = tests.person('a', 'manager') and is_editing), 1, 'which stays as it was');
select is(tests.as_role('a', 'manager', format('select core.end_presence(%L)', '00000000-0000-4000-8000-000000000002')), '', 'closing ends it');
select is(tests.as_role('a', 'sales', pg_temp.keep(1, 'crm.client', client)), null, 'for the others, too') from shown;

update core.presence set seen_until = clock_timestamp() where user_id = tests.person('a', 'sales');
select is(tests.as_role('a', 'manager', pg_temp.keep(9, 'crm.client', client)), null, 'a program that gives no sign has gone') from shown;

select is(tests.as_role('a', 'sales', pg_temp.keep(100 + n, 'crm.client', client)), tests.person('a', 'manager')::text, 'window ' || n)
  from shown, generate_series(1, 40) n;
select cmp_ok((select count(*)::int from core.presence where user_id = tests.person('a', 'sales')), '<=', 33, 'nobody keeps more than a few dozen open');

select * from finish();
rollback;
