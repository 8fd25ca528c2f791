-- Who asks, and in which organization. The setting kontor.tenant only selects; every statement checks it against membership, which is
-- summed up in core.standing. plpgsql keeps the plans; policies call each function once per statement, in an InitPlan. The tables come with
-- core/tenant, core/person, core/membership and core/standing.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

-- A connection reads its password when it begins and may take a minute until it is through: so after a change those count that began once the change was
-- committed (core.settle_password), and whose password was not changed by an ALTER ROLE of somebody who is on their way out. For nearly everybody, nearly
-- always, app_user.trusted_from is null, and this is not called.
create function core.is_trusted(p_from timestamptz, p_digest bytea) returns boolean
language plpgsql stable parallel safe security definer cost 200 set search_path = pg_catalog, pg_temp as $$
declare
  v_began timestamptz;
  v_leader int;
begin
  select a.backend_start, a.leader_pid into v_began, v_leader from pg_stat_get_activity(pg_backend_pid()) a;
  if v_leader is not null then   -- a parallel worker began just now, the connection that it works for did not
    select a.backend_start into v_began from pg_stat_get_activity(v_leader) a;
  end if;
  -- A standby's connections may have begun with what it had not heard of yet.
  return coalesce(v_began >= p_from and not pg_is_in_recovery() and core.verifier_digest(session_user) = p_digest, false);
end $$;
comment on function core.is_trusted(timestamptz, bytea) is
    'Whether this connection was made with a password that was set lately, and is the one that Kontor set.';

create function core.me() returns uuid
language plpgsql stable parallel safe security definer cost 5 set search_path = pg_catalog, pg_temp as $$
begin
  return (select u.id from core.app_user u
           where u.login = session_user and u.status <> 'suspended' and u.deleted_at is null and current_setting('transaction_isolation') like 'read %'
             and (u.trusted_from is null or core.is_trusted(u.trusted_from, u.verifier_digest)));
end $$;
comment on function core.me() is 'The person who is connected; null for a login that is not a person''s, suspended, or came with an earlier password.';

-- The setting is compared as text: what is no id chooses nothing, where a cast would abort whatever asks. Nor does a transaction that goes on seeing the past
-- (nor is anybody core.me there): whoever is suspended or gets another role would keep what they had, and two owners could remove each other.
-- For entering, leaving and changing the password; everything else asks core.tenant_id().
create function core.entered_tenant() returns uuid
language plpgsql stable parallel safe security definer cost 5 set search_path = pg_catalog, pg_temp as $$
begin
  return (select m.tenant_id
            from core.app_user u
            join core.membership m on m.user_id = u.id
            join core.tenant t on t.id = m.tenant_id
           where u.login = session_user and u.status <> 'suspended' and u.deleted_at is null
             and (u.trusted_from is null or core.is_trusted(u.trusted_from, u.verifier_digest))
             and m.tenant_id::text = lower(current_setting('kontor.tenant', true)) and current_setting('transaction_isolation') like 'read %'
             and m.status = 'active' and t.status in ('trial', 'active') and t.deleted_at is null);
end $$;
comment on function core.entered_tenant() is
    'The organization that the person is an active member of and chose, also while a first password has to be changed.';

create function core.tenant_id() returns uuid
language plpgsql stable parallel safe security definer cost 5 set search_path = pg_catalog, pg_temp as $$
begin
  return (select s.organization from core.standing s join core.app_user u on u.id = s.user_id
           where s.login = session_user and s.organization::text = lower(current_setting('kontor.tenant', true))
             and current_setting('transaction_isolation') like 'read %'
             and (u.trusted_from is null or core.is_trusted(u.trusted_from, u.verifier_digest)));
end $$;
comment on function core.tenant_id() is
    'The organization that this connection works in; null unless the person is an active member of it, and has a password that nobody else knows.';

