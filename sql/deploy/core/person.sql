-- People: one global identity each. Organizations see them through their membership, never through this table.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table core.app_user (
  id uuid not null default core.new_id(),
  login name not null,
  email text not null,
  email_verified_at timestamptz,
  first_name text not null,
  last_name text not null default '',
  display_name text collate core.alphabet not null generated always as (btrim(first_name || ' ' || last_name)) stored,
  initials text not null generated always as (upper(left(first_name, 1) || left(last_name, 1))) stored,
  phone text not null default '',
  status text not null default 'active',
  is_platform_admin boolean not null default false,
  must_change_password boolean not null default false,
  password_set_at timestamptz not null default clock_timestamp(),
  password_set_by uuid default core.me(),
  password_set_in xid8,
  trusted_from timestamptz,
  verifier_digest bytea,
  last_login_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  deleted_at timestamptz,
  constraint app_user_pkey primary key (id),
  constraint app_user_login_unique unique (login),
  constraint app_user_email_unique unique (email),
  constraint app_user_login_form check (login = core.login_name(email)),
  constraint app_user_email_form check (email = lower(btrim(email)) and email ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'
      and char_length(email) <= 254),
  constraint app_user_first_name_length check (char_length(btrim(first_name)) between 1 and 100),
  constraint app_user_last_name_length check (char_length(last_name) <= 100),
  constraint app_user_phone_form check (phone = '' or phone ~ '^[+][1-9][0-9]{5,14}$'),
  constraint app_user_status check (status in ('invited', 'active', 'suspended'))
);
comment on table core.app_user is 'People. Everyone who can sign in, once, whatever the number of organizations.';
comment on column core.app_user.login is 'Login. The PostgreSQL role.';
comment on column core.app_user.email is 'E-mail. The address that the person signs in with.';
comment on column core.app_user.email_verified_at is 'E-mail verified. When the person proved that the address is theirs.';
comment on column core.app_user.first_name is 'First name. Given name.';
comment on column core.app_user.last_name is 'Last name. Family name.';
comment on column core.app_user.display_name is 'Name. As lists show it.';
comment on column core.app_user.initials is 'Initials. As small pictures show them.';
comment on column core.app_user.phone is 'Phone. International form, for example +48221234567.';
comment on column core.app_user.status is 'Status. Invited people have not signed in yet; suspended ones can''t.';
comment on column core.app_user.is_platform_admin is 'Platform admin. Adds organizations, and sees none of their business.';
comment on column core.app_user.must_change_password is 'Must change password. Asked for at the next sign-in.';
comment on column core.app_user.password_set_at is 'Password set. When the password was set last.';
comment on column core.app_user.password_set_by is 'Password set by. The person, or whoever gave them a first password.';
comment on column core.app_user.password_set_in is 'Set in. Transaction that set the password, until nobody is connected with the one before.';
comment on column core.app_user.trusted_from is 'Trusted from. Connections count that began since then; empty: all do, infinity: none yet.';
comment on column core.app_user.verifier_digest is 'Password''s digest. SHA-256 of the verifier that was set, until nobody is connected with the one before.';
comment on column core.app_user.last_login_at is 'Last sign-in. When the person signed in last.';
select core.protect_shared('core.app_user', 'id',
    p_read => 'id = (select core.me()) or (select core.is_platform_admin())', p_write => 'id = (select core.me())',
    p_update => '{first_name,last_name,phone}');
-- Unique among everybody's: EXPLAIN ANALYZE would count the addresses of others, letter by letter. core.enter tells one's own.
revoke select (email, login) on core.app_user from kontor_app;

create table core.user_profile (
  user_id uuid not null default core.me(),
  picture_type text not null default '',
  bio text not null default '',
  date_of_birth date,
  gender text not null default '',
  timezone text not null default '',
  language text not null default '',
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint user_profile_pkey primary key (user_id),
  constraint user_profile_user foreign key (user_id) references core.app_user (id),
  constraint user_profile_picture_type check (picture_type in ('', 'image/png', 'image/jpeg')),
  constraint user_profile_bio_length check (char_length(bio) <= 2000),
  constraint user_profile_birth_past check (date_of_birth is null or date_of_birth between '1900-01-01' and '2100-01-01'),
  constraint user_profile_gender check (gender in ('', 'female', 'male', 'other')),
  constraint user_profile_language_form check (language = '' or language ~ '^[a-z]{2}(-[A-Z]{2})?$'),
  constraint user_profile_timezone_length check (char_length(timezone) <= 64)
);
alter table core.user_profile add picture bytea,
    add constraint user_profile_picture_size check (octet_length(picture) <= 1048576);
