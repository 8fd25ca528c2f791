-- Members: add, invite, suspend, resume, change role, reset a password. Who may, and whom, is decided here.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

-- The person behind an address; made when unknown. With a verifier they can sign in.
create function core.put_user(p_email text, p_first_name text, p_last_name text, p_verifier text default null,
    p_must_change boolean default false, p_platform_admin boolean default false, p_valid_until timestamptz default 'infinity') returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_email text := lower(btrim(coalesce(p_email, '')));
  v_id uuid;
begin
  if v_email !~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$' or char_length(v_email) > 254 then
    raise exception using errcode = 'KO009', message = 'this is not an e-mail address', hint = 'email', column = 'email';
  elsif coalesce(btrim(p_first_name), '') = '' or char_length(p_first_name) > 100 then
    raise exception using errcode = 'KO009', message = 'a first name is needed', hint = 'first_name', column = 'first_name';
  end if;
  insert into core.app_user (login, email, first_name, last_name, must_change_password, is_platform_admin, status)
  values (core.login_name(v_email), v_email, btrim(p_first_name), btrim(coalesce(p_last_name, '')), p_must_change, p_platform_admin,
          case when p_valid_until = 'infinity' then 'active' else 'invited' end)
  on conflict on constraint app_user_email_unique do nothing
  returning id into v_id;
  if v_id is null then
    return (select u.id from core.app_user u where u.email = v_email);
  end if;
  if p_verifier is not null then
    perform core.put_password(v_id, p_verifier, p_valid_until);
  end if;
  return v_id;
end $$;
comment on function core.put_user(text, text, text, text, boolean, boolean, timestamptz) is
    'The person with an e-mail address, made when unknown; an existing person is left alone.';

create function core.role_id(p_tenant uuid, p_role_key text) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_id uuid;
begin
  select r.id into v_id from core.role r where r.tenant_id = p_tenant and r.key = p_role_key;
  if not found then
    raise exception using errcode = 'KO009', message = format('%s is not a role here', p_role_key), hint = 'role', column = 'role_id';
  end if;
  return v_id;
end $$;
comment on function core.role_id(uuid, text) is 'The role with a key, refused when there is none.';

create function core.put_member(p_tenant uuid, p_user uuid, p_role_key text, p_job_title text default '', p_status text default 'active') returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_user core.app_user;
  v_hidden boolean := p_status = 'invited';
begin
  select * into v_user from core.app_user u where u.id = p_user;
  insert into core.membership (tenant_id, user_id, role_id, status, display_name, initials, email, job_title, invited_by, joined_at)
  values (p_tenant, p_user, core.role_id(p_tenant, p_role_key), p_status,
          case when v_hidden then v_user.email else v_user.display_name end, case when v_hidden then upper(left(v_user.email, 1)) else v_user.initials end,
          v_user.email, coalesce(p_job_title, ''), core.me(), case when not v_hidden then clock_timestamp() end)
  on conflict on constraint membership_user_unique do nothing;
  if not found then
    raise exception using errcode = 'KO013', message = 'this address is a member already', column = 'email';
  end if;
  return p_user;
end $$;
comment on function core.put_member(uuid, uuid, text, text, text) is 'Makes a person a member of an organization.';

create function core.exceeds_mine(p_role_key text, p_user uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from (
      select rp.permission_key, rp.scope
        from core.role_permission rp join core.role r on r.tenant_id = rp.tenant_id and r.id = rp.role_id
       where rp.tenant_id = core.tenant_id()
         and (r.key = p_role_key or r.id = (select m.role_id from core.membership m where m.tenant_id = r.tenant_id and m.user_id = p_user))
      union all
      select up.permission_key, up.scope from core.user_permission up where up.tenant_id = core.tenant_id() and up.user_id = p_user) x
     where array_position('{none,own,team,all}', x.scope) > array_position('{none,own,team,all}', core.scope(x.permission_key)))
$$;
comment on function core.exceeds_mine(text, uuid) is 'Whether a role, or a member, may do something that this person may not.';

-- Only an owner makes, changes or removes an owner, and nobody changes themselves. Whoever manages members but not roles
-- neither gives more than they have, nor sets the password of somebody who has more.
create function core.check_rank(p_user uuid, p_role_key text) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_mine text := (select r.key from core.membership m join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id
                   where m.tenant_id = v_tenant and m.user_id = core.me());
  v_theirs text := (select r.key from core.membership m join core.role r on r.tenant_id = m.tenant_id and r.id = m.role_id
                     where m.tenant_id = v_tenant and m.user_id = p_user);
begin
  if 'owner' in (p_role_key, v_theirs) and v_mine is distinct from 'owner' then
    raise exception using errcode = 'KO001', message = 'only an owner can do this with an owner', hint = 'owner';
  elsif p_user = core.me() and v_mine is distinct from 'owner' then
    raise exception using errcode = 'KO001', message = 'somebody else has to change your own membership', hint = 'self';
  elsif core.scope('role.manage') = 'none' and core.exceeds_mine(p_role_key, p_user) then
    raise exception using errcode = 'KO001', message = 'the permission role.manage is needed for what exceeds your own permissions', hint = 'role.manage';
  end if;
