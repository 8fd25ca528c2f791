-- Another password: by whoever it is of, or, where they have lost it, by whoever manages members.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

create function core.change_password(p_verifier text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid;
  v_me uuid;
begin
  perform from core.app_user u where u.login = session_user for no key update;   -- what is asked now stays true until the end
  v_tenant := core.entered_tenant();
  v_me := core.me();
  -- A closed login stays closed, even for a connection that is just being cut.
  if v_me is null or not (core.is_platform_admin() or exists (select from core.membership m where m.user_id = v_me and m.status <> 'suspended')) then
    raise exception using errcode = 'KO008', message = 'no active membership';
  end if;
  update core.app_user u set must_change_password = false, status = 'active' where u.id = v_me;
  if v_tenant is not null then
    perform audit.note_activity(v_tenant, 'password_change', '{}');
  end if;
  perform core.put_password(v_me, p_verifier);   -- last: from here on the person is nobody
end $$;
comment on function core.change_password(text) is
    'Gives me a new password: the verifier that libpq made of it. What was connected with the one before ends; core.settle_password comes next.';

create function core.reset_password(p_user uuid, p_verifier text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_member core.membership := core.lock_member(p_user);
  v_login name := (select u.login from core.app_user u where u.id = p_user);
begin
  perform from core.app_user u where u.id = p_user for no key update;   -- not while they come in elsewhere
  -- Whoever sets a password can sign in with it: never into another organization that the person ever entered, or as the platform's admin.
  if exists (select from core.membership m where m.user_id = p_user and m.tenant_id <> v_member.tenant_id and m.joined_at is not null)
     or exists (select from core.app_user u where u.id = p_user and u.is_platform_admin) then
    raise exception using errcode = 'KO001',
        message = 'this person belongs to other organizations too, and changes the password themselves', hint = 'elsewhere';
  end if;
  perform core.put_password(p_user, p_verifier);
  if v_member.status = 'suspended' then
    perform core.enable_login(v_login, false);
  end if;
  update core.app_user u set must_change_password = true where u.id = p_user;
  perform core.notify_user(v_member.tenant_id, p_user, 'account.password_reset', 'Your password was reset',
      'By ' || (select m.display_name from core.membership m where m.tenant_id = v_member.tenant_id and m.user_id = core.me()));
  perform audit.note_activity(v_member.tenant_id, 'password_reset', jsonb_build_object('user_id', p_user, 'name', v_member.display_name));
end $$;
comment on function core.reset_password(uuid, text) is
    'Gives a member a first password again, which they must change: their sessions end, they are told, the activity shows who did it.';

grant execute on function core.change_password(text), core.reset_password(uuid, text) to kontor_app;
commit;