-- Everything that the others tell comes from one look: rank is 1 for own rows, 2 for the team's, 3 for all, and nothing is filled without the permission.
create function core.reach(p_permission text, out tenant_id uuid, out user_id uuid, out rank int)
language plpgsql stable parallel safe security definer cost 8 set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  select s.organization, s.user_id, (s.ranks ->> p_permission)::int into reach.tenant_id, reach.user_id, reach.rank
    from core.standing s join core.app_user u on u.id = s.user_id
   where s.login = session_user and s.organization::text = lower(current_setting('kontor.tenant', true))
     and current_setting('transaction_isolation') like 'read %'
     and (u.trusted_from is null or core.is_trusted(u.trusted_from, u.verifier_digest))
     and s.ranks ? p_permission;
end $$;
comment on function core.reach(text) is 'Where, who and how far: the organization, the person and the rank of a permission; nothing without it.';

create function core.scope(p_permission text) returns text
language plpgsql stable parallel safe security definer cost 10 set search_path = pg_catalog, pg_temp as $$
declare
  v_reach record := core.reach(p_permission);
begin
  return case v_reach.rank when 3 then 'all' when 2 then 'team' when 1 then 'own' else 'none' end;
end $$;
comment on function core.scope(text) is 'How far a permission reaches for the person here: none, own, team or all.';

create function core.may(p_permission text) returns boolean
language plpgsql stable parallel safe security definer cost 10 set search_path = pg_catalog, pg_temp as $$
begin
  return (core.reach(p_permission)).rank is not null;
end $$;
comment on function core.may(text) is 'Whether the person has a permission here, in any scope.';

create function core.sees_all(p_permission text) returns boolean
language plpgsql stable parallel safe security definer cost 10 set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce((core.reach(p_permission)).rank = 3, false);
end $$;
comment on function core.sees_all(text) is 'Whether a permission reaches every row of the organization.';

-- Somebody of several organizations can set kontor.tenant in the middle of a statement, and a policy's functions are called when they are first
-- needed: so a policy compares the row with the organization where the permission was found, not with a yes that may be another one's.
-- A look of its own: a list's statement takes three of them.
create function core.tenant_for(p_permission text, p_all boolean default false) returns uuid
language plpgsql stable parallel safe security definer cost 10 set search_path = pg_catalog, pg_temp as $$
begin
  return (select s.organization from core.standing s join core.app_user u on u.id = s.user_id
           where s.login = session_user and s.organization::text = lower(current_setting('kontor.tenant', true))
             and current_setting('transaction_isolation') like 'read %'
             and (u.trusted_from is null or core.is_trusted(u.trusted_from, u.verifier_digest))
             and case when p_all then s.ranks ->> p_permission = '3' else s.ranks ? p_permission end);
end $$;
comment on function core.tenant_for(text, boolean) is
    'The organization that this connection works in, if the person has a permission there, or has it for all rows; for policies.';

create function core.my_teams() returns uuid[]
language plpgsql stable parallel safe security definer cost 20 set search_path = pg_catalog, pg_temp as $$
declare
  v_me uuid := core.me();
  v_tenant uuid := core.tenant_id();
begin
  return array(
    select v_me
    union
    select other.user_id
      from core.team_member mine
      join core.team_member other on other.tenant_id = mine.tenant_id and other.team_id = mine.team_id
     where mine.tenant_id = v_tenant and mine.user_id = v_me
    union
    select tm.user_id
      from core.team t
      join core.team_member tm on tm.tenant_id = t.tenant_id and tm.team_id = t.id
     where t.tenant_id = v_tenant and t.lead_id = v_me);
end $$;
comment on function core.my_teams() is 'Me and the people of my teams.';

