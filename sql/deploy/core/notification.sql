-- Notifications: functions write them, each person reads and ticks off their own.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table core.notification_template (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  name text collate core.alphabet not null,
  notification_type text not null,
  title text not null,
  message text not null,
  variables jsonb not null default '[]',
  is_active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint notification_template_pkey primary key (tenant_id, id),
  constraint notification_template_unique unique (tenant_id, notification_type, name),
  constraint notification_template_tenant foreign key (tenant_id) references core.tenant (id),
  constraint notification_template_type_form check (notification_type ~ '^[a-z][a-z0-9_.]{1,59}$'),
  constraint notification_template_variables_size check (pg_column_size(variables) <= 8192),
  constraint notification_template_length check (char_length(name) between 1 and 100 and char_length(title) <= 200 and char_length(message) <= 2000)
);
comment on table core.notification_template is 'Notification texts. The organization''s own words for its notifications.';
comment on column core.notification_template.name is 'Name. What the text is called.';
comment on column core.notification_template.notification_type is 'Type. What it tells of, for example payment.verified.';
comment on column core.notification_template.title is 'Title. First line, with {variables}.';
comment on column core.notification_template.message is 'Message. The text, with {variables}.';
comment on column core.notification_template.variables is 'Variables. Names that the text may use.';
comment on column core.notification_template.is_active is 'Active. Whether the text is used.';
select core.protect('core.notification_template', null, 'setting.manage',
    p_insert => '{name,notification_type,title,message,variables,is_active}', p_update => '{name,title,message,variables,is_active}');

create table core.notification_preference (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  user_id uuid not null default core.me(),
  notification_type text not null,
  channel text not null default 'desktop',
  is_enabled boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint notification_preference_pkey primary key (tenant_id, id),
  constraint notification_preference_unique unique (tenant_id, user_id, notification_type, channel),
  constraint notification_preference_member foreign key (tenant_id, user_id) references core.membership (tenant_id, user_id),
  constraint notification_preference_channel check (channel in ('desktop', 'email', 'sms', 'push')),
  constraint notification_preference_type_form check (notification_type ~ '^[a-z][a-z0-9_.]{1,59}$')
);
comment on table core.notification_preference is 'Notification choices. What each person wants to hear of, and where.';
comment on column core.notification_preference.user_id is 'Person. Whose choice it is.';
comment on column core.notification_preference.notification_type is 'Type. What it is about.';
comment on column core.notification_preference.channel is 'Channel. Where it arrives.';
comment on column core.notification_preference.is_enabled is 'On. Whether the person wants it.';
select core.protect('core.notification_preference', 'own', 'own', 'user_id',
    p_insert => '{user_id,notification_type,channel,is_enabled}', p_update => '{is_enabled}', p_notify => false);

create table core.notification (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  user_id uuid not null,
  notification_type text not null,
  title text not null,
  message text not null default '',
  data jsonb not null default '{}',
  record_table text not null default '',
  record_id uuid,
  is_read boolean not null default false,
  read_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint notification_pkey primary key (tenant_id, id),
  constraint notification_member foreign key (tenant_id, user_id) references core.membership (tenant_id, user_id),
  constraint notification_type_form check (notification_type ~ '^[a-z][a-z0-9_.]{1,59}$'),
  constraint notification_length check (char_length(title) between 1 and 200 and char_length(message) <= 2000)
);
create index notification_of_member on core.notification (tenant_id, user_id, is_read, created_at desc);
comment on table core.notification is 'Notifications. What happened that concerns a person.';
comment on column core.notification.user_id is 'For. Whom it concerns.';
comment on column core.notification.notification_type is 'Type. What it is about.';
comment on column core.notification.title is 'Title. What happened.';
comment on column core.notification.message is 'Message. More about it.';
comment on column core.notification.data is 'Details. Values of the text.';
comment on column core.notification.record_table is 'Kind of record. Where the link leads.';
comment on column core.notification.record_id is 'Record. Where the link leads.';
comment on column core.notification.is_read is 'Read. Whether the person ticked it off.';
comment on column core.notification.read_at is 'Read at. When the person ticked it off.';
-- Written by the hundred and worth nothing afterwards: not in the trail.
select core.protect('core.notification', 'own', 'own', 'user_id', p_update => '{is_read}', p_audit => false);

create function core.stamp_read() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.read_at := case when new.is_read then coalesce(old.read_at, clock_timestamp()) end;
  return new;
end $$;
comment on function core.stamp_read() is 'Keeps when a notification was read.';
create trigger notification_read before update of is_read on core.notification for each row execute function core.stamp_read();

set local role kontor_definer;
-- Called by functions that know what happened. Nobody is told of what they did themselves, or does not want to hear.
create function core.notify_user(p_tenant uuid, p_user uuid, p_type text, p_title text, p_message text default '',
    p_table text default '', p_record uuid default null, p_data jsonb default '{}') returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_id uuid;
begin
  if p_user is null or p_user is not distinct from core.me()
     or exists (select from core.notification_preference n where n.tenant_id = p_tenant and n.user_id = p_user
                   and n.notification_type = p_type and n.channel = 'desktop' and not n.is_enabled) then
    return null;
  end if;
  insert into core.notification (tenant_id, user_id, notification_type, title, message, data, record_table, record_id)
  values (p_tenant, p_user, p_type, left(p_title, 200), left(p_message, 2000), p_data, p_table, p_record)
  returning id into v_id;
  return v_id;
end $$;
comment on function core.notify_user(uuid, uuid, text, text, text, text, uuid, jsonb) is 'Tells a person of something that concerns them.';
commit;
