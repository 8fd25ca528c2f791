-- What is told about a record (its history, who looks at it) is told to whoever sees the record.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

-- Owned by kontor_owner: the row is looked for under row-level security, as the person would.
create function core.seen_table(p_table text, p_id uuid) returns regclass
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_table regclass := case when p_table ~ '^[a-z_]+[.][a-z_]+$' then to_regclass(p_table) end;
  v_seen boolean := false;
begin
  -- A list stands on a view with the trash, which stands on the table.
  while (select c.relkind from pg_class c where c.oid = v_table) = 'v' loop
    v_table := (select o.base from core.column_origin() o join pg_attribute a on a.attrelid = o.relation and a.attnum = o.attnum
                 where o.relation = v_table and a.attname = 'id');
  end loop;
  if v_table is not null and (select c.relnamespace::regnamespace::text from pg_class c where c.oid = v_table) in ('core', 'crm', 'sales')
     and (select count(*) from pg_attribute a where a.attrelid = v_table and a.attname in ('tenant_id', 'id')) = 2
     and (select c.relforcerowsecurity from pg_class c where c.oid = v_table) and has_any_column_privilege(session_user, v_table, 'select') then
    execute format('select exists (select from %s where tenant_id = (select core.tenant_id()) and id = $1)', v_table) into v_seen using p_id;
  end if;
  if not v_seen then
    raise exception using errcode = 'KO002', message = 'no such record';
  end if;
  return v_table;
end $$;
comment on function core.seen_table(text, uuid) is 'The table of a record that the person sees; p_table is it or a view of it. KO002 for any other.';

-- As the trail names tables, whatever the search path.
create function core.table_name(p_table regclass) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = p_table
$$;
comment on function core.table_name(regclass) is 'Schema and name of a table.';
commit;
