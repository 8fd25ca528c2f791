-- What happens to members later: suspension, roles, permissions; and the list that shows them.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

-- Asked before and after a change, with the organization locked: somebody has to be left who can undo it.
create function core.ruling_role() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when exists (select from core.membership m
                             join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id
                             join core.app_user u on u.id = m.user_id
                            where m.tenant_id = core.tenant_id() and m.status = 'active' and u.status = 'active' and r.key = 'owner')
              then 'owner' else 'admin' end
$$;
comment on function core.ruling_role() is 'Who has the last word here: owners, or administrators where there is no owner.';

create function core.keep_ruler(p_ruling text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from core.membership m
                   join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id
                   join core.app_user u on u.id = m.user_id
                  where m.tenant_id = core.tenant_id() and m.status = 'active' and u.status = 'active' and r.key in (p_ruling, 'owner')) then
    raise exception using errcode = 'KO012', message = 'the last owner or administrator has to stay';
  end if;
end $$;
comment on function core.keep_ruler(text) is 'Refuses a change after which nobody has the last word that somebody had before.';

create function core.lock_members() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform core.require('member.manage');
  -- One change of members at a time, or two owners could remove each other.
  perform from core.tenant t where t.id = core.tenant_id() for no key update;
end $$;
comment on function core.lock_members() is 'Waits for whoever else changes members, who may do that alone.';

create function core.lock_member(p_user uuid, p_role_key text default null) returns core.membership
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_member core.membership;
begin
  perform core.lock_members();
  -- Whoever is in the middle of writing rows that refer to them is not waited for.
  select * into v_member from core.membership m where m.tenant_id = core.tenant_id() and m.user_id = p_user for no key update;
  if not found then
    raise exception using errcode = 'KO002', message = 'no such member';
  end if;
  perform core.check_rank(p_user, p_role_key);
  return v_member;
end $$;
comment on function core.lock_member(uuid, text) is 'A member whom the person may change, locked.';

