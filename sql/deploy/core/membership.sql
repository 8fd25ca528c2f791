-- Who works where, and what for: roles and permissions are data of the organization, never PostgreSQL roles.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table core.permission (
  key text not null,
  area text not null,
  label text not null,
  help text not null default '',
  is_scoped boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint permission_pkey primary key (key),
  constraint permission_key_form check (key ~ '^[a-z]+[.][a-z]+$')
);
comment on table core.permission is 'Permissions. What there is to be allowed.';
comment on column core.permission.key is 'Permission. Thing and deed, for example deal.read.';
comment on column core.permission.area is 'Area. Part of the program.';
comment on column core.permission.label is 'Label. As people see it.';
comment on column core.permission.help is 'Help. What it allows.';
comment on column core.permission.is_scoped is 'Scoped. Whether own and team make sense, or only all.';
select core.protect_shared('core.permission', 'key', 'true');

create table core.role (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  key text not null,
  name text collate core.alphabet not null,
  description text not null default '',
  is_builtin boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint role_pkey primary key (tenant_id, id),
  constraint role_key_unique unique (tenant_id, key),
  constraint role_tenant foreign key (tenant_id) references core.tenant (id),
  constraint role_key_form check (key ~ '^[a-z][a-z0-9_]{1,39}$'),
  constraint role_name_length check (char_length(btrim(name)) between 1 and 80),
  constraint role_description_length check (char_length(description) <= 500)
);
comment on table core.role is 'Roles. What a member''s work is, and so what they may do.';
comment on column core.role.key is 'Key. Short name, the same in every organization for built-in roles.';
comment on column core.role.name is 'Role. As people see it.';
comment on column core.role.description is 'Description. What people with this role do.';
comment on column core.role.is_builtin is 'Built in. Came with the organization.';
select core.protect('core.role', null, 'role.manage', p_update => '{name,description}');

create table core.role_permission (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  role_id uuid not null,
  permission_key text not null,
  scope text not null default 'all',
  needs_two boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint role_permission_pkey primary key (tenant_id, id),
  constraint role_permission_unique unique (tenant_id, role_id, permission_key),
  constraint role_permission_role foreign key (tenant_id, role_id) references core.role (tenant_id, id),
  constraint role_permission_permission foreign key (permission_key) references core.permission (key),
  constraint role_permission_scope check (scope in ('own', 'team', 'all'))
);
create index role_permission_permission_fk on core.role_permission (permission_key, tenant_id);
comment on table core.role_permission is 'Permissions of roles. What a role may do, and how far that reaches.';
comment on column core.role_permission.role_id is 'Role. Who is allowed.';
comment on column core.role_permission.permission_key is 'Permission. What is allowed.';
comment on column core.role_permission.scope is 'Scope. Own rows, the team''s, or all.';
comment on column core.role_permission.needs_two is 'Needs two people. A second person has to agree.';
select core.protect('core.role_permission', null);

