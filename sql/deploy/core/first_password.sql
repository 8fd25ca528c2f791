-- First passwords and codes leave with whoever gave them.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

-- Whoever manages members knows the codes and first passwords that they gave, and would come in with them as somebody else after they left.
create function core.void_first_passwords(p_by uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
begin
  -- the person before their code, as core.accept_invitation locks them
  perform core.put_password(u.id, core.scram_verifier(encode(ext.gen_random_bytes(20), 'hex'))),
          case when not exists (select from core.membership o where o.user_id = u.id and o.status <> 'suspended') then core.enable_login(u.login, false) end
     from core.membership m join core.app_user u on u.id = m.user_id
    where m.tenant_id = v_tenant and m.user_id <> p_by and u.password_set_by = p_by and (u.must_change_password or u.status = 'invited');
  update core.verification_token k set used_at = clock_timestamp()
   where k.tenant_id = v_tenant and k.created_by = p_by and k.purpose = 'invitation' and k.used_at is null;
end $$;
comment on function core.void_first_passwords(uuid) is
    'Makes the codes and first passwords worthless that a person gave here and that nobody has replaced yet; others give new ones.';

-- Losing member.manage by a personal permission that is taken back, or by what the role may do, is losing it.
create function core.void_if_lost(p_user uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
begin
  if not exists (select from core.membership m
                   join core.role_permission p on p.tenant_id = m.tenant_id and p.role_id = m.role_id and p.permission_key = 'member.manage'
                  where m.tenant_id = v_tenant and m.user_id = p_user)
     and not exists (select from core.user_permission u where u.tenant_id = v_tenant and u.user_id = p_user and u.permission_key = 'member.manage') then
    perform core.void_first_passwords(p_user);
  end if;
end $$;
comment on function core.void_if_lost(uuid) is 'Makes what a person gave as first passwords worthless once they may not manage members any more.';
commit;
