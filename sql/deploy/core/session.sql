-- Signing in: the memberships, entering an organization, the session as administrators see it.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table core.user_session (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  user_id uuid not null,
  key_hash text not null,
  host text not null default '',
  ip inet,
  client_program text not null default '',
  client_version text not null default '',
  backend_pid int not null,
  started_at timestamptz not null default clock_timestamp(),
  last_activity_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  is_active boolean not null generated always as (ended_at is null) stored,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint user_session_pkey primary key (tenant_id, id),
  constraint user_session_member foreign key (tenant_id, user_id) references core.membership (tenant_id, user_id),
  constraint user_session_text_length check (char_length(host) <= 255 and char_length(client_program) <= 100 and char_length(client_version) <= 40)
);
create index user_session_member_fk on core.user_session (tenant_id, user_id, started_at desc);
create index user_session_open on core.user_session (tenant_id, last_activity_at) where ended_at is null;
comment on table core.user_session is 'Sessions. Who is or was signed in, from where.';
comment on column core.user_session.user_id is 'Person. Who signed in.';
comment on column core.user_session.key_hash is 'Key. Digest of the session''s key.';
comment on column core.user_session.host is 'Computer. Name of the computer.';
comment on column core.user_session.ip is 'Address. Network address; empty for this computer.';
comment on column core.user_session.client_program is 'Program. What was signed in with.';
comment on column core.user_session.client_version is 'Version. Version of the program.';
comment on column core.user_session.backend_pid is 'Process. Server process of the connection.';
comment on column core.user_session.started_at is 'Started. When the person signed in.';
comment on column core.user_session.last_activity_at is 'Last activity. When the program was heard of last.';
comment on column core.user_session.expires_at is 'Expires. When the session ends without activity.';
comment on column core.user_session.ended_at is 'Ended. When the session ended; empty while it is open.';
comment on column core.user_session.is_active is 'Open. Whether the session is open.';
select core.protect('core.user_session', 'member.manage', p_audit => false, p_notify => false);
-- Each sign of life changes the row; who came is heard of from the membership.
create trigger user_session_notify_end after update of ended_at on core.user_session
  for each row when (old.ended_at is distinct from new.ended_at) execute function core.notify_row();
select core.set_policy('core.user_session', 'select',
    'tenant_id = (select core.tenant_id()) and (user_id = (select core.me()) or coalesce(tenant_id = (select core.tenant_for(''member.manage'')), false))');

create view core.user_session_list with (security_invoker = true) as
select s.tenant_id, s.id, s.user_id, m.display_name, m.initials, r.name as role_name, s.host, s.client_program, s.client_version,
       s.started_at, s.last_activity_at, s.ended_at,
       case when s.ended_at is null and s.expires_at > statement_timestamp() then 'open' else 'ended' end as state,
       s.version, s.created_at, s.updated_at
  from core.user_session s
  join core.membership m on m.tenant_id = s.tenant_id and m.user_id = s.user_id
  join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id;
comment on view core.user_session_list is 'Sessions. Who is or was signed in, from where.';
comment on column core.user_session_list.display_name is 'Person. Who signed in.';
comment on column core.user_session_list.initials is 'Initials. As small pictures show them.';
comment on column core.user_session_list.role_name is 'Role. What the person does here now.';
comment on column core.user_session_list.state is 'Status. Open until it is ended, or nothing was heard of it for long.';
grant select on core.user_session_list to kontor_app;

set local role kontor_definer;

create function core.my_memberships()
returns table (tenant_id uuid, tenant_name text, role_name text, currency text, is_platform_admin boolean, is_invited boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
  select t.id, t.name, r.name, t.currency, u.is_platform_admin, m.status = 'invited'
    from core.app_user u
    join core.membership m on m.user_id = u.id and m.status in ('active', 'invited')
    join core.tenant t on t.id = m.tenant_id and t.status in ('trial', 'active') and t.deleted_at is null
    join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id
   where u.id = core.me()
   order by m.status, m.last_seen_at desc nulls last, t.name;
end $$;
comment on function core.my_memberships() is
    'The organizations that the person can enter, the last one first; then those that wait for their invitation''s code.';

create function core.my_permissions() returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- As core.scope, for all permissions at once.
  return (select coalesce(jsonb_object_agg(y.permission_key, case y.rank when 3 then 'all' when 2 then 'team' else 'own' end), '{}') from (
    select x.permission_key, max(case x.scope when 'all' then 3 when 'team' then 2 else 1 end) as rank
      from core.membership m
     cross join lateral (
           select rp.permission_key, rp.scope from core.role_permission rp where rp.tenant_id = m.tenant_id and rp.role_id = m.role_id
           union all
           select up.permission_key, up.scope from core.user_permission up where up.tenant_id = m.tenant_id and up.user_id = m.user_id) x
     where m.tenant_id = core.entered_tenant() and m.user_id = core.me()
     group by 1) y);
end $$;
comment on function core.my_permissions() is 'What the person may do here: permission and scope.';

create function core.my_settings() returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select coalesce(jsonb_object_agg(x.key, x.value), '{}') from (
    select distinct on (s.key) s.key, s.value from core.setting s
     where s.environment = 'production' and s.value_type <> 'secret'
       and ((s.tenant_id = core.entered_tenant() and (s.user_id is null or s.user_id = core.me())) or s.tenant_id = core.platform_id())
     order by s.key, s.user_id is null, s.tenant_id = core.platform_id()) x);
end $$;
comment on function core.my_settings() is 'The settings that hold for the person here.';

