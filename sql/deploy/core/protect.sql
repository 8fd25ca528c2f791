-- ONE function protects a tenant-owned table; every table's change calls it. core.protect_shared does it for the few
-- tables without an organization.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create function core.describe_common(p_table regclass) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  c record;
begin
  for c in
      select d.name, d.text from (values
          ('tenant_id', 'Organization. The organization that the row belongs to.'),
          ('id', 'Id. Time-ordered id of the row.'),
          ('version', 'Version. Goes up by one with every change.'),
          ('created_at', 'Created. When the row was made.'),
          ('updated_at', 'Changed. When the row was changed last.'),
          ('created_by', 'Created by. The person who made the row.'),
          ('deleted_at', 'Deleted. When the row was deleted; empty for a live row.'),
          ('metadata', 'Details. Further values as name and value.')) d (name, text)
        join pg_attribute a on a.attrelid = p_table and a.attname = d.name and not a.attisdropped
       where col_description(p_table, a.attnum) is null
  loop
    execute format('comment on column %s.%I is %L', p_table, c.name, c.text);
  end loop;
end $$;
comment on function core.describe_common(regclass) is 'Comments the common columns of a table that have no comment yet.';

-- Triggers of a table: version and updated_at, trail, notification. Bytes go into the trail as a digest.
create function core.watch(p_table regclass, p_audit boolean, p_notify boolean, p_tenant text, p_key name) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_table name := (select relname from pg_class where oid = p_table);
  v_bytes boolean;
  v_list text;
  v_call text;
  v_event text;
  v_rows text;
  v_trigger name;