create table core.membership (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  user_id uuid not null,
  role_id uuid not null,
  status text not null default 'active',
  display_name text collate core.alphabet not null,
  initials text not null,
  email text not null,
  job_title text not null default '',
  sales_target_minor bigint not null default 0,
  invited_by uuid,
  joined_at timestamptz,
  last_seen_at timestamptz,
  suspended_at timestamptz,
  suspended_reason text not null default '',
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint membership_pkey primary key (tenant_id, id),
  constraint membership_user_unique unique (tenant_id, user_id),
  constraint membership_tenant foreign key (tenant_id) references core.tenant (id),
  constraint membership_user foreign key (user_id) references core.app_user (id),
  constraint membership_role foreign key (tenant_id, role_id) references core.role (tenant_id, id),
  constraint membership_status check (status in ('invited', 'active', 'suspended')),
  constraint membership_job_title_length check (char_length(job_title) <= 120),
  constraint membership_suspended_reason_length check (char_length(suspended_reason) <= 500),
  constraint membership_sales_target_positive check (sales_target_minor >= 0),
  constraint membership_sales_target_limit check (sales_target_minor <= 1000000000000000)
);
create index membership_user_fk on core.membership (user_id, tenant_id);
create index membership_role_fk on core.membership (tenant_id, role_id);
create index membership_by_name on core.membership (tenant_id, display_name, id);
comment on table core.membership is 'Members. A person in an organization, with their role.';
comment on column core.membership.user_id is 'Person. Who the member is.';
comment on column core.membership.role_id is 'Role. What the member does.';
comment on column core.membership.status is 'Status. Invited members have not come yet; suspended ones can''t.';
comment on column core.membership.display_name is 'Name. As lists show it; the e-mail address until an invited person comes.';
comment on column core.membership.initials is 'Initials. As small pictures show them.';
comment on column core.membership.email is 'E-mail. The address that the person signs in with.';
comment on column core.membership.job_title is 'Job title. What the card says.';
comment on column core.membership.sales_target_minor is 'Monthly target. Verified sales aimed at, in the organization''s currency.';
comment on column core.membership.invited_by is 'Invited by. Who added the member.';
comment on column core.membership.joined_at is 'Joined. When the person entered first.';
comment on column core.membership.last_seen_at is 'Last seen. When the person signed in last.';
comment on column core.membership.suspended_at is 'Suspended. Since when the member can''t enter.';
comment on column core.membership.suspended_reason is 'Reason. Why the member is suspended.';
select core.protect('core.membership', 'member.read', 'member.manage', p_update => '{job_title,sales_target_minor}');
-- Colleagues are everyone's business, these are not: core.member_private hands them out.
revoke select (sales_target_minor, suspended_reason) on core.membership from kontor_app;

create table core.user_permission (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  user_id uuid not null,
  permission_key text not null,
  scope text not null default 'all',
  granted_by uuid default core.me(),
  granted_at timestamptz not null default clock_timestamp(),
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint user_permission_pkey primary key (tenant_id, id),
  constraint user_permission_unique unique (tenant_id, user_id, permission_key),
  constraint user_permission_member foreign key (tenant_id, user_id) references core.membership (tenant_id, user_id),
  constraint user_permission_permission foreign key (permission_key) references core.permission (key),
  constraint user_permission_scope check (scope in ('own', 'team', 'all'))
);
create index user_permission_permission_fk on core.user_permission (permission_key, tenant_id);
comment on table core.user_permission is 'Personal permissions. What one member may do beyond their role.';
comment on column core.user_permission.user_id is 'Member. Who is allowed.';
comment on column core.user_permission.permission_key is 'Permission. What is allowed.';
comment on column core.user_permission.scope is 'Scope. Own rows, the team''s, or all.';
comment on column core.user_permission.granted_by is 'Granted by. Who allowed it.';
comment on column core.user_permission.granted_at is 'Granted. When it was allowed.';
select core.protect('core.user_permission', 'member.read');

-- Who may own rows and what they are called: what lists of every area join to.
create view core.colleague with (security_invoker = true) as
select m.tenant_id, m.user_id as id, m.display_name, m.initials, m.email, m.job_title, m.status
  from core.membership m;
comment on view core.colleague is 'Colleagues. The people of this organization.';
comment on column core.colleague.id is 'Person. Id of the person.';
grant select on core.colleague to kontor_app;

set local role kontor_definer;
create function core.member_private() returns table (user_id uuid, sales_target_minor bigint, suspended_reason text)
language plpgsql stable security definer rows 30 cost 50 set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  v_me uuid := core.me();
  v_manages boolean := core.may('member.manage');
  v_reports boolean := v_manages or core.may('report.read');
begin
  return query select m.user_id, m.sales_target_minor, case when v_manages then m.suspended_reason else '' end
    from core.membership m where m.tenant_id = core.tenant_id() and (v_reports or m.user_id = v_me);
end $$;
comment on function core.member_private() is
    'Targets of members: one''s own, everybody''s with member.manage or report.read. Why they are suspended: with member.manage.';
grant execute on function core.member_private() to kontor_app;

create function core.rename_member() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update core.membership m
     set display_name = new.display_name, initials = new.initials, email = new.email
   where m.user_id = new.id and m.status <> 'invited';
  return null;
end $$;
comment on function core.rename_member() is 'Keeps a member''s name as the person writes it.';
reset role;
set local role kontor_owner;
create trigger app_user_rename after update of first_name, last_name, email on core.app_user for each row
    when (old.display_name <> new.display_name or old.email <> new.email) execute function core.rename_member();
commit;