create function core.enter(p_tenant uuid)
returns table (tenant_id uuid, name text, slug text, channel text, currency text, timezone text, language text, role_key text, role_name text,
               user_id uuid, display_name text, email text, must_change_password boolean, permissions jsonb, settings jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('kontor.tenant', coalesce(p_tenant::text, ''), false);
  return query
  select t.id, t.name, t.slug, t.channel, t.currency, t.timezone, t.language, r.key, r.name, u.id, u.display_name, u.email,
         u.must_change_password, core.my_permissions(), core.my_settings()
    from core.tenant t
    join core.app_user u on u.id = core.me()
    join core.membership m on m.tenant_id = t.id and m.user_id = u.id
    join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id
   where t.id = core.entered_tenant();
  if not found then
    perform set_config('kontor.tenant', '', false);
    raise exception using errcode = 'KO008', message = 'no active membership of this organization', hint = core.why_outside(p_tenant);
  end if;
end $$;
comment on function core.enter(uuid) is
    'Chooses the organization that this connection works in, and tells what the program needs of it. Until a first password is changed, nothing else answers.';

create function core.why_outside(p_tenant uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select m.status::text from core.membership m
                    where m.tenant_id = p_tenant and m.user_id = core.me() and m.status in ('invited', 'suspended')),
                  (select 'reconnect' from core.app_user u where u.login = session_user and u.trusted_from is not null and core.me() is null), '')
$$;
comment on function core.why_outside(uuid) is
    'The hint of core.enter: invited where the code is missing, suspended where somebody keeps the person out, reconnect where the password is newer.';

-- Not selectable from the table: whoever knows the name may listen. It changes when a membership ends.
create function core.channel() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select t.channel from core.tenant t where t.id = core.entered_tenant());
end $$;
comment on function core.channel() is 'Where the organization''s changes are heard.';

create function core.idle_time() returns interval
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return make_interval(mins => least(43200, greatest(1, core.house_number('session.idle_minutes', 480)))::int);
end $$;
comment on function core.idle_time() is 'After how much idleness a session ends: the house says so, not the person.';

create function core.start_session(p_host text, p_program text, p_version text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_id uuid := core.new_id();
  v_tenant uuid := core.entered_tenant();
  v_me uuid := core.me();
begin
  if v_tenant is null then
    raise exception using errcode = 'KO008', message = 'no active membership of this organization';
  end if;
  insert into core.user_session (tenant_id, id, user_id, key_hash, host, ip, client_program, client_version, backend_pid, expires_at)
  values (v_tenant, v_id, v_me, encode(sha256(uuid_send(gen_random_uuid())), 'hex'), left(coalesce(p_host, ''), 255), inet_client_addr(),
          left(coalesce(p_program, ''), 100), left(coalesce(p_version, ''), 40), pg_backend_pid(),
          clock_timestamp() + core.idle_time());
  update core.app_user set last_login_at = clock_timestamp() where id = v_me;
  update core.membership set last_seen_at = clock_timestamp(), joined_at = coalesce(joined_at, clock_timestamp())
   where tenant_id = v_tenant and user_id = v_me;
  perform audit.note_activity(v_tenant, 'sign_in', jsonb_build_object('host', left(p_host, 255), 'version', left(p_version, 40)));
  return v_id;
end $$;
comment on function core.start_session(text, text, text) is 'Notes a sign-in; call it after core.enter.';

create function core.touch_session(p_session uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update core.user_session s
     set last_activity_at = clock_timestamp(), expires_at = clock_timestamp() + core.idle_time(), backend_pid = pg_backend_pid()
   where s.tenant_id = core.entered_tenant() and s.id = p_session and s.user_id = core.me() and s.ended_at is null;
  return found;
end $$;
comment on function core.touch_session(uuid) is 'Says that the program of my session is still there, on this connection; false: the session has ended.';

-- Without an id: mine on this connection. Somebody else's: member.manage, and the connection is cut.
create function core.end_session(p_session uuid default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_session core.user_session;
begin
  if p_session is null then
    update core.user_session s set ended_at = clock_timestamp()
     where s.tenant_id = core.entered_tenant() and s.user_id = core.me() and s.backend_pid = pg_backend_pid() and s.ended_at is null;
    if found then
      perform audit.note_activity(core.entered_tenant(), 'sign_out', '{}');
    end if;
    return;
  end if;
  select * into v_session from core.user_session s where s.tenant_id = core.tenant_id() and s.id = p_session;
  if v_session.user_id is distinct from core.me() then
    perform core.require('member.manage');
  end if;
  if v_session.id is null then
    raise exception using errcode = 'KO002', message = 'no such session';
  end if;
  update core.user_session s set ended_at = clock_timestamp() where s.tenant_id = v_session.tenant_id and s.id = p_session and s.ended_at is null;
  perform pg_terminate_backend(a.pid) from pg_stat_activity a join core.app_user u on u.login = a.usename
    where u.id = v_session.user_id and a.pid = v_session.backend_pid and a.backend_start <= v_session.last_activity_at   -- a process number comes again
      and v_session.ended_at is null and a.pid <> pg_backend_pid();
end $$;
comment on function core.end_session(uuid) is 'Ends my session, or with member.manage somebody else''s.';

create function core.min_client_version() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.value from core.setting s where s.tenant_id = core.platform_id() and s.key = 'client.min_version' and s.user_id is null
$$;
comment on function core.min_client_version() is 'Programs older than this have to be updated.';

grant execute on function core.my_memberships(), core.my_permissions(), core.my_settings(), core.enter(uuid), core.channel(),
    core.start_session(text, text, text), core.touch_session(uuid), core.end_session(uuid), core.min_client_version() to kontor_app;
commit;
