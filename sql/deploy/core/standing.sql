-- Deploy kontor:core/standing to pg
-- Who may act where, and what they may do there, in one line for every organization of a person: each statement of everybody asks for it several times.
-- It follows from people, members, organizations, roles and permissions; their triggers keep it, in the same transaction, whoever changes them.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table core.standing (
  login name not null,
  organization uuid not null,
  user_id uuid not null,
  ranks jsonb not null,
  constraint standing_pkey primary key (login, organization)
);
create index standing_by_organization on core.standing (organization, user_id);
create index standing_by_person on core.standing (user_id);
comment on table core.standing is 'Standing. The organizations that people work in now, and how far their permissions reach there.';
comment on column core.standing.login is 'Login. The PostgreSQL role.';
comment on column core.standing.organization is 'Organization. Where the person is an active member.';
comment on column core.standing.user_id is 'Person. Who it is.';
comment on column core.standing.ranks is 'Permissions. Each with how far it reaches: 1 own rows, 2 those of teams, 3 all.';
select core.protect_shared('core.standing', 'login', 'false', p_audit => false);
revoke all on core.standing from kontor_app;      -- the functions of core/identity read it, nobody else

set local role kontor_definer;

create function core.standing_now(p_organization uuid default null, p_user uuid default null) returns setof core.standing
language sql stable set search_path = pg_catalog, pg_temp as $$
  select u.login, m.tenant_id, m.user_id,
         coalesce((select jsonb_object_agg(x.permission_key, x.rank)
                     from (select g.permission_key, max(case g.scope when 'all' then 3 when 'team' then 2 else 1 end) as rank
                             from (select rp.permission_key, rp.scope from core.role_permission rp where rp.tenant_id = m.tenant_id and rp.role_id = m.role_id
                                   union all
                                   select up.permission_key, up.scope from core.user_permission up
                                    where up.tenant_id = m.tenant_id and up.user_id = m.user_id) g
                            group by 1) x), '{}')
    from core.app_user u
    join core.membership m on m.user_id = u.id
    join core.tenant t on t.id = m.tenant_id
   where (p_organization is null or m.tenant_id = p_organization) and (p_user is null or m.user_id = p_user)
     and u.status <> 'suspended' and not u.must_change_password and u.deleted_at is null
     and m.status = 'active' and t.status in ('trial', 'active') and t.deleted_at is null
$$;
comment on function core.standing_now(uuid, uuid) is 'What core.standing has to say, from the rows that it follows from.';

-- One at a time for a person and for an organization, and each sees what the one before committed: else two who change different things of
-- one person would each leave out the other's. Other organizations wait for nobody. Whether a password is trusted is not in it: the
-- watchdog writes that, and must not wait.
create function core.refresh_standing(p_organization uuid, p_user uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_organization uuid;
begin
  if current_setting('transaction_isolation') not like 'read %' then
    raise exception using errcode = 'feature_not_supported', message = 'people and permissions change in transactions that are read committed';
  end if;
  if p_user is not null then
    perform pg_advisory_xact_lock(hashtextextended('standing ' || p_user, 0));
  end if;
  for v_organization in
      select p_organization where p_organization is not null
      union select m.tenant_id from core.membership m where p_organization is null and m.user_id = p_user
      union select s.organization from core.standing s where p_organization is null and s.user_id = p_user
      order by 1
  loop
    perform pg_advisory_xact_lock(hashtextextended('standing in ' || v_organization, 0));
    delete from core.standing s where s.organization = v_organization and (p_user is null or s.user_id = p_user);
    insert into core.standing select n.* from core.standing_now(v_organization, p_user) n;
  end loop;
end $$;
comment on function core.refresh_standing(uuid, uuid) is
    'Writes the standing of a person (in one or in all organizations), or of all people of an organization anew.';

-- The trigger says which columns name the organization and the person; an empty name stands for all.
create function core.follow_standing() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_old jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  v_new jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  v_row jsonb;
begin
  foreach v_row in array array[v_old, v_new] loop
    if v_row is not null and (v_row is distinct from v_old
                              or (v_new ->> tg_argv[0], v_new ->> tg_argv[1]) is distinct from (v_old ->> tg_argv[0], v_old ->> tg_argv[1])) then
      perform core.refresh_standing((v_row ->> tg_argv[0])::uuid, (v_row ->> tg_argv[1])::uuid);
    end if;
  end loop;
  return null;
end $$;

-- A role's permissions come many at once.
create function core.follow_roles() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform core.refresh_standing(c.tenant_id, null) from (select distinct r.tenant_id from changed_rows r) c;
  return null;
end $$;

set local role kontor_owner;
create trigger standing_insert after insert on core.app_user for each row execute function core.follow_standing('', 'id');
create trigger standing_update after update on core.app_user for each row
    when ((old.id, old.login, old.status, old.must_change_password, old.deleted_at)
       is distinct from (new.id, new.login, new.status, new.must_change_password, new.deleted_at))
    execute function core.follow_standing('', 'id');
create trigger standing_delete after delete on core.app_user for each row execute function core.follow_standing('', 'id');
create trigger standing_insert after insert on core.membership for each row execute function core.follow_standing('tenant_id', 'user_id');
create trigger standing_update after update on core.membership for each row
    when ((old.tenant_id, old.user_id, old.role_id, old.status) is distinct from (new.tenant_id, new.user_id, new.role_id, new.status))
    execute function core.follow_standing('tenant_id', 'user_id');
create trigger standing_delete after delete on core.membership for each row execute function core.follow_standing('tenant_id', 'user_id');
create trigger standing_update after update on core.tenant for each row
    when ((old.id, old.status, old.deleted_at) is distinct from (new.id, new.status, new.deleted_at))
    execute function core.follow_standing('id', '');
create trigger standing_delete after delete on core.tenant for each row execute function core.follow_standing('id', '');
do $$
declare
  v_table text;
  v_event text;
begin
  foreach v_table in array array['role_permission', 'user_permission'] loop
    foreach v_event in array array['insert', 'update', 'delete'] loop
      execute format('create trigger standing_%s after %1$s on core.%s referencing %s table as changed_rows '
          'for each statement execute function core.follow_roles()',
          v_event, v_table, case v_event when 'delete' then 'old' else 'new' end);
    end loop;
  end loop;
  -- Also where triggers are switched off for a load: rights that went must not stay.
  for v_table, v_event in select g.tgrelid::regclass::text, g.tgname from pg_trigger g
                           where g.tgname like 'standing\_%' and g.tgfoid in ('core.follow_standing'::regproc, 'core.follow_roles'::regproc) loop
    execute format('alter table %s enable always trigger %I', v_table, v_event);
  end loop;
end $$;

set local role kontor_definer;
insert into core.standing select n.* from core.standing_now() n;      -- creating the triggers keeps everybody from writing
commit;
