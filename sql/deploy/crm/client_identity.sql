-- Deploy kontor:crm/client_identity to pg
-- One client, many doors: how a client is known on each channel.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table crm.client_identity (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  client_id uuid not null,
  channel text not null,
  external_id text not null,
  display_name text collate core.alphabet not null default '',
  picture_id uuid,
  locale text not null default '',
  timezone text not null default '',
  routed_domain text not null default '',
  last_interaction_at timestamptz,
  metadata jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint client_identity_pkey primary key (tenant_id, id),
  constraint client_identity_client foreign key (tenant_id, client_id) references crm.client (tenant_id, id),
  constraint client_identity_picture foreign key (tenant_id, picture_id) references core.attachment (tenant_id, id),
  constraint client_identity_once unique (tenant_id, channel, external_id),
  constraint client_identity_channel_known check (channel in ('phone', 'email', 'whatsapp', 'facebook', 'web', 'bot')),
  constraint client_identity_external_id_given check (external_id <> ''),
  constraint client_identity_external_id_length check (char_length(external_id) <= 200),
  constraint client_identity_display_name_length check (char_length(display_name) <= 200),
  constraint client_identity_locale_length check (char_length(locale) <= 20),
  constraint client_identity_timezone_length check (char_length(timezone) <= 64),
  constraint client_identity_routed_domain_length check (char_length(routed_domain) <= 64),
  constraint client_identity_metadata_size check (pg_column_size(metadata) <= 8192)
);

create index client_identity_by_client on crm.client_identity (tenant_id, client_id);
create index client_identity_by_picture on crm.client_identity (tenant_id, picture_id) where picture_id is not null;

comment on table crm.client_identity is 'Client identity. How a client is known on one channel.';
comment on column crm.client_identity.tenant_id is 'Organization. The organization that the row belongs to.';
comment on column crm.client_identity.id is 'Id. Made by the program that enters the row, so that sending it again is recognised.';
comment on column crm.client_identity.version is 'Version. Counts changes; a save that is based on an older one is refused.';
comment on column crm.client_identity.created_at is 'Created. When the row was entered.';
comment on column crm.client_identity.updated_at is 'Changed. When the row was last changed.';
comment on column crm.client_identity.created_by is 'Entered by. Who entered the row.';
comment on column crm.client_identity.client_id is 'Client. Whom the identity belongs to.';
comment on column crm.client_identity.channel is 'Channel. Where the client is known under this id.';
comment on column crm.client_identity.external_id is 'External id. Number, address or id on the channel.';
comment on column crm.client_identity.display_name is 'Shown name. The name that the channel shows.';
comment on column crm.client_identity.picture_id is 'Picture. The picture that the channel shows.';
comment on column crm.client_identity.locale is 'Locale. Language and region that the channel reports.';
comment on column crm.client_identity.timezone is 'Time zone. Where the client is, as the channel reports it.';
comment on column crm.client_identity.routed_domain is 'Routed to. The part of the program that messages from here go to.';
comment on column crm.client_identity.last_interaction_at is 'Last contact. When the client was last heard from here.';
comment on column crm.client_identity.metadata is 'More. Further fields that the channel reports.';

select core.protect('crm.client_identity', 'client.read', 'client.write', 'created_by',
  '{id,client_id,channel,external_id,display_name,locale,timezone,routed_domain,last_interaction_at}',
  '{display_name,locale,timezone,routed_domain,last_interaction_at}');

commit;
