-- Deploy kontor:crm/client to pg
-- The people and companies outside: everybody in the organization may find them, their owner looks after them.
begin;
set local lock_timeout = '3s';
-- the organization leads the search index, so that a search reads its own rows alone
create extension if not exists btree_gin schema ext;

set local role kontor_owner;

create table crm.client (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  name text collate core.alphabet not null,
  company text collate core.alphabet not null default '',
  contact text collate core.alphabet not null default '',
  email text not null default '',
  phone text not null default '',
  address text not null default '',
  city text collate core.alphabet not null default '',
  country text not null default '',
  language text not null default '',
  tax_number text not null default '',
  satisfaction_tenths int,
  client_status text not null default 'new',
  notes_encrypted bytea,
  owner_id uuid not null default core.me(),
  is_active boolean not null default true,
  search text not null generated always as
    (lower((name || ' ' || company || ' ' || contact || ' ' || email || ' ' || phone || ' ' || tax_number) collate "default")) stored,
  metadata jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  deleted_at timestamptz,
  constraint client_pkey primary key (tenant_id, id),
  constraint client_tenant foreign key (tenant_id) references core.tenant (id),
  constraint client_owner foreign key (tenant_id, owner_id) references core.membership (tenant_id, user_id),
  constraint client_name_given check (btrim(name) <> ''),
  constraint client_name_length check (char_length(name) <= 200),
  constraint client_company_length check (char_length(company) <= 200),
  constraint client_contact_length check (char_length(contact) <= 200),
  constraint client_email_format check (email = '' or email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  constraint client_email_length check (char_length(email) <= 254),
  constraint client_phone_format check (phone = '' or phone ~ '^\+[1-9][0-9]{5,14}$'),
  constraint client_address_length check (char_length(address) <= 500),
  constraint client_city_length check (char_length(city) <= 100),
  constraint client_country_format check (country = '' or country ~ '^[A-Z]{2}$'),
  constraint client_language_format check (language = '' or language ~ '^[a-z]{2}$'),
  constraint client_tax_number_length check (char_length(tax_number) <= 32),
  constraint client_satisfaction_range check (satisfaction_tenths between 0 and 50),
  constraint client_status_known check (client_status in ('new', 'returning', 'loyal')),
  constraint client_metadata_size check (pg_column_size(metadata) <= 8192)
);

create index client_by_name on crm.client (tenant_id, name, id);
create index client_by_created on crm.client (tenant_id, created_at, id);
create index client_by_company on crm.client (tenant_id, company, id);
create index client_by_city on crm.client (tenant_id, city, id);
create index client_by_owner on crm.client (tenant_id, owner_id, name, id) include (deleted_at);
create index client_by_email on crm.client (tenant_id, email, id);
create index client_by_satisfaction on crm.client (tenant_id, satisfaction_tenths) include (owner_id)
    where satisfaction_tenths is not null and deleted_at is null;
create index client_trash on crm.client (tenant_id, deleted_at, id) where deleted_at is not null;
create index client_search on crm.client using gin (tenant_id, search ext.gin_trgm_ops);

comment on table crm.client is 'Client. A person or company outside the organization that deals are made with.';
comment on column crm.client.tenant_id is 'Organization. The organization that the row belongs to.';
comment on column crm.client.id is 'Id. Made by the program that enters the row, so that sending it again is recognised.';
comment on column crm.client.version is 'Version. Counts changes; a save that is based on an older one is refused.';
comment on column crm.client.created_at is 'Created. When the row was entered.';
comment on column crm.client.updated_at is 'Changed. When the row was last changed.';
comment on column crm.client.created_by is 'Entered by. Who entered the row.';
comment on column crm.client.name is 'Name. What the client is called on lists and invoices.';
comment on column crm.client.company is 'Company. The company that the person works for.';
comment on column crm.client.contact is 'Contact. Whom one speaks to there, where the client is a company.';
comment on column crm.client.email is 'E-mail. Where messages and invoices are sent.';
comment on column crm.client.phone is 'Phone. In international form, for example +48585550173.';
comment on column crm.client.address is 'Address. Street, house and postcode.';
comment on column crm.client.city is 'City. Where the client is.';
comment on column crm.client.country is 'Country. Two letters, for example PL.';
comment on column crm.client.language is 'Language. Two letters, for example pl; the client is written to in it.';
comment on column crm.client.tax_number is 'Tax number. VAT or other tax number as on invoices.';
comment on column crm.client.satisfaction_tenths is 'Satisfaction. Rating in tenths, 0 to 50 (45 means 4.5 of 5).';
comment on column crm.client.client_status is 'Client status. New, returning or loyal.';
comment on column crm.client.notes_encrypted is 'Private notes. Kept encrypted; read and written through functions.';
comment on column crm.client.owner_id is 'Owner. The colleague who looks after the client.';
comment on column crm.client.is_active is 'Active. Switched off for clients that nobody works with any more.';
comment on column crm.client.search is 'Search text. What a search for the client looks through.';
comment on column crm.client.metadata is 'More. Further fields of an import or an integration; "sent": a digest of what was sent to enter it with a deal.';
comment on column crm.client.deleted_at is 'Deleted. When the client was put in the trash.';

select core.protect('crm.client', 'client.read', 'client.write', 'owner_id',
  '{id,name,company,contact,email,phone,address,city,country,language,tax_number,satisfaction_tenths,client_status,owner_id,is_active}',
  '{name,company,contact,email,phone,address,city,country,language,tax_number,satisfaction_tenths,client_status,owner_id,is_active,deleted_at}');

commit;