-- Listening has no permission: whoever left knows the name. The others hear of it on the old channel, and ask for the new one.
create function core.rotate_channel(p_tenant uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_old text := (select t.channel from core.tenant t where t.id = p_tenant);
begin
  update core.tenant t set channel = 'k_' || replace(gen_random_uuid()::text, '-', '') where t.id = p_tenant;
  perform pg_notify(v_old, 'core.channel');
end $$;
comment on function core.rotate_channel(uuid) is 'Moves an organization''s listeners to a channel that former members do not know.';

create function core.put_suspension(p_user uuid, p_reason text) returns void
language plpgsql security definer set lock_timeout = '1s' set search_path = pg_catalog, pg_temp as $$
declare
  v_member core.membership := core.lock_member(p_user);
  v_ruling text := core.ruling_role();
  v_login name := (select u.login from core.app_user u where u.id = p_user);
  v_closed boolean := false;
begin
  if v_member.status = 'suspended' then
    raise exception using errcode = 'KO006', message = 'suspended already';
  elsif p_user = core.me() then
    raise exception using errcode = 'KO001', message = 'somebody else has to change your own membership', hint = 'self';
  end if;
  update core.membership m set status = 'suspended', suspended_at = clock_timestamp(), suspended_reason = coalesce(p_reason, '')
   where m.tenant_id = v_member.tenant_id and m.user_id = p_user;
  perform core.keep_ruler(v_ruling);
  if not exists (select from core.membership m where m.user_id = p_user and m.status <> 'suspended')
     and not exists (select from core.app_user u where u.id = p_user and u.is_platform_admin)
     and exists (select from pg_roles where rolname = v_login) then
    perform core.enable_login(v_login, false);
    v_closed := true;
  end if;
  -- Elsewhere the person works on: an organization must not cut the connections of another one's people.
  perform pg_terminate_backend(a.pid) from pg_stat_activity a
    where a.usename = v_login and a.pid <> pg_backend_pid() and a.datname = current_database()
      and (v_closed or exists (select from core.user_session s where s.tenant_id = v_member.tenant_id and s.user_id = p_user
                                  and s.backend_pid = a.pid and s.ended_at is null and s.last_activity_at >= a.backend_start));
  update core.user_session s set ended_at = clock_timestamp() where s.tenant_id = v_member.tenant_id and s.user_id = p_user and s.ended_at is null;
  perform core.rotate_channel(v_member.tenant_id);
  perform core.void_first_passwords(p_user);
end $$;
comment on function core.put_suspension(uuid, text) is 'Suspends a member, unless a lock is in the way for longer than a second.';

-- Nobody stays by keeping their own row, session or role locked in a transaction that they leave open: it ends, wherever it is.
create function core.suspend_member(p_user uuid, p_reason text default '') returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform core.lock_members();   -- what is in the way from here on is theirs
  for v_attempt in 1..5 loop
    begin
      perform core.put_suspension(p_user, p_reason);
      return;
    exception when lock_not_available or internal_error then   -- the latter where a role was altered at the same moment
      if v_attempt = 5 then
        raise;
      end if;
      perform core.check_rank(p_user, null);
      perform pg_stat_clear_snapshot();
      perform pg_terminate_backend(a.pid, 1000)
         from core.membership m join core.app_user u on u.id = m.user_id join pg_stat_activity a on a.usename = u.login
        where m.tenant_id = core.tenant_id() and m.user_id = p_user and a.pid <> pg_backend_pid() and a.xact_start is not null;
    end;
  end loop;
end $$;
comment on function core.suspend_member(uuid, text) is 'Keeps a member out: ends their sessions, and closes the login when no other organization needs it.';

create function core.resume_member(p_user uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_member core.membership := core.lock_member(p_user);
begin
  if v_member.status <> 'suspended' then
    raise exception using errcode = 'KO006', message = 'not suspended';
  end if;
  update core.membership m set status = case when m.joined_at is null then 'invited' else 'active' end, suspended_at = null, suspended_reason = ''
   where m.tenant_id = v_member.tenant_id and m.user_id = p_user;
  perform core.enable_login(u.login, true) from core.app_user u join pg_roles r on r.rolname = u.login where u.id = p_user;
end $$;
comment on function core.resume_member(uuid) is 'Lets a suspended member in again.';

create function core.set_member_role(p_user uuid, p_role_key text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_member core.membership := core.lock_member(p_user, p_role_key);
  v_ruling text := core.ruling_role();
begin
  -- Whoever steps back stays under the rule of two people.
  if p_user = core.me() and core.needs_two('payment.refund') and exists (
          select from core.role_permission p where p.tenant_id = v_member.tenant_id and p.role_id = core.role_id(v_member.tenant_id, p_role_key)
             and p.permission_key = 'payment.refund' and not p.needs_two) then
    raise exception using errcode = 'KO001', message = 'somebody with another role has to change your role', hint = 'self';
  end if;
  update core.membership m set role_id = core.role_id(v_member.tenant_id, p_role_key)
   where m.tenant_id = v_member.tenant_id and m.user_id = p_user;
  perform core.keep_ruler(v_ruling);
  if not exists (select from core.role_permission p where p.tenant_id = v_member.tenant_id and p.role_id = core.role_id(v_member.tenant_id, p_role_key)
                    and p.permission_key = 'member.manage') then
    perform core.void_first_passwords(p_user);
  end if;
end $$;
comment on function core.set_member_role(uuid, text) is 'Gives a member another role.';

create function core.check_grant(p_permission text, p_scope text) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from core.permission p where p.key = p_permission) then
    raise exception using errcode = 'KO009', message = format('%s is not a permission', p_permission), hint = 'permission', column = 'permission_key';
  elsif p_scope is null or p_scope not in ('own', 'team', 'all') then
    raise exception using errcode = 'KO009', message = format('%s is not a scope', p_scope), hint = 'scope', column = 'scope';
  end if;
end $$;
comment on function core.check_grant(text, text) is 'Refuses an unknown permission or scope.';

create function core.grant_permission(p_user uuid, p_permission text, p_scope text default 'all') returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_member core.membership := core.lock_member(p_user);
begin
  perform core.require('role.manage');
  perform core.check_grant(p_permission, p_scope);
  if p_user = core.me() then   -- an owner has every permission: theirs would only be free of the second person
    raise exception using errcode = 'KO001', message = 'somebody else has to change your own permissions', hint = 'self';
  end if;
  insert into core.user_permission as u (tenant_id, user_id, permission_key, scope) values (v_member.tenant_id, p_user, p_permission, p_scope)
  on conflict on constraint user_permission_unique do update set scope = excluded.scope, granted_by = core.me(), granted_at = clock_timestamp();
end $$;
comment on function core.grant_permission(uuid, text, text) is 'Allows one member something beyond their role.';

create function core.revoke_permission(p_user uuid, p_permission text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_member core.membership := core.lock_member(p_user);
begin
  perform core.require('role.manage');
  delete from core.user_permission u where u.tenant_id = v_member.tenant_id and u.user_id = p_user and u.permission_key = p_permission;
  if not found then
    raise exception using errcode = 'KO002', message = 'no such personal permission';
  elsif p_permission = 'member.manage' then
    perform core.void_if_lost(p_user);
  end if;
end $$;
comment on function core.revoke_permission(uuid, text) is 'Takes a personal permission back.';

-- Scope 'none' takes the permission away. The owner's role can do everything, always; nobody widens their own: a second person may be asked for.
create function core.set_role_permission(p_role_key text, p_permission text, p_scope text, p_needs_two boolean default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_role uuid;
begin
  perform core.require('role.manage');
  v_role := core.role_id(v_tenant, p_role_key);
  perform core.check_grant(p_permission, case p_scope when 'none' then 'own' else p_scope end);
  if p_role_key = 'owner' and (p_scope <> 'all' or p_needs_two is null) then
    raise exception using errcode = 'KO001', message = 'the owner''s role is not changed', hint = 'owner';
  elsif exists (select from core.membership m where m.tenant_id = v_tenant and m.user_id = core.me() and m.role_id = v_role)
        and not (coalesce(p_needs_two, false) and exists (select from core.role_permission p where p.tenant_id = v_tenant and p.role_id = v_role
                                                             and p.permission_key = p_permission and p.scope = p_scope)) then
    raise exception using errcode = 'KO001', message = 'somebody with another role has to change your role', hint = 'self';
  elsif p_needs_two and p_permission <> 'payment.refund' then
    raise exception using errcode = 'KO009', message = 'only refunds can be made to need two people', hint = 'needs_two', column = 'needs_two';
  end if;
  if p_scope = 'none' then
    delete from core.role_permission p where p.tenant_id = v_tenant and p.role_id = v_role and p.permission_key = p_permission;
    if found and p_permission = 'member.manage' then
      perform core.void_if_lost(m.user_id) from core.membership m where m.tenant_id = v_tenant and m.role_id = v_role;
    end if;
    return;
  end if;
  insert into core.role_permission as p (tenant_id, role_id, permission_key, scope, needs_two)
  values (v_tenant, v_role, p_permission, p_scope, coalesce(p_needs_two, false))
  on conflict on constraint role_permission_unique do update
     set scope = excluded.scope, needs_two = coalesce(p_needs_two, p.needs_two)
   where (p.scope, p.needs_two) is distinct from (excluded.scope, coalesce(p_needs_two, p.needs_two));
end $$;
comment on function core.set_role_permission(text, text, text, boolean) is
    'Says how far a permission of a role reaches (none, own, team or all), and whether a second person has to agree.';

create function core.add_role(p_key text, p_name text, p_description text default '', p_like text default null) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_id uuid;
begin
  perform core.require('role.manage');
  if p_like = 'owner' then
    perform core.check_rank(null, 'owner');
  end if;
  insert into core.role (tenant_id, key, name, description) values (v_tenant, p_key, p_name, coalesce(p_description, '')) returning id into v_id;
  insert into core.role_permission (tenant_id, role_id, permission_key, scope, needs_two)
  select v_tenant, v_id, p.permission_key, p.scope, p.needs_two from core.role_permission p
   where p_like is not null and p.tenant_id = v_tenant and p.role_id = core.role_id(v_tenant, p_like);
  return v_id;
end $$;
comment on function core.add_role(text, text, text, text) is 'Adds a role, with the permissions of another if named.';

set local role kontor_owner;
create view core.member_list with (security_invoker = true) as
select m.tenant_id, m.id, m.user_id, m.display_name, m.initials, m.email, m.job_title, m.role_id, r.key as role_key, r.name as role_name, m.status,
       (select string_agg(t.name, ', ' order by t.name) from core.team_member tm join core.team t on t.tenant_id = tm.tenant_id and t.id = tm.team_id
         where tm.tenant_id = m.tenant_id and tm.user_id = m.user_id) as team_names,
       v.sales_target_minor, m.joined_at, m.last_seen_at, m.suspended_at,
       v.suspended_reason, m.version, m.created_at, m.updated_at
  from core.membership m
  join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id
  left join core.member_private() v on v.user_id = m.user_id;
comment on view core.member_list is 'Members. The people of this organization with their roles and teams.';
comment on column core.member_list.role_key is 'Role key. Short name of the role.';
comment on column core.member_list.role_name is 'Role. What the member does.';
comment on column core.member_list.sales_target_minor is
    'Monthly target. Verified sales aimed at; shown to oneself, and to whoever manages members or reads reports.';
comment on column core.member_list.suspended_reason is 'Reason. Why the member is suspended; shown to whoever manages members.';
comment on column core.member_list.team_names is 'Teams. The teams that the member belongs to.';
grant select on core.member_list to kontor_app;

set local role kontor_definer;
grant execute on function core.suspend_member(uuid, text), core.resume_member(uuid), core.set_member_role(uuid, text), core.grant_permission(uuid, text, text),
    core.revoke_permission(uuid, text), core.set_role_permission(text, text, text, boolean), core.add_role(text, text, text, text) to kontor_app;
commit;
