-- The trail: what was inserted, updated and deleted, by whom. Statement-level triggers with transition tables write it
-- (a tenth of the cost of row triggers with a naive difference); nobody updates or deletes it.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create function core.platform_id() returns uuid
language sql immutable parallel safe
return '00000000-0000-0000-0000-000000000000'::uuid;
comment on function core.platform_id() is 'Stands for no organization: platform-wide settings and the trail of shared tables.';
grant execute on function core.platform_id() to kontor_app, kontor_roleadmin;

create table audit.change (
  tenant_id uuid not null,
  id uuid not null default core.new_id(),
  at timestamptz not null default clock_timestamp(),
  xid xid8 not null default pg_current_xact_id(),
  user_id uuid,
  login text not null default session_user,
  relation text not null,
  row_id uuid,
  action text not null,
  old_values jsonb,
  new_values jsonb,
  client_ip inet default inet_client_addr(),
  client_program text not null default current_setting('application_name'),
  constraint change_pkey primary key (tenant_id, at, id),
  constraint change_action check (action in ('insert', 'update', 'delete'))
) partition by range (at);
create index change_row on audit.change (tenant_id, row_id);
create index change_xid on audit.change (xid);

comment on table audit.change is 'Changes. Every insert, update and delete of every audited row.';
comment on column audit.change.tenant_id is 'Organization. The organization that the row belongs to.';
comment on column audit.change.id is 'Id. Time-ordered id of the entry.';
comment on column audit.change.at is 'When. The moment of the change.';
comment on column audit.change.xid is 'Transaction. Entries of one transaction belong together.';
comment on column audit.change.user_id is 'Who. The person who made the change; empty for the system.';
comment on column audit.change.login is 'Login. The database role that made the change.';
comment on column audit.change.relation is 'Table. Schema and name of the table.';
comment on column audit.change.row_id is 'Row. Id of the changed row.';
comment on column audit.change.action is 'Action. What was done: insert, update or delete.';
comment on column audit.change.old_values is 'Before. The values that an update or a delete replaced.';
comment on column audit.change.new_values is 'After. The values that an insert or an update brought; the row''s id, organization and time are the entry''s.';
comment on column audit.change.client_ip is 'Address. Network address of the client; empty for a local socket.';
comment on column audit.change.client_program is 'Program. The program as it named itself.';

-- Monthly partitions, and one for everything outside, so that an entry never fails for want of a partition. A new one has to have the table alone; while it
-- waits for somebody who reads the trail nobody on the server can write anything: so it does not wait, and comes the next time, months before it is needed.
create function audit.add_partitions(p_table regclass, p_months int default 3) returns int
language plpgsql security definer set lock_timeout = '500ms' set search_path = pg_catalog, pg_temp as $$
declare
  v_schema name := (select relnamespace::regnamespace::name from pg_class where oid = p_table);
  v_table name := (select relname from pg_class where oid = p_table);
  v_month date := date_trunc('month', now() at time zone 'UTC')::date;
  v_name name;
  v_column name;
  v_added int := 0;
begin
  for i in 0..p_months loop
    v_name := v_table || to_char(v_month + make_interval(months => i), '"_y"YYYY"m"MM');
    continue when to_regclass(format('%I.%I', v_schema, v_name)) is not null;
    execute format('create table %I.%I partition of %s for values from (%L) to (%L)', v_schema, v_name, p_table,
        ((v_month + make_interval(months => i))::timestamp at time zone 'UTC')::text,
        ((v_month + make_interval(months => i + 1))::timestamp at time zone 'UTC')::text);
    execute format('alter table %I.%I enable row level security', v_schema, v_name);
    execute format('alter table %I.%I force row level security', v_schema, v_name);
    for v_column in select a.attname from pg_attribute a where a.attrelid = p_table and a.attstattarget = 0 and a.attnum > 0 loop   -- core.keep_no_samples
      execute format('alter table %I.%I alter column %I set statistics 0', v_schema, v_name, v_column);
    end loop;
    v_added := v_added + 1;
  end loop;
  return v_added;
exception when lock_not_available then
  return 0;
end $$;
comment on function audit.add_partitions(regclass, int) is 'Makes the monthly partitions of this month and the months ahead.';

create table audit.change_default partition of audit.change default;
alter table audit.change_default enable row level security;
alter table audit.change_default force row level security;
do $$ begin perform audit.add_partitions('audit.change'); end $$;

