-- How an invited person comes in. An account may have been made by anybody who knew the address, with a password that they still know:
-- so each organization is entered with its own code, and with the code the person sets a password that nobody else knows. They work there
-- on connections that are younger than it (core.put_password): whoever is on their way in with the one before gets nothing.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

create function core.accept_invitation(p_tenant uuid, p_code text, p_verifier text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_user core.app_user;
  v_token core.verification_token;
begin
  -- The membership first, then the person, as whoever changes members locks them.
  perform from core.membership m join core.app_user u on u.id = m.user_id where u.login = session_user and m.tenant_id = p_tenant for no key update of m;
  perform from core.app_user u where u.login = session_user for no key update;
  select * into v_user from core.app_user u where u.id = core.me();
  if not exists (select from core.membership m join core.tenant t on t.id = m.tenant_id
                  where m.tenant_id = p_tenant and m.user_id = v_user.id and m.status = 'invited' and t.status in ('trial', 'active')
                    and t.deleted_at is null) then
    raise exception using errcode = 'KO008', message = 'no invitation to this organization';
  end if;
  select * into v_token from core.verification_token k
   where k.tenant_id = p_tenant and k.user_id = v_user.id and k.purpose = 'invitation'
     and k.token_hash = encode(sha256(convert_to(upper(regexp_replace(coalesce(p_code, ''), '[^0-9A-Za-z]', '', 'g')), 'UTF8')), 'hex') for update;
  if not found then
    raise exception using errcode = 'KO009', message = 'this is not the code of the invitation', hint = 'code', column = 'code';
  elsif v_token.used_at is not null or v_token.expires_at < clock_timestamp() then
    raise exception using errcode = 'KO014', message = 'the invitation has expired', column = 'code';
  end if;
  update core.verification_token k set used_at = clock_timestamp() where k.tenant_id = p_tenant and k.id = v_token.id;
  update core.app_user u set status = 'active', must_change_password = false,
      email_verified_at = coalesce(u.email_verified_at, clock_timestamp()) where u.id = v_user.id;
  update core.membership m
     set status = 'active', joined_at = clock_timestamp(), display_name = v_user.display_name, initials = v_user.initials
   where m.tenant_id = p_tenant and m.user_id = v_user.id;
  perform audit.note_activity(p_tenant, 'password_change', '{"why": "invitation"}');
  perform core.put_password(v_user.id, p_verifier);   -- last: from here on the person is nobody, in the other organizations too
end $$;
comment on function core.accept_invitation(uuid, text, text) is
    'Makes an invited member an active one: with the code that the organization gave them, and a new password (its verifier), which has to be settled.';

create function core.invite_again(p_user uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_member core.membership := core.lock_member(p_user);
begin
  if v_member.status <> 'invited' then
    raise exception using errcode = 'KO006', message = v_member.status;
  end if;
  return core.put_invitation(p_user);
end $$;
comment on function core.invite_again(uuid) is 'A new code for an invited member, returned once; the one before counts no more.';

-- For an address that was registered by somebody whom it does not belong to. The platform's admin gets into no organization by it:
-- every membership waits for a new code from its own administrator.
create function core.free_login(p_email text, p_verifier text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_user core.app_user;
begin
  if not core.is_platform_admin() then
    raise exception using errcode = 'KO001', message = 'only the platform''s admin frees an address', hint = 'platform';
  end if;
  select * into v_user from core.app_user u where u.email = lower(btrim(p_email)) and u.deleted_at is null for no key update;
  if not found then
    raise exception using errcode = 'KO002', message = 'no such person', column = 'email';
  elsif v_user.is_platform_admin then
    raise exception using errcode = 'KO001', message = 'an admin of the platform changes the password themselves', hint = 'platform';
  elsif exists (
    select from core.membership m where m.user_id = v_user.id and m.status = 'active' and not exists (
      select from core.membership o join core.role r on r.tenant_id = o.tenant_id and r.id = o.role_id join core.app_user u on u.id = o.user_id
       where o.tenant_id = m.tenant_id and o.user_id <> v_user.id and o.status = 'active' and u.status = 'active' and r.key in ('owner', 'admin'))) then
    raise exception using errcode = 'KO012', message = 'nobody would be left to let them in again';
  end if;
  perform core.put_password(v_user.id, p_verifier);
  update core.app_user u set status = 'active', must_change_password = true, email_verified_at = null where u.id = v_user.id;
  -- Suspended members too: resumed, they would come in without a code.
  update core.membership m set status = case m.status when 'active' then 'invited' else m.status end, joined_at = null
   where m.user_id = v_user.id and m.status <> 'invited';
end $$;
comment on function core.free_login(text, text) is 'Gives an address back to whom it belongs: a first password, and every organization asks for a code again.';

grant execute on function core.accept_invitation(uuid, text, text), core.invite_again(uuid), core.free_login(text, text) to kontor_app;
commit;
