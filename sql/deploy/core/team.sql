-- Teams (the scope 'team' reaches the rows of everyone in my teams) and projects.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table core.team (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  name text collate core.alphabet not null,
  description text not null default '',
  lead_id uuid,
  is_active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint team_pkey primary key (tenant_id, id),
  constraint team_name_unique unique (tenant_id, name),
  constraint team_tenant foreign key (tenant_id) references core.tenant (id),
  constraint team_lead foreign key (tenant_id, lead_id) references core.membership (tenant_id, user_id),
  constraint team_name_length check (char_length(btrim(name)) between 1 and 100),
  constraint team_description_length check (char_length(description) <= 500)
);
create index team_lead_fk on core.team (tenant_id, lead_id);
comment on table core.team is 'Teams. Groups of members who work together.';
comment on column core.team.name is 'Team. Name of the team.';
comment on column core.team.description is 'Description. What the team does.';
comment on column core.team.lead_id is 'Lead. Who leads the team.';
comment on column core.team.is_active is 'Active. Whether the team is offered.';
select core.protect('core.team', null, 'team.manage', p_insert => '{name,description,lead_id,is_active}', p_update => '{name,description,lead_id,is_active}');

create table core.team_member (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  team_id uuid not null,
  user_id uuid not null,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint team_member_pkey primary key (tenant_id, id),
  constraint team_member_unique unique (tenant_id, team_id, user_id),
  constraint team_member_team foreign key (tenant_id, team_id) references core.team (tenant_id, id),
  constraint team_member_member foreign key (tenant_id, user_id) references core.membership (tenant_id, user_id)
);
create index team_member_member_fk on core.team_member (tenant_id, user_id);
comment on table core.team_member is 'Team members. Who belongs to which team.';
comment on column core.team_member.team_id is 'Team. The team.';
comment on column core.team_member.user_id is 'Member. Who belongs to it.';
select core.protect('core.team_member', null, 'team.manage', p_insert => '{team_id,user_id}');

create table core.project (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  name text collate core.alphabet not null,
  description text not null default '',
  status text not null default 'active',
  team_id uuid,
  start_date date,
  end_date date,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint project_pkey primary key (tenant_id, id),
  constraint project_name_unique unique (tenant_id, name),
  constraint project_tenant foreign key (tenant_id) references core.tenant (id),
  constraint project_team foreign key (tenant_id, team_id) references core.team (tenant_id, id),
  constraint project_name_length check (char_length(btrim(name)) between 1 and 150),
  constraint project_description_length check (char_length(description) <= 2000),
  constraint project_status check (status in ('planned', 'active', 'on_hold', 'completed', 'cancelled')),
  constraint project_dates_in_order check (end_date >= start_date),
  constraint project_date_range check (start_date between '1990-01-01' and '2199-12-31' and end_date between '1990-01-01' and '2199-12-31')
);
create index project_team_fk on core.project (tenant_id, team_id);
comment on table core.project is 'Projects. Undertakings that deals belong to.';
comment on column core.project.name is 'Project. Name of the project.';
comment on column core.project.description is 'Description. What it is about.';
comment on column core.project.status is 'Status. Where the project stands.';
comment on column core.project.team_id is 'Team. The team that works on it.';
comment on column core.project.start_date is 'Start. First day.';
comment on column core.project.end_date is 'End. Last day.';
select core.protect('core.project', null, 'team.manage', p_insert => '{name,description,status,team_id,start_date,end_date}',
    p_update => '{name,description,status,team_id,start_date,end_date}');

set local role kontor_definer;
create function core.leave_team(p_team uuid, p_user uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform core.require('team.manage');
  delete from core.team_member where tenant_id = core.tenant_id() and team_id = p_team and user_id = p_user;
  if not found then
    raise exception using errcode = 'KO002', message = 'not in this team';
  end if;
end $$;
comment on function core.leave_team(uuid, uuid) is 'Takes a member out of a team.';
grant execute on function core.leave_team(uuid, uuid) to kontor_app;
commit;