create function audit.refuse_rewrite() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception using errcode = 'KO001', message = format('%s is append-only', tg_table_name);
end $$;
comment on function audit.refuse_rewrite() is 'Refuses to change or remove what was written once.';
create trigger change_append_only before update or delete on audit.change for each row execute function audit.refuse_rewrite();
create trigger change_no_truncate before truncate on audit.change for each statement execute function audit.refuse_rewrite();
revoke update, delete on audit.change from kontor_definer;

set local role kontor_definer;

create function audit.capture() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_me uuid := core.me();
  v_relation text := tg_table_schema || '.' || tg_table_name;
  v_ip inet := inet_client_addr();
  v_program text := current_setting('application_name');
begin
  if tg_op = 'INSERT' then
    -- what is the same for every row is asked for once: a load inserts a hundred thousand; the entry itself says whose row it is, which, and when it
    -- was last changed
    insert into audit.change (tenant_id, user_id, relation, row_id, action, new_values, client_ip, client_program)
    select n.tenant_id, v_me, v_relation, n.id, 'insert', to_jsonb(n) - '{id,tenant_id,updated_at}'::text[], v_ip, v_program from new_rows n;
  elsif tg_op = 'DELETE' then
    insert into audit.change (tenant_id, user_id, relation, row_id, action, old_values)
    select o.tenant_id, v_me, v_relation, o.id, 'delete', to_jsonb(o) - '{id,tenant_id}'::text[] from old_rows o;
  else
    insert into audit.change (tenant_id, user_id, relation, row_id, action, old_values, new_values)
    select o.tenant_id, v_me, v_relation, o.id, 'update', d.was, d.is_now
      from old_rows o
      join new_rows n on n.tenant_id = o.tenant_id and n.id = o.id
     cross join lateral (select to_jsonb(o) was, to_jsonb(n) is_now offset 0) j
     cross join lateral (
           select jsonb_object_agg(e.key, e.value) was, jsonb_object_agg(e.key, j.is_now -> e.key) is_now
             from jsonb_each(j.was) e
            where j.is_now -> e.key is distinct from e.value and e.key <> 'updated_at') d
     where d.was - 'version' <> '{}';
  end if;
  return null;
end $$;
comment on function audit.capture() is 'Writes the trail of one statement on a tenant-owned table.';

-- For tables with bytes (a digest is kept, not the bytes) and for shared tables. Arguments: the select list,
-- the expression of the organization, the key column.
create function audit.capture_shaped() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_me uuid := core.me();
  v_relation text := tg_table_schema || '.' || tg_table_name;
  v_tenant text := case tg_argv[1] when 'tenant_id' then 'r.tenant_id' else tg_argv[1] end;
  v_key text := tg_argv[2];
  v_row_id text := case when v_key = 'id' then 'r.id' else 'null::uuid' end;
  -- by the entry itself
  v_said text[] := case when v_key = 'id' then '{id,tenant_id}'::text[] else '{}' end || case when tg_op = 'INSERT' then '{updated_at}'::text[] else '{}' end;
begin
  if tg_op <> 'UPDATE' then
    execute format(
      'insert into audit.change (tenant_id, user_id, relation, row_id, action, %s)
       select (%s)::uuid, $1, $2, %s, $3, to_jsonb(r) - $4 from (select %s from %s) r',
      case tg_op when 'INSERT' then 'new_values' else 'old_values' end, v_tenant, v_row_id, tg_argv[0],
      case tg_op when 'INSERT' then 'new_rows' else 'old_rows' end)
    using v_me, v_relation, lower(tg_op), v_said;
  else
    execute format(
      'insert into audit.change (tenant_id, user_id, relation, row_id, action, old_values, new_values)
       select (%1$s)::uuid, $1, $2, %2$s, ''update'', d.was, d.is_now
         from (select %3$s from old_rows) r
         join (select %3$s from new_rows) n on n.%4$I = r.%4$I
        cross join lateral (select to_jsonb(r) was, to_jsonb(n) is_now offset 0) j
        cross join lateral (
              select jsonb_object_agg(e.key, e.value) was, jsonb_object_agg(e.key, j.is_now -> e.key) is_now
                from jsonb_each(j.was) e
               where (j.is_now -> e.key is distinct from e.value and e.key <> ''updated_at'') or e.key = %4$L) d
        where d.was - ''version'' - %4$L <> ''{}''',
      v_tenant, v_row_id, tg_argv[0], v_key)
    using v_me, v_relation;
  end if;
  return null;
end $$;
comment on function audit.capture_shaped() is 'Writes the trail of one statement on a shared table or one with bytes.';
commit;
