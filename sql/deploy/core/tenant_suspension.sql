-- The platform's admin stops an organization, and lets it go on: from the next statement on nobody works in it, and their sessions end.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

create function core.lock_tenant(p_tenant uuid) returns core.tenant
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant core.tenant;
begin
  if not core.is_platform_admin() then
    raise exception using errcode = 'KO001', message = 'only the platform''s admin suspends organizations', hint = 'platform';
  end if;
  select * into v_tenant from core.tenant t where t.id = p_tenant and t.id <> core.platform_id() and t.deleted_at is null for no key update;
  if not found then
    raise exception using errcode = 'KO002', message = 'no such organization';
  end if;
  return v_tenant;
end $$;
comment on function core.lock_tenant(uuid) is 'An organization, locked, for the platform''s admin.';

create function core.put_tenant_suspension(p_tenant uuid, p_reason text) returns void
language plpgsql security definer set lock_timeout = '1s' set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant core.tenant := core.lock_tenant(p_tenant);
begin
  if v_tenant.status not in ('trial', 'active') then
    raise exception using errcode = 'KO006', message = v_tenant.status;
  elsif btrim(coalesce(p_reason, '')) = '' or char_length(p_reason) > 500 then
    raise exception using errcode = 'KO009', message = 'a reason of 500 characters at most is needed', hint = 'reason', column = 'reason';
  end if;
  update core.tenant t set status = 'suspended', status_before = v_tenant.status, suspended_at = clock_timestamp(), suspended_reason = btrim(p_reason)
   where t.id = p_tenant;
  -- As when a member is suspended: whoever works elsewhere keeps the connections that work there.
  perform pg_terminate_backend(a.pid)
     from core.membership m join core.app_user u on u.id = m.user_id join pg_stat_activity a on a.usename = u.login
    where m.tenant_id = p_tenant and a.pid <> pg_backend_pid() and a.datname = current_database() and not u.is_platform_admin
      and (not exists (select from core.membership o join core.tenant t on t.id = o.tenant_id
                        where o.user_id = u.id and o.tenant_id <> p_tenant and o.status = 'active' and t.status in ('trial', 'active'))
        or exists (select from core.user_session s where s.tenant_id = p_tenant and s.user_id = u.id and s.backend_pid = a.pid
                      and s.ended_at is null and s.last_activity_at >= a.backend_start));
  update core.user_session s set ended_at = clock_timestamp() where s.tenant_id = p_tenant and s.ended_at is null;
  perform core.rotate_channel(p_tenant);
end $$;
comment on function core.put_tenant_suspension(uuid, text) is 'Stops an organization, unless a lock is in the way for longer than a second.';

-- As when a member is suspended: a transaction that somebody there leaves open keeps nobody from stopping it.
create function core.suspend_tenant(p_tenant uuid, p_reason text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  for v_attempt in 1..5 loop
    begin
      perform core.put_tenant_suspension(p_tenant, p_reason);
      return;
    exception when lock_not_available then
      if v_attempt = 5 then
        raise;
      end if;
      perform pg_stat_clear_snapshot();
      perform pg_terminate_backend(a.pid, 1000)
         from core.membership m join core.app_user u on u.id = m.user_id join pg_stat_activity a on a.usename = u.login
        where m.tenant_id = p_tenant and a.pid <> pg_backend_pid() and not u.is_platform_admin and a.xact_start is not null;
    end;
  end loop;
end $$;
comment on function core.suspend_tenant(uuid, text) is 'Stops an organization with a reason: nobody enters it, and the sessions in it end.';

create function core.resume_tenant(p_tenant uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant core.tenant := core.lock_tenant(p_tenant);
begin
  if v_tenant.status <> 'suspended' then
    raise exception using errcode = 'KO006', message = v_tenant.status;
  end if;
  update core.tenant t set status = coalesce(nullif(v_tenant.status_before, ''), 'active'), status_before = '', suspended_at = null, suspended_reason = ''
   where t.id = p_tenant;
end $$;
comment on function core.resume_tenant(uuid) is 'Lets a suspended organization go on, as it was before.';

grant execute on function core.suspend_tenant(uuid, text), core.resume_tenant(uuid) to kontor_app;
commit;
