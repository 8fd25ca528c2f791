-- What people do that changes no row, and the events of agents and channels.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table audit.activity (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  at timestamptz not null default clock_timestamp(),
  user_id uuid default core.me(),
  login text not null default session_user,
  kind text not null,
  page text not null default '',
  detail jsonb not null default '{}',
  client_ip inet default inet_client_addr(),
  outcome text not null default '',
  constraint activity_pkey primary key (tenant_id, at, id),
  constraint activity_outcome check (outcome in ('', 'done', 'failed', 'stopped')),
  constraint activity_kind check (kind in ('sign_in', 'sign_out', 'failed_sign_in', 'export', 'print', 'page_view', 'password_change',
                                           'password_reset', 'import'))
) partition by range (at);
create index activity_user on audit.activity (tenant_id, user_id, at);
create table audit.activity_default partition of audit.activity default;
alter table audit.activity_default enable row level security;
alter table audit.activity_default force row level security;
do $$ begin perform audit.add_partitions('audit.activity'); end $$;
comment on table audit.activity is 'Activity. What people did that changed no row.';
comment on column audit.activity.at is 'When. The moment of the activity.';
comment on column audit.activity.user_id is 'Who. The person.';
comment on column audit.activity.login is 'Login. The database role.';
comment on column audit.activity.kind is 'Activity. What was done.';
comment on column audit.activity.page is 'Page. Where in the program.';
comment on column audit.activity.detail is 'Details. Further values as name and value.';
comment on column audit.activity.outcome is 'Outcome. What came of it, where the program said so; an export is noted before the first row leaves.';
comment on column audit.activity.client_ip is 'Address. Network address of the client; empty for this computer.';
select core.protect('audit.activity', 'audit.read', p_audit => false, p_notify => false);

create table audit.event (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  at timestamptz not null default clock_timestamp(),
  type text not null,
  category text not null default '',
  session_key text not null default '',
  data jsonb not null default '{}',
  constraint event_pkey primary key (tenant_id, id),
  constraint event_tenant foreign key (tenant_id) references core.tenant (id),
  constraint event_type_length check (char_length(type) between 1 and 100),
  constraint event_text_length check (char_length(category) <= 100 and char_length(session_key) <= 255)
);
create index event_when on audit.event (tenant_id, at, id);
comment on table audit.event is 'Events. What agents and channels report for the charts.';
comment on column audit.event.at is 'When. The moment of the event.';
comment on column audit.event.type is 'Type. What happened.';
comment on column audit.event.category is 'Category. Group of types.';
comment on column audit.event.session_key is 'Session. Visit that the event belongs to.';
comment on column audit.event.data is 'Data. Values of the event.';
select core.protect('audit.event', 'report.read', p_audit => false, p_notify => false);

-- Everyone who may read the trail reads all of it, with the rows that the person's own partition scan finds.
alter table audit.change enable row level security;
alter table audit.change force row level security;
select core.set_policy('audit.change', 'select', core.rule('audit.read', null));
select core.grant_columns('audit.change', '{}', '{}');
select core.keep_no_samples('audit.change');

set local role kontor_definer;
-- Functions note what they did; people can't write that they signed in, or that somebody failed to.
create function audit.note_activity(p_tenant uuid, p_kind text, p_detail jsonb, p_page text default '', p_id uuid default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into audit.activity (tenant_id, id, kind, detail, page)
  values (p_tenant, coalesce(p_id, core.new_id()), p_kind, coalesce(p_detail, '{}'), coalesce(p_page, ''));
end $$;
comment on function audit.note_activity(uuid, text, jsonb, text, uuid) is 'Notes what a function did for the person.';

create function audit.log_activity(p_kind text, p_detail jsonb default '{}', p_page text default '', p_id uuid default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if core.tenant_id() is null then
    raise exception using errcode = 'KO008', message = 'no active membership of this organization';
  elsif p_kind is null or p_kind not in ('export', 'print', 'page_view', 'import') then
    raise exception using errcode = 'KO009', message = 'an export, a print, a page view or an import', hint = 'kind', column = 'kind';
  elsif octet_length(p_detail::text) > 10000 or char_length(p_page) > 200 then
    raise exception using errcode = 'KO009', message = 'the details of an activity are too long', hint = 'detail', column = 'detail';
  end if;
  perform audit.note_activity(core.tenant_id(), p_kind, p_detail, p_page, p_id);
end $$;
comment on function audit.log_activity(text, jsonb, text, uuid) is 'Notes what the person did: export, import, print, page view.';

-- Once: what was said stays.
create function audit.tell_outcome(p_activity uuid, p_outcome text, p_rows bigint default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_outcome is null or p_outcome not in ('done', 'failed', 'stopped') then
    raise exception using errcode = 'KO009', message = 'done, failed or stopped', hint = 'outcome', column = 'outcome';
  elsif p_rows < 0 then
    raise exception using errcode = 'KO009', message = 'rows are counted from none', hint = 'rows', column = 'rows';
  end if;
  update audit.activity a
     set outcome = p_outcome, detail = case when p_rows is null then a.detail else a.detail || jsonb_build_object('written', p_rows) end
   where a.tenant_id = core.tenant_id() and a.user_id = core.me() and a.id = p_activity and a.outcome = ''
     and a.kind in ('export', 'import') and a.at > now() - interval '7 days';
end $$;
comment on function audit.tell_outcome(uuid, text, bigint) is 'Says what came of an export or import of one''s own, and how many rows it had.';
grant execute on function audit.log_activity(text, jsonb, text, uuid), audit.tell_outcome(uuid, text, bigint) to kontor_app;
commit;