-- A grant that does not reach the row says nothing about it.
create function core.needs_two(p_permission text, p_owner uuid default null) returns boolean
language plpgsql stable security definer cost 10 set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_me uuid := core.me();
begin
  return coalesce((select bool_and(x.needs_two) from (
    select rp.needs_two, rp.scope from core.membership m
      join core.role_permission rp on rp.tenant_id = m.tenant_id and rp.role_id = m.role_id and rp.permission_key = p_permission
     where m.tenant_id = v_tenant and m.user_id = v_me
    union all
    select false, up.scope from core.user_permission up where up.tenant_id = v_tenant and up.user_id = v_me and up.permission_key = p_permission) x
    where p_owner is null or x.scope = 'all' or p_owner = v_me or x.scope = 'team' and p_owner = any (core.my_teams())), false);
end $$;
comment on function core.needs_two(text, uuid) is
    'Whether a second person has to agree when this person uses a permission on the rows of an owner: every grant that reaches them says so.';

create function core.seen_owners(p_permission text) returns uuid[]
language plpgsql stable parallel safe security definer cost 20 set search_path = pg_catalog, pg_temp as $$
declare
  v_reach record := core.reach(p_permission);
begin
  return case when v_reach.rank is null then '{}' when v_reach.rank = 2 then core.my_teams() else array[v_reach.user_id] end;
end $$;
comment on function core.seen_owners(text) is 'Whose rows a permission reaches when it does not reach all: mine, or mine and my teams''.';

create function core.is_platform_admin() returns boolean
language plpgsql stable parallel safe security definer cost 5 set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from core.app_user u where u.login = session_user and u.is_platform_admin
                    and u.status = 'active' and u.deleted_at is null and current_setting('transaction_isolation') like 'read %'
                    and (u.trusted_from is null or core.is_trusted(u.trusted_from, u.verifier_digest)));
end $$;
comment on function core.is_platform_admin() is 'Whether the person runs the platform: adds organizations, and sees none of their business.';

create function core.require(p_permission text) returns void
language plpgsql stable security definer cost 10 set search_path = pg_catalog, pg_temp as $$
begin
  if (core.reach(p_permission)).rank is not null then
    return;
  elsif core.tenant_id() is null and core.entered_tenant() is not null then
    raise exception using errcode = 'KO008', message = 'the first password has to be changed', hint = 'password';
  elsif core.tenant_id() is null then
    raise exception using errcode = 'KO008', message = 'no active membership of this organization';
  else
    raise exception using errcode = 'KO001', message = format('the permission %s is needed', p_permission), hint = p_permission;
  end if;
end $$;
comment on function core.require(text) is 'Refuses (KO008, KO001) unless the person has a permission here, in any scope.';

grant execute on function core.me(), core.tenant_id(), core.reach(text), core.scope(text), core.may(text), core.sees_all(text), core.tenant_for(text, boolean),
    core.needs_two(text, uuid), core.seen_owners(text), core.is_platform_admin() to kontor_app, kontor_roleadmin;

reset role;
set local role kontor_owner;

-- UUIDv7 (RFC 9562, 6.2 method 3): milliseconds, 12 bits of the microseconds, then random: insertion order is key order.
create function core.new_id() returns uuid
language plpgsql volatile parallel safe cost 2 as $$
declare
  v_micros bigint := (pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) * 1000000)::bigint;
begin
  return pg_catalog.encode(
    pg_catalog.int8send(((v_micros / 1000) << 16) | 28672 | ((v_micros % 1000) * 4096 / 1000))
    || pg_catalog.substr(pg_catalog.uuid_send(pg_catalog.gen_random_uuid()), 9, 8), 'hex')::uuid;
end $$;
comment on function core.new_id() is 'A new time-ordered id.';

create function core.login_name(p_email text) returns text
language sql immutable parallel safe
return 'u_' || substr(encode(sha256(convert_to(lower(btrim(p_email)), 'UTF8')), 'hex'), 1, 40);
comment on function core.login_name(text) is 'The PostgreSQL role of a person: role names are visible to every login, so it tells nothing.';

grant execute on function core.new_id(), core.login_name(text) to kontor_app, kontor_roleadmin;
commit;
