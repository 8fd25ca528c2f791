-- Organizations. Everything that an organization owns starts its keys with tenant_id.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table core.tenant (
  id uuid not null default core.new_id(),
  name text collate core.alphabet not null,
  slug text not null,
  description text not null default '',
  status text not null default 'active',
  visibility text not null default 'private',
  owner_id uuid,
  industry text not null default '',
  business_type text not null default '',
  company_size text not null default '',
  website text not null default '',
  logo_id uuid,
  email text not null default '',
  phone text not null default '',
  address text not null default '',
  city text collate core.alphabet not null default '',
  country text not null default '',
  timezone text not null default 'UTC',
  currency text not null default 'EUR',
  language text not null default 'en',
  business_hours jsonb not null default '{}',
  onboarding_completed boolean not null default false,
  settings jsonb not null default '{}',
  suspended_at timestamptz,
  suspended_reason text not null default '',
  status_before text not null default '',
  channel text not null default 'k_' || replace(gen_random_uuid()::text, '-', ''),
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  deleted_at timestamptz,
  constraint tenant_pkey primary key (id),
  constraint tenant_slug_unique unique (slug),
  constraint tenant_currency foreign key (currency) references core.currency (code),
  constraint tenant_name_length check (char_length(name) between 1 and 200),
  constraint tenant_slug_form check (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  constraint tenant_description_length check (char_length(description) <= 2000),
  constraint tenant_status check (status in ('trial', 'active', 'suspended', 'closed')),
  constraint tenant_suspended_fits check ((status = 'suspended') = (suspended_at is not null)),
  constraint tenant_suspended_reason_length check (char_length(suspended_reason) <= 500),
  constraint tenant_status_before check (status_before in ('', 'trial', 'active')),
  constraint tenant_visibility check (visibility in ('private', 'public')),
  constraint tenant_company_size check (company_size in ('', '1-10', '11-50', '51-200', '201-1000', '1000+')),
  constraint tenant_website_form check (website = '' or website ~ '^https?://[^[:space:]]+$'),
  constraint tenant_email_form check (email = '' or email ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'),
  constraint tenant_phone_form check (phone = '' or phone ~ '^[+][1-9][0-9]{5,14}$'),
  constraint tenant_country_form check (country = '' or country ~ '^[A-Z]{2}$'),
  constraint tenant_language_form check (language ~ '^[a-z]{2}(-[A-Z]{2})?$'),
  constraint tenant_json_size check (pg_column_size(settings) <= 65536 and pg_column_size(business_hours) <= 8192),
  constraint tenant_text_length check (char_length(industry) <= 100 and char_length(business_type) <= 100 and char_length(website) <= 300
      and char_length(email) <= 254 and char_length(address) <= 300 and char_length(city) <= 100)
);
-- Not a whole one, which foreign keys could refer to: the channel would be part of the key, and whoever is in the middle of writing anything of the
-- organization would keep it from moving, and with it anybody from being suspended.
create unique index tenant_channel_unique on core.tenant (channel) where channel <> '';
create index tenant_currency_fk on core.tenant (currency);

comment on table core.tenant is 'Organizations. A company that works in Kontor, with its currency, time zone and business hours.';
comment on column core.tenant.name is 'Name. The organization''s name as people know it.';
comment on column core.tenant.slug is 'Short name. Small letters, digits and hyphens; unique.';
comment on column core.tenant.description is 'Description. What the organization does.';
comment on column core.tenant.status is 'Status. Only a trial or active organization can be worked in.';
comment on column core.tenant.visibility is 'Visibility. Whether others may know that the organization exists.';
comment on column core.tenant.owner_id is 'Owner. The person who answers for the organization.';
comment on column core.tenant.industry is 'Industry. Free word, for example energy.';
comment on column core.tenant.business_type is 'Business type. Free word, for example wholesale.';
comment on column core.tenant.company_size is 'Size. Number of people.';
comment on column core.tenant.website is 'Website. Address that starts with https://.';
comment on column core.tenant.logo_id is 'Logo. Attached picture.';
comment on column core.tenant.email is 'E-mail. Address for the public.';
comment on column core.tenant.phone is 'Phone. International form, for example +48221234567.';
comment on column core.tenant.address is 'Address. Street and number.';
comment on column core.tenant.city is 'City. Postal code and city.';
comment on column core.tenant.country is 'Country. Two-letter code of ISO 3166.';
comment on column core.tenant.timezone is 'Time zone. Name of the IANA database; dates of the business are dates there.';
comment on column core.tenant.currency is 'Currency. Reports are converted to it.';
comment on column core.tenant.language is 'Language. Code such as en or pl.';
comment on column core.tenant.business_hours is 'Business hours. Per weekday a list of intervals.';
comment on column core.tenant.onboarding_completed is 'Set up. Whether the first steps are done.';
comment on column core.tenant.settings is 'Settings. Further values as name and value.';
comment on column core.tenant.suspended_at is 'Suspended. Since when nobody can work in the organization.';
comment on column core.tenant.suspended_reason is 'Reason. Why the organization is suspended.';
comment on column core.tenant.status_before is 'Status before. What it goes back to when it is resumed.';
comment on column core.tenant.channel is 'Channel. Name on which listeners hear of changes; known to members only.';

-- The platform's own row: it stands for no organization and nobody can enter it.
insert into core.tenant (id, name, slug, status, created_by) values (core.platform_id(), 'Platform', 'platform', 'closed', null);

create function core.check_tenant() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform now() at time zone new.timezone;
  return new;
exception when invalid_parameter_value then
  raise exception using errcode = 'KO009', message = format('%s is not a time zone', new.timezone), column = 'timezone';
end $$;
comment on function core.check_tenant() is 'Refuses a time zone that the server does not know.';
create trigger tenant_check before insert or update of timezone on core.tenant for each row execute function core.check_tenant();

select core.protect_shared('core.tenant', 'id',
    p_read => 'id = (select core.tenant_id()) or (select core.is_platform_admin())',
    p_write => 'id = (select core.tenant_for(''tenant.manage''))',
    p_update => '{name,description,industry,business_type,company_size,website,logo_id,email,phone,address,city,country,'
        'timezone,currency,language,business_hours,onboarding_completed,settings}');
-- Whoever may put a column under a condition finds all of its values through an index that has no organization: EXPLAIN ANALYZE counts the rows that
-- row-level security left out. core.enter tells the own one.
revoke select (channel, slug) on core.tenant from kontor_app;

commit;