begin
  select bool_or(a.atttypid = 'bytea'::regtype),
         string_agg(case when a.atttypid = 'bytea'::regtype
                         then format('''sha256:'' || encode(sha256(%1$I), ''hex'') as %1$I', a.attname)
                         else quote_ident(a.attname) end, ', ' order by a.attnum)
    into v_bytes, v_list
    from pg_attribute a where a.attrelid = p_table and a.attnum > 0 and not a.attisdropped;
  for v_trigger in
      select tgname from pg_trigger where tgrelid = p_table and not tgisinternal
         and tgname in (v_table || '_touch', v_table || '_audit_insert', v_table || '_audit_update', v_table || '_audit_delete',
                        v_table || '_notify_insert', v_table || '_notify_update', v_table || '_notify_delete')
  loop
    execute format('drop trigger %I on %s', v_trigger, p_table);
  end loop;
  if exists (select from pg_attribute where attrelid = p_table and attname = 'version' and not attisdropped) then
    execute format('create trigger %I before update on %s for each row execute function core.touch()', v_table || '_touch', p_table);
  end if;
  v_call := case when v_bytes or p_tenant <> 'tenant_id'
                 then format('audit.capture_shaped(%L, %L, %L)', v_list, p_tenant, p_key) else 'audit.capture()' end;
  foreach v_event in array array['insert', 'update', 'delete'] loop
    if p_audit then
      v_rows := case v_event when 'insert' then 'new table as new_rows' when 'delete' then 'old table as old_rows'
                             else 'old table as old_rows new table as new_rows' end;
      execute format('create trigger %I after %s on %s referencing %s for each statement execute function %s',
          v_table || '_audit_' || v_event, v_event, p_table, v_rows, v_call);
    end if;
    if p_notify then
      v_rows := case v_event when 'delete' then 'old table as changed_rows' else 'new table as changed_rows' end;
      execute format('create trigger %I after %s on %s referencing %s for each statement execute function core.notify_rel()',
          v_table || '_notify_' || v_event, v_event, p_table, v_rows);
    end if;
  end loop;
end $$;
comment on function core.watch(regclass, boolean, boolean, text, name) is 'Gives a table its touch, audit and notify triggers; called by core.protect.';

create function core.grant_columns(p_table regclass, p_insert name[], p_update name[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_select text := (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                     where attrelid = p_table and attnum > 0 and not attisdropped and atttypid <> 'bytea'::regtype);
begin
  execute format('revoke all on %s from kontor_app', p_table);
  -- Bytes (content, secrets) are never selected: functions hand them out. Always by column, and never DELETE:
  -- a right on the whole table allows LOCK TABLE.
  execute format('grant select (%s) on %s to kontor_app', v_select, p_table);
  if p_insert <> '{}' then
    execute format('grant insert (%s) on %s to kontor_app', (select string_agg(quote_ident(c), ', ') from unnest(p_insert) c), p_table);
  end if;
  if p_update <> '{}' then
    execute format('grant update (%s) on %s to kontor_app', (select string_agg(quote_ident(c), ', ') from unnest(p_update) c), p_table);
  end if;
end $$;
comment on function core.grant_columns(regclass, name[], name[]) is 'Grants the group of every person the columns of a table; called by core.protect.';

-- What the planner knows of a column are values of it, of all organizations, and EXPLAIN tells them: its estimates of "name < 'M'" lead to each of
-- them. So nothing is kept of what people write. Closed sets, references, ids, days and amounts stay: plans need them.
create function core.keep_no_samples(p_table regclass) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_column name;
  v_index regclass;
  v_number int;
begin
  if (select c.relnamespace = 'report'::regnamespace from pg_class c where c.oid = p_table) then   -- measures and currencies, which nobody writes
    return;
  end if;
  for v_column in
      select a.attname from pg_attribute a
       where a.attrelid = p_table and a.attnum > 0 and not a.attisdropped and a.attstattarget is distinct from 0
         and a.atttypid = any ('{text,name,varchar,bpchar,jsonb,json,bytea,inet,ext.citext}'::regtype[])
         and not exists (select from pg_constraint c where c.conrelid = p_table and a.attnum = any (c.conkey)
                            and (c.contype = 'f' or c.contype = 'c' and cardinality(c.conkey) = 1
                                 and pg_get_constraintdef(c.oid) ~ '^CHECK \(\(\w+ = ANY \(ARRAY\['))
  loop
    execute format('alter table %s alter column %I set statistics 0', p_table, v_column);
  end loop;
  for v_index, v_number in   -- what an index makes of them is sampled as well
      select i.indexrelid::regclass, a.attnum from pg_index i join pg_attribute a on a.attrelid = i.indexrelid
       where i.indrelid = p_table and i.indexprs is not null and i.indkey[a.attnum - 1] = 0
  loop
    execute format('alter index %s alter column %s set statistics 0', v_index, v_number);
  end loop;
end $$;
comment on function core.keep_no_samples(regclass) is 'Keeps the planner from gathering values of the columns that people write in; called by core.protect.';

create function core.set_policy(p_table regclass, p_command text, p_condition text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_policy name := (select relname from pg_class where oid = p_table) || '_' || replace(p_command, 'select', 'read');
begin
  execute format('drop policy if exists %I on %s', v_policy, p_table);
  if p_condition is not null then
    -- kontor_owner too: its definer functions see what the person sees.
    execute format('create policy %I on %s for %s to kontor_app, kontor_owner %s', v_policy, p_table, p_command,
        case p_command when 'insert' then format('with check (%s)', p_condition)
                       when 'update' then format('using (%1$s) with check (%1$s)', p_condition)
                       else format('using (%s)', p_condition) end);
  end if;
end $$;
comment on function core.set_policy(regclass, text, text) is 'Sets the one policy of a table for a command; called by core.protect.';

-- Which rows a scope reaches: all of the organization, my own, those of my teams. Each part compares with the organization where the permission was found
-- (core.tenant_for, core.reach); coalesce keeps it out of index conditions, which are made earlier.
create function core.reach_rule(p_permission text, p_owner name) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select format('(coalesce(tenant_id = (select core.tenant_for(%1$L, true)), false)
      or coalesce((tenant_id, %2$I) = (select r.tenant_id, r.user_id from core.reach(%1$L) r), false)
      or coalesce(tenant_id = (select core.tenant_id()), false) and %2$I = any ((select core.seen_owners(%1$L))::uuid[]))', p_permission, p_owner)
$$;
comment on function core.reach_rule(text, name) is 'The condition that the scope of a permission puts on the rows of an owner.';

-- The condition of a policy: my organization, the permission, and with an owner column the rows that its scope reaches.
-- 'own' instead of a permission: my own rows, whatever my role.
create function core.rule(p_permission text, p_owner name) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case
      when p_permission is null then 'tenant_id = (select core.tenant_id())'
      when p_permission = 'own' then format('tenant_id = (select core.tenant_id()) and %I = (select core.me())', p_owner)
      when p_owner is null then format('tenant_id = (select core.tenant_for(%L))', p_permission)
      else 'tenant_id = (select core.tenant_id()) and ' || core.reach_rule(p_permission, p_owner) end
$$;
comment on function core.rule(text, name) is 'The condition that a permission puts on the rows of a tenant-owned table.';

create function core.protect(p_table regclass, p_read text, p_write text default null, p_owner name default null,
    p_insert name[] default '{}', p_update name[] default '{}', p_audit boolean default true, p_notify boolean default true) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_write text := case when p_write is not null then core.rule(p_write, p_owner) end;
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  perform core.set_policy(p_table, 'select', core.rule(p_read, p_owner));
  perform core.set_policy(p_table, 'insert', case when p_insert <> '{}' then v_write end);
  perform core.set_policy(p_table, 'update', case when p_update <> '{}' then v_write end);
  -- Ids are made by the client, so that a retry is recognised.
  perform core.grant_columns(p_table, case when p_insert = '{}' or 'id' = any (p_insert) then p_insert else 'id'::name || p_insert end, p_update);
  perform core.watch(p_table, p_audit, p_notify, 'tenant_id', 'id');
  perform core.keep_no_samples(p_table);
  perform core.describe_common(p_table);
end $$;
comment on function core.protect(regclass, text, text, name, name[], name[], boolean, boolean) is
    'Protects a tenant-owned table: forced row-level security, policies, column grants, touch, audit and notify triggers.';

create function core.protect_shared(p_table regclass, p_key name, p_read text, p_write text default null,
    p_insert name[] default '{}', p_update name[] default '{}', p_audit boolean default true) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  perform core.set_policy(p_table, 'select', p_read);
  perform core.set_policy(p_table, 'insert', case when p_insert <> '{}' then p_write end);
  perform core.set_policy(p_table, 'update', case when p_update <> '{}' then p_write end);
  perform core.grant_columns(p_table, p_insert, p_update);
  perform core.watch(p_table, p_audit, false, 'core.platform_id()', p_key);
  perform core.keep_no_samples(p_table);
  perform core.describe_common(p_table);
end $$;
comment on function core.protect_shared(regclass, name, text, text, name[], name[], boolean) is
    'Protects a table without an organization: p_read and p_write are the conditions of its policies.';
commit;
