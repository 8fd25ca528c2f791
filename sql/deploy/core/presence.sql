-- Who has a record open right now. Unlogged: nobody looks at anything after a crash.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create unlogged table core.presence (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  user_id uuid not null default core.me(),
  relation text not null,
  record_id uuid not null,
  is_editing boolean not null default false,
  seen_until timestamptz not null,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint presence_pkey primary key (tenant_id, id),
  constraint presence_person foreign key (tenant_id, user_id) references core.membership (tenant_id, user_id),
  constraint presence_relation_length check (char_length(relation) <= 127)
);
create index presence_by_record on core.presence (tenant_id, record_id);
create index presence_by_person on core.presence (tenant_id, user_id);

comment on table core.presence is 'Presence. Who has which record open; a line is kept alive by the program that shows it.';
comment on column core.presence.user_id is 'Person. Who has it open.';
comment on column core.presence.relation is 'Table. The table of the record.';
comment on column core.presence.record_id is 'Record. What is open.';
comment on column core.presence.is_editing is 'Editing. Open in a form, not only shown.';
comment on column core.presence.seen_until is 'Until. Without a sign of life the person has gone by then.';

-- No notification by trigger: core.keep_present tells only when somebody is there to be told.
select core.protect('core.presence', 'own', null, 'user_id', '{}', '{}', false, false);

set local role kontor_definer;

create function core.others_present(p_relation text, p_record uuid) returns setof core.presence
language sql stable set search_path = pg_catalog, pg_temp as $$
  select p from core.presence p
   where p.tenant_id = core.tenant_id() and p.record_id = p_record and p.relation = p_relation
     and p.user_id <> core.me() and p.seen_until > clock_timestamp()
$$;
comment on function core.others_present(text, uuid) is 'Colleagues who have a record open; for functions that know that the person sees the record.';

create function core.tell_present(p_relation text, p_record uuid) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  select pg_notify(t.channel, 'core.presence') from core.tenant t
   where t.id = core.tenant_id() and exists (select from core.others_present(p_relation, p_record))
$$;
comment on function core.tell_present(text, uuid) is 'Has those who have the record open look who else has.';

create function core.keep_present(p_id uuid, p_table text, p_record uuid, p_editing boolean)
returns table (user_id uuid, person_name text, is_editing boolean, since timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant constant uuid := core.tenant_id();
  v_me constant uuid := core.me();
  v_relation constant text := core.table_name(core.seen_table(p_table, p_record));
  v_was boolean;
begin
  select p.is_editing into v_was from core.presence p
   where p.tenant_id = v_tenant and p.id = p_id and p.user_id = v_me and p.record_id = p_record and p.seen_until > clock_timestamp();
  if v_was is distinct from p_editing then
    -- One after the other, so that of two who open it at once the second sees the first.
    perform pg_advisory_xact_lock(hashtextextended(p_record::text, 0));
  end if;
  insert into core.presence as p (tenant_id, id, user_id, relation, record_id, is_editing, seen_until)
  values (v_tenant, p_id, v_me, v_relation, p_record, coalesce(p_editing, false), clock_timestamp() + interval '150 seconds')
  on conflict on constraint presence_pkey do update
     set seen_until = excluded.seen_until, is_editing = excluded.is_editing
   where p.user_id = v_me and p.relation = excluded.relation and p.record_id = excluded.record_id;
  if v_was is distinct from p_editing then
    -- What a program left behind that ended without a word; and nobody has more open than this.
    delete from core.presence p where p.tenant_id = v_tenant and p.user_id = v_me and p.id <> p_id
       and (p.seen_until <= clock_timestamp()
            or p.id in (select o.id from core.presence o where o.tenant_id = v_tenant and o.user_id = v_me order by o.seen_until desc offset 32));
    perform core.tell_present(v_relation, p_record);
  end if;
  return query select o.user_id, m.display_name, bool_or(o.is_editing), min(o.created_at)
    from core.others_present(v_relation, p_record) o
    join core.membership m on m.tenant_id = v_tenant and m.user_id = o.user_id
   group by o.user_id, m.display_name order by 3 desc, 4;
end $$;
comment on function core.keep_present(uuid, text, uuid, boolean) is
    'Notes for 150 seconds that I have a record open, and answers who else has, whoever edits it first. KO002 when I do not see it.';

create function core.end_presence(p_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_gone core.presence;
begin
  delete from core.presence p where p.tenant_id = core.tenant_id() and p.user_id = core.me() and p.id = p_id returning * into v_gone;
  if found then
    perform core.tell_present(v_gone.relation, v_gone.record_id);
  end if;
end $$;
comment on function core.end_presence(uuid) is 'Closes what I had open under this id.';

grant execute on function core.keep_present(uuid, text, uuid, boolean), core.end_presence(uuid) to kontor_app;
commit;
