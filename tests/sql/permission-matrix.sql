-- Each built-in role can do exactly what the matrix in sql/README.md says: the table is read, compared and tried.
begin;
select no_plan();
\set matrix `sed -n '/<!-- matrix -->/,/<!-- .matrix -->/p' sql/README.md`
create temp table line as
    select n, array(select btrim(c) from unnest(string_to_array(btrim(l, '| '), '|')) c) as cells
      from regexp_split_to_table(:'matrix', E'\n') with ordinality x (l, n) where l like '|%' and l not like '|--%';
create temp table cell as
    select r.cells[1] as permission, h.cells[i] as role, r.cells[i] as scope
      from (select cells from line order by n limit 1) h, (select cells from line order by n offset 1) r, generate_series(2, 9) i;

select is((select count(*) from cell), 8 * (select count(*) from core.permission), 'the matrix has a cell for each role and permission');
select is((select array_agg(distinct role order by role) from cell), (select array_agg(key order by key) from core.builtin_role()), 'and the built-in roles');
select is(tests.as_role('a', c.role, format('select core.scope(%L)', c.permission)), case c.scope when '-' then 'none' else c.scope end,
    format('%s: %s is %s', c.role, c.permission, c.scope)) from cell c;
select is(tests.as_role('a', c.role, format('select core.my_permissions() ->> %L', c.permission)), nullif(c.scope, '-'),
    format('%s is told so of %s', c.role, c.permission)) from cell c;

-- Reading: rows that somebody else owns are seen with scope all, and with no other.
do $$
declare
  v_function text;
begin
  for v_function in select p.proname from pg_proc p where p.pronamespace = 'tests'::regnamespace and p.proname like 'sample\_%' order by 1 loop
    execute format('select tests.%I(''a'')', v_function);
  end loop;
end $$;
create temp table readable (relation text, permission text);
insert into readable values ('crm.client', 'client.read'), ('crm.client_list', 'client.read'), ('crm.client_identity', 'client.read'),
    ('crm.client_note', 'client.read'),
    ('sales.deal', 'deal.read'), ('sales.deal_list', 'deal.read'), ('sales.payment', 'payment.read'), ('sales.payment_list', 'payment.read'),
    ('sales.invoice', 'invoice.read'), ('sales.commission', 'commission.read'), ('sales.commission_list', 'commission.read'),
    ('core.membership', 'member.read'), ('core.colleague', 'member.read'), ('core.user_permission', 'member.read'),
    ('core.credential', 'setting.manage'), ('core.retention_policy', 'setting.manage'), ('audit.change', 'audit.read'), ('audit.activity', 'audit.read'),
    ('audit.event', 'report.read'), ('core.verification_token', 'member.manage');
select is(tests.as_role('a', c.role, format('select count(*) > 0 from %s', r.relation)),
    case when c.scope = 'all' or (c.scope = 'own' and c.role = 'sales') then 'true' else 'false' end,
    format('%s with %s %s: rows of %s', c.role, r.permission, c.scope, r.relation))
  from readable r join cell c on c.permission = r.permission;
-- Another salesperson sees what does not hang on owners, and nothing else.
select is(tests.as_role('a', 'sales2', format('select count(*) from %s', r.relation)), '0', 'another salesperson sees no row of ' || r.relation)
  from (values ('sales.deal'), ('sales.deal_list'), ('sales.payment'), ('sales.payment_list'), ('sales.invoice'), ('sales.commission')) r (relation);
select is(tests.as_role('a', 'sales2', 'select count(*) > 0 from crm.client'), 'true', 'but clients');

-- Plain editing.
create temp table editable (relation text, permission text, stmt text);
insert into editable values
    ('core.tenant', 'tenant.manage', 'update core.tenant set city = ''X'''), ('core.role', 'role.manage', 'update core.role set description = ''X'''),
    ('core.team', 'team.manage', 'update core.team set description = ''X'''), ('core.project', 'team.manage', 'insert into core.project (name) values (''X'')'),
    ('core.membership', 'member.manage', 'update core.membership set job_title = ''X'''),
    ('core.credential', 'setting.manage', 'insert into core.credential (name, api_type, provider) values (''X'', ''crm'', ''X'')'),
    ('core.exchange_rate', 'setting.manage', 'insert into core.exchange_rate (currency, base, valid_on, rate) values (''USD'', ''PLN'', current_date, 4)'),
    ('crm.client', 'client.write', 'update crm.client set city = ''X'''),
    ('sales.commission_rule', 'rule.manage', 'update sales.commission_rule set name = ''X'''),
    ('sales.approval_rule', 'rule.manage', 'update sales.approval_rule set name = ''X''');
create function tests.try(p_role text, p_stmt text) returns boolean language plpgsql as $$
declare
  v_answer text;
begin
  v_answer := tests.as_role('a', p_role, p_stmt);
  raise exception using errcode = 'T0001', message = (v_answer ~ ' rows$' and v_answer <> '0 rows')::text;
exception when sqlstate 'T0001' then
  return sqlerrm::boolean;
end $$;
select is(tests.try(c.role, e.stmt), c.scope = 'all' or (c.scope = 'own' and c.role = 'sales'),
    format('%s with %s %s: %s', c.role, e.permission, c.scope, e.stmt)) from editable e join cell c on c.permission = e.permission;

-- Functions that act: without the permission they refuse before anything else, with it they look for the row.
create temp table callable (permission text, call text);
insert into callable values
    ('member.manage', 'select core.suspend_member(gen_random_uuid())'), ('member.manage', 'select core.set_member_role(gen_random_uuid(), ''viewer'')'),
    ('member.manage', 'select core.invite_member(''not an address'', ''X'', '''', ''viewer'')'),
    ('member.manage', 'select core.reset_password(gen_random_uuid(), ''x'')'),
    ('role.manage', 'select core.set_role_permission(''nobody'', ''deal.read'', ''all'')'),
    ('team.manage', 'select core.leave_team(gen_random_uuid(), gen_random_uuid())'),
    ('setting.manage', 'select core.set_credential_secret(gen_random_uuid(), ''x'')'),
    ('setting.manage', 'select core.set_setting(''deal.sources'', ''[]'', ''tenant'', ''json'')'),
    ('audit.read', 'select count(*) from audit.verify_chain()'),
    ('payment.verify', 'select status from sales.approve_payment(gen_random_uuid(), 1)'),
    ('payment.verify', 'select 1 from sales.reject_payment(gen_random_uuid(), 1, ''x'')'),
    ('payment.refund', 'select 1 from sales.refund_payment(gen_random_uuid(), 1, 100, ''x'')');
select is(tests.as_role('a', c.role, f.call) is not distinct from 'KO001', c.scope = '-', format('%s with %s %s: %s', c.role, f.permission, c.scope, f.call))
  from callable f join cell c on c.permission = f.permission;

select * from finish();
rollback;