end $$;
comment on function core.check_rank(uuid, text) is 'Refuses changes to owners by others, and to oneself.';

create function core.join_team(p_user uuid, p_team uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_team is null then
    return;
  elsif not exists (select from core.team t where t.tenant_id = core.tenant_id() and t.id = p_team) then
    raise exception using errcode = 'KO002', message = 'no such team', column = 'team_id';
  end if;
  insert into core.team_member (team_id, user_id) values (p_team, p_user) on conflict on constraint team_member_unique do nothing;
end $$;
comment on function core.join_team(uuid, uuid) is 'Puts a new member into a team.';

-- Returned once and kept as a digest; an earlier code of the same organization counts no more. Whoever has never come anywhere gets it as
-- their first password as well: nothing is behind that, since each organization is entered with its own code.
create function core.put_invitation(p_user uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_code text := upper(encode(ext.gen_random_bytes(10), 'hex'));
  v_until timestamptz := clock_timestamp() + make_interval(days => least(365, greatest(1, core.house_number('invitation.days', 14)))::int);
  v_user core.app_user;
begin
  -- Locked, as core.accept_invitation does: whoever comes into another organization at the same moment has a password of their own from then on.
  select * into v_user from core.app_user u where u.id = p_user for no key update;
  update core.verification_token k set used_at = clock_timestamp()
   where k.tenant_id = core.tenant_id() and k.user_id = p_user and k.purpose = 'invitation' and k.used_at is null;
  insert into core.verification_token (user_id, identifier, token_hash, purpose, expires_at)
  values (p_user, v_user.email, encode(sha256(convert_to(v_code, 'UTF8')), 'hex'), 'invitation', v_until);
  if v_user.status = 'invited' then
    perform core.put_password(p_user, core.scram_verifier(v_code), v_until);
  elsif exists (select from pg_roles where rolname = v_user.login) then
    perform core.enable_login(v_user.login, true);
  end if;
  return v_code;
end $$;
comment on function core.put_invitation(uuid) is 'Makes the code with which an invited person enters this organization.';

create function core.is_invited(p_email text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from core.membership m where m.tenant_id = core.tenant_id() and m.email = lower(btrim(p_email)) and m.status = 'invited')
$$;
comment on function core.is_invited(text) is 'Whether somebody has an invitation to this organization and has not come yet.';

create function core.add_member(p_email text, p_first_name text, p_last_name text, p_role_key text, p_verifier text,
    p_job_title text default '', p_team uuid default null) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_user uuid := (select u.id from core.app_user u where u.email = lower(btrim(p_email)));
  v_known boolean := v_user is not null;
begin
  perform core.require('member.manage');
  perform core.check_rank(null, p_role_key);
  perform core.role_id(core.tenant_id(), p_role_key);
  if core.is_invited(p_email) then
    return core.invite_again(v_user);
  elsif not v_known then
    v_user := core.put_user(p_email, p_first_name, p_last_name, coalesce(p_verifier, ''), true);
    -- Another organization may have made the account a moment ago, with a password that is known there.
    v_known := not exists (select from core.app_user u where u.id = v_user and u.created_by = core.me() and u.created_at >= statement_timestamp());
  end if;
  perform core.put_member(core.tenant_id(), v_user, p_role_key, p_job_title, case when v_known then 'invited' else 'active' end);
  perform core.join_team(v_user, p_team);
  -- Their password is another organization's business, and may be known there: the code is for them alone.
  return case when v_known then core.put_invitation(v_user) else '' end;
end $$;
comment on function core.add_member(text, text, text, text, text, text, uuid) is
    'Adds a new person with the verifier of a first password that they must change. Somebody who has an account already is invited: returns their code, once.';

create function core.invite_member(p_email text, p_first_name text, p_last_name text, p_role_key text,
    p_job_title text default '', p_team uuid default null) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_user uuid;
begin
  perform core.require('member.manage');
  perform core.check_rank(null, p_role_key);
  perform core.role_id(core.tenant_id(), p_role_key);
  if core.is_invited(p_email) then
    return core.invite_again((select u.id from core.app_user u where u.email = lower(btrim(p_email))));
  end if;
  v_user := core.put_user(p_email, p_first_name, p_last_name, null, true, false, clock_timestamp());
  perform core.put_member(core.tenant_id(), v_user, p_role_key, p_job_title, 'invited');
  perform core.join_team(v_user, p_team);
  return core.put_invitation(v_user);
end $$;
comment on function core.invite_member(text, text, text, text, text, uuid) is
    'Invites somebody; returns the code that they enter with, once. For a new person it is the first password, too. Invited again, they get another one.';

grant execute on function core.add_member(text, text, text, text, text, text, uuid), core.invite_member(text, text, text, text, text, uuid) to kontor_app;
commit;
