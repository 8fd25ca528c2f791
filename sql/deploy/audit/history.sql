-- The history of one record, for its activity tab: readable by whoever may read the record.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

create function audit.row_changes(p_relation text, p_id uuid)
returns table (at timestamptz, user_id uuid, person_name text, action text, old_values jsonb, new_values jsonb, client_program text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.at, c.user_id, coalesce(m.display_name, ''), c.action, c.old_values, c.new_values, c.client_program
    from audit.change c
    left join core.membership m on m.tenant_id = c.tenant_id and m.user_id = c.user_id
   where c.tenant_id = core.tenant_id() and c.row_id = p_id and c.relation = p_relation
   order by c.at desc, c.id desc limit 500
$$;
comment on function audit.row_changes(text, uuid) is 'The trail of one row; for audit.record_history, which asks whether the person sees the row.';

-- For a program whose COMMIT was not answered because the server crashed: its transaction's number may be somebody else's since.
create function audit.has_written(p_xid xid8, p_before timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from audit.change c where c.xid = p_xid and c.login = session_user and c.at < p_before)
$$;
comment on function audit.has_written(xid8, timestamptz) is 'Whether a transaction of mine wrote something before a moment.';
grant execute on function audit.has_written(xid8, timestamptz) to kontor_app;

set local role kontor_owner;

create function audit.record_history(p_table text, p_id uuid)
returns table (at timestamptz, user_id uuid, person_name text, action text, old_values jsonb, new_values jsonb, client_program text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_table regclass := core.seen_table(p_table, p_id);
  v_hidden text[];
begin
  select coalesce(array_agg(a.attname), '{}') into v_hidden from pg_attribute a
   where a.attrelid = v_table and a.attnum > 0 and not a.attisdropped and not has_column_privilege(session_user, v_table, a.attnum, 'select')
     and a.atttypid <> 'bytea'::regtype;
  return query select h.at, h.user_id, h.person_name, h.action, h.old_values - v_hidden, h.new_values - v_hidden, h.client_program
    from audit.row_changes(core.table_name(v_table), p_id) h;
end $$;
comment on function audit.record_history(text, uuid) is 'Who changed what of a record, the latest first; for whoever sees the record.';
grant execute on function audit.record_history(text, uuid) to kontor_app;
commit;
