-- What every changed row does: its version goes up, and the organization's listeners hear the table's name.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create function core.touch() returns trigger
language plpgsql as $$
begin
  new.version := old.version operator(pg_catalog.+) 1;
  new.updated_at := pg_catalog.clock_timestamp();
  return new;
end $$;
comment on function core.touch() is 'Bumps version and updated_at of a changed row.';

set local role kontor_definer;

-- LISTEN has no permission system: the payload is the table's name, never data, never an id.
create function core.notify_rel() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify(t.channel, tg_table_schema || '.' || tg_table_name) from core.tenant t where t.id in (select c.tenant_id from changed_rows c);
  return null;
end $$;
comment on function core.notify_rel() is 'Tells the listeners of an organization that rows of a table changed.';

-- For a trigger with a condition, of a table that changes all the time without news. A transaction tells the same once.
create function core.notify_row() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify(t.channel, tg_table_schema || '.' || tg_table_name) from core.tenant t where t.id = new.tenant_id;
  return null;
end $$;
comment on function core.notify_row() is 'Tells the listeners of an organization that a row of a table changed.';
commit;