comment on table core.user_profile is 'Profiles. What people tell of themselves.';
comment on column core.user_profile.user_id is 'Person. Whose profile it is.';
comment on column core.user_profile.picture is 'Picture. PNG or JPEG up to 1 MB.';
comment on column core.user_profile.picture_type is 'Picture type. Media type of the picture.';
comment on column core.user_profile.bio is 'About. A few sentences.';
comment on column core.user_profile.date_of_birth is 'Date of birth. Optional.';
comment on column core.user_profile.gender is 'Gender. Optional.';
comment on column core.user_profile.timezone is 'Time zone. Empty: the organization''s.';
comment on column core.user_profile.language is 'Language. Empty: the organization''s.';
select core.protect_shared('core.user_profile', 'user_id', p_read => 'user_id = (select core.me())', p_write => 'user_id = (select core.me())',
    p_insert => '{user_id,bio,date_of_birth,gender,timezone,language}', p_update => '{bio,date_of_birth,gender,timezone,language}');

create table core.user_preference (
  user_id uuid not null default core.me(),
  theme text not null default 'system',
  currency text,
  email_notifications boolean not null default true,
  sms_notifications boolean not null default false,
  push_notifications boolean not null default true,
  profile_visibility text not null default 'organization',
  activity_tracking boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  metadata jsonb not null default '{}',
  constraint user_preference_pkey primary key (user_id),
  constraint user_preference_user foreign key (user_id) references core.app_user (id),
  constraint user_preference_currency foreign key (currency) references core.currency (code),
  constraint user_preference_metadata_size check (pg_column_size(metadata) <= 8192),
  constraint user_preference_theme check (theme in ('system', 'light', 'dark')),
  constraint user_preference_profile_visibility check (profile_visibility in ('private', 'team', 'organization'))
);
create index user_preference_currency_fk on core.user_preference (currency);
comment on table core.user_preference is 'Preferences. How people want the program to look and to reach them.';
comment on column core.user_preference.user_id is 'Person. Whose preferences they are.';
comment on column core.user_preference.theme is 'Theme. Light, dark, or as the desktop.';
comment on column core.user_preference.currency is 'Currency. Preferred for new amounts; empty: the organization''s.';
comment on column core.user_preference.email_notifications is 'By e-mail. Whether notifications come by e-mail.';
comment on column core.user_preference.sms_notifications is 'By SMS. Whether notifications come by text message.';
comment on column core.user_preference.push_notifications is 'On the desktop. Whether notifications pop up.';
comment on column core.user_preference.profile_visibility is 'Profile seen by. Who may see the profile.';
comment on column core.user_preference.activity_tracking is 'Activity. Whether page views are kept for the activity report.';
select core.protect_shared('core.user_preference', 'user_id', p_read => 'user_id = (select core.me())', p_write => 'user_id = (select core.me())',
    p_insert => '{user_id,theme,currency,email_notifications,sms_notifications,push_notifications,profile_visibility,activity_tracking,metadata}',
    p_update => '{theme,currency,email_notifications,sms_notifications,push_notifications,profile_visibility,activity_tracking,metadata}');

create table core.user_address (
  id uuid not null default core.new_id(),
  user_id uuid not null default core.me(),
  address_type text not null default 'home',
  street text not null,
  city text collate core.alphabet not null,
  postal_code text not null default '',
  region text not null default '',
  country text not null default '',
  is_default boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  deleted_at timestamptz,
  constraint user_address_pkey primary key (id),
  constraint user_address_user foreign key (user_id) references core.app_user (id),
  constraint user_address_type check (address_type in ('home', 'work', 'billing')),
  constraint user_address_length check (char_length(street) <= 300 and char_length(city) <= 100 and char_length(postal_code) <= 20
      and char_length(region) <= 100),
  constraint user_address_country_form check (country = '' or country ~ '^[A-Z]{2}$')
);
create index user_address_user_fk on core.user_address (user_id);
create unique index user_address_one_default on core.user_address (user_id, address_type) where is_default and deleted_at is null;
comment on table core.user_address is 'Addresses. Where people live, work and get bills.';
comment on column core.user_address.user_id is 'Person. Whose address it is.';
comment on column core.user_address.address_type is 'Type. Home, work or billing.';
comment on column core.user_address.street is 'Street. Street and number.';
comment on column core.user_address.city is 'City. Name of the city.';
comment on column core.user_address.postal_code is 'Postal code. As letters need it.';
comment on column core.user_address.region is 'Region. State or voivodeship.';
comment on column core.user_address.country is 'Country. Two-letter code of ISO 3166.';
comment on column core.user_address.is_default is 'Default. The one address of its type that is used.';
select core.protect_shared('core.user_address', 'id', p_read => 'user_id = (select core.me())', p_write => 'user_id = (select core.me())',
    p_insert => '{id,user_id,address_type,street,city,postal_code,region,country,is_default}',
    p_update => '{address_type,street,city,postal_code,region,country,is_default,deleted_at}');
commit;
