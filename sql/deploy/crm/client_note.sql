-- Deploy kontor:crm/client_note to pg
-- Notes on a client's timeline; everybody who may see the client reads them, the writer changes them.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table crm.client_note (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  client_id uuid not null,
  body text not null,
  is_pinned boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  deleted_at timestamptz,
  constraint client_note_pkey primary key (tenant_id, id),
  constraint client_note_client foreign key (tenant_id, client_id) references crm.client (tenant_id, id),
  constraint client_note_body_given check (btrim(body) <> ''),
  constraint client_note_body_length check (char_length(body) <= 4000)
);

create index client_note_by_client on crm.client_note (tenant_id, client_id, is_pinned, created_at, id);

comment on table crm.client_note is 'Client note. Something worth remembering about a client.';
comment on column crm.client_note.tenant_id is 'Organization. The organization that the row belongs to.';
comment on column crm.client_note.id is 'Id. Made by the program that enters the row, so that sending it again is recognised.';
comment on column crm.client_note.version is 'Version. Counts changes; a save that is based on an older one is refused.';
comment on column crm.client_note.created_at is 'Created. When the row was entered.';
comment on column crm.client_note.updated_at is 'Changed. When the row was last changed.';
comment on column crm.client_note.created_by is 'Entered by. Who entered the row.';
comment on column crm.client_note.client_id is 'Client. Whom the note is about.';
comment on column crm.client_note.body is 'Note. What is worth remembering, up to 4000 characters.';
comment on column crm.client_note.is_pinned is 'Pinned. Pinned notes stay on top of the timeline.';
comment on column crm.client_note.deleted_at is 'Deleted. When the note was put in the trash.';

select core.protect('crm.client_note', 'client.read', 'client.write', 'created_by',
  '{id,client_id,body,is_pinned}', '{body,is_pinned,deleted_at}');

commit;
