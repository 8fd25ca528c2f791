-- Permissions, and what the built-in roles of every organization may do: the matrix of sql/README.md, which a test compares.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

insert into core.permission (key, area, label, help, is_scoped) values
    ('tenant.manage', 'core', 'Manage the organization', 'Change name, address, currency, time zone.', false),
    ('member.read', 'core', 'See members', 'Names of colleagues.', false),
    ('member.manage', 'core', 'Manage members', 'Add, invite, suspend members and give them roles.', false),
    ('role.manage', 'core', 'Manage roles', 'Say what a role may do.', false),
    ('team.manage', 'core', 'Manage teams', 'Teams and projects.', false),
    ('setting.manage', 'core', 'Manage settings', 'Settings, parts of the program, credentials.', false),
    ('audit.read', 'audit', 'Read the trail', 'Everything that was changed, by everyone.', false),
    ('client.read', 'crm', 'See clients', 'Clients and their history.', true),
    ('client.write', 'crm', 'Edit clients', 'Add and change clients.', true),
    ('deal.read', 'sales', 'See deals', 'Deals and what belongs to them.', true),
    ('deal.write', 'sales', 'Edit deals', 'Enter, change, hold and cancel deals.', true),
    ('payment.read', 'sales', 'See payments', 'Payments and their receipts.', true),
    ('payment.record', 'sales', 'Record payments', 'Record payments of deals, with receipts.', true),
    ('payment.verify', 'sales', 'Verify payments', 'Approve, reject or send back payments of others.', false),
    ('payment.refund', 'sales', 'Refund payments', 'Give money back; commission is taken back too.', false),
    ('invoice.read', 'sales', 'See invoices', 'Invoices of verified payments.', true),
    ('commission.read', 'sales', 'See commissions', 'Commissions and what they are made of.', true),
    ('commission.approve', 'sales', 'Approve commissions', 'Approve or hold commissions.', false),
    ('commission.pay', 'sales', 'Pay commissions', 'Pay approved commissions out.', false),
    ('rule.manage', 'sales', 'Manage rules', 'Approval rules and commission rules.', false),
    ('report.read', 'report', 'See reports', 'Charts and figures of the organization.', false),
    ('export.run', 'core', 'Export lists', 'Save lists as files.', true),
    ('view.share', 'core', 'Share views', 'Share saved views of lists with everybody in the organization.', false);

-- Columns: role, name, description, permissions on all rows (* is every permission), permissions on own rows.
create function core.builtin_role() returns table (key text, name text, description text, all_rows text, own_rows text)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  values
      ('owner', 'Owner', 'Answers for the organization and may do everything.',
          '*', ''),
      ('admin', 'Administrator', 'Keeps members, roles, teams and settings in order.',
          'tenant.manage member.read member.manage role.manage team.manage setting.manage audit.read rule.manage '
          'client.read client.write deal.read deal.write payment.read invoice.read commission.read report.read '
          'export.run view.share', ''),
      ('manager', 'Manager', 'Watches sales, decides on refunds and commissions.',
          'member.read client.read client.write deal.read deal.write payment.read payment.record payment.verify '
          'payment.refund invoice.read commission.read commission.approve commission.pay report.read rule.manage '
          'export.run view.share', ''),
      ('verifier', 'Verifier', 'Checks payments against their receipts.',
          'member.read client.read deal.read payment.read payment.verify invoice.read report.read', ''),
      ('sales', 'Sales', 'Enters deals and records payments.',
          'member.read client.read', 'client.write deal.read deal.write payment.read payment.record invoice.read commission.read export.run'),
      ('agent', 'Front desk', 'Talks to clients.',
          'member.read client.read client.write deal.read', ''),
      ('member', 'Member', 'Sees clients and their own deals.',
          'member.read client.read', 'deal.read'),
      ('viewer', 'Viewer', 'Looks, and changes nothing.',
          'member.read client.read deal.read payment.read invoice.read commission.read report.read', '')
$$;
comment on function core.builtin_role() is 'The roles that every new organization gets.';

create function core.add_builtin_roles(p_tenant uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into core.role (tenant_id, key, name, description, is_builtin)
  select p_tenant, b.key, b.name, b.description, true from core.builtin_role() b
  on conflict on constraint role_key_unique do nothing;
  insert into core.role_permission (tenant_id, role_id, permission_key, scope)
  select p_tenant, r.id, p.key, case when p.key = any (string_to_array(b.own_rows, ' ')) then 'own' else 'all' end
    from core.builtin_role() b
    join core.role r on r.tenant_id = p_tenant and r.key = b.key
    join core.permission p on b.all_rows = '*' or p.key = any (string_to_array(b.all_rows || ' ' || b.own_rows, ' '))
  on conflict on constraint role_permission_unique do nothing;
end $$;
comment on function core.add_builtin_roles(uuid) is 'Gives an organization the built-in roles that it lacks.';

-- For the platform's admin, and for whoever owns the database. The first owner is added with core.put_member.
create function core.new_tenant(p_name text, p_slug text, p_currency text default 'EUR', p_timezone text default 'UTC',
    p_country text default '', p_language text default 'en', p_id uuid default null) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_id uuid := coalesce(p_id, core.new_id());
begin
  if pg_has_role(session_user, 'kontor_app', 'member') and not core.is_platform_admin()
     and not (select rolsuper from pg_roles where rolname = session_user) then
    raise exception using errcode = 'KO001', message = 'only the platform''s admin adds organizations';
  end if;
  insert into core.tenant (id, name, slug, currency, timezone, country, language, settings)
  values (v_id, btrim(p_name), p_slug, p_currency, p_timezone, p_country, p_language, '{}');
  perform core.add_builtin_roles(v_id);
  return v_id;
end $$;
comment on function core.new_tenant(text, text, text, text, text, text, uuid) is 'Makes an organization with the built-in roles.';
grant execute on function core.new_tenant(text, text, text, text, text, text, uuid) to kontor_app;
commit;
