-- Settings: the nearest scope wins (person, organization, platform). Secrets are encrypted with a key that no person's SQL reads.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table core.secret_key (
  id int not null default 1,
  key_bytes bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint secret_key_pkey primary key (id),
  constraint secret_key_single check (id = 1),
  constraint secret_key_length check (octet_length(key_bytes) >= 32)
);
insert into core.secret_key (key_bytes) values (ext.gen_random_bytes(32));
alter table core.secret_key enable row level security;
alter table core.secret_key force row level security;
comment on table core.secret_key is 'Encryption key. Read by kontor_definer alone.';
comment on column core.secret_key.id is 'Id. Always 1.';
comment on column core.secret_key.key_bytes is 'Key. Random bytes.';
comment on column core.secret_key.created_at is 'Created. When the key was made.';

create table core.setting (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  user_id uuid,
  key text not null,
  value text,
  value_encrypted bytea,
  value_type text not null default 'string',
  scope text not null generated always as (case when user_id is not null then 'user'
      when tenant_id = '00000000-0000-0000-0000-000000000000' then 'global' else 'tenant' end) stored,
  environment text not null default 'production',
  category text not null default '',
  description text not null default '',
  validation_rules jsonb not null default '{}',
  is_encrypted boolean not null generated always as (value_type = 'secret') stored,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint setting_pkey primary key (tenant_id, id),
  constraint setting_unique unique nulls not distinct (tenant_id, user_id, environment, key),
  constraint setting_tenant foreign key (tenant_id) references core.tenant (id),
  constraint setting_member foreign key (tenant_id, user_id) references core.membership (tenant_id, user_id),
  constraint setting_key_form check (key ~ '^[a-z][a-z0-9_.]{1,99}$'),
  constraint setting_value_length check (char_length(value) <= 10000),
  constraint setting_secret_length check (octet_length(value_encrypted) <= 12000),
  constraint setting_value_type check (value_type in ('string', 'integer', 'decimal', 'boolean', 'json', 'secret')),
  constraint setting_value_form check (case value_type
      when 'integer' then value ~ '^-?[0-9]{1,18}$' when 'decimal' then value ~ '^-?[0-9]{1,18}([.][0-9]{1,18})?$'
      when 'boolean' then value in ('true', 'false') when 'json' then value is null or value::jsonb is not null
      when 'secret' then value is null else true end),
  constraint setting_environment check (environment in ('production', 'staging', 'development'))
);
comment on table core.setting is 'Settings. Values that change how the program works; the nearest scope wins.';
comment on column core.setting.user_id is 'Person. Whose setting it is; empty for the organization''s.';
comment on column core.setting.key is 'Setting. Name of the setting.';
comment on column core.setting.value is 'Value. Empty for a secret.';
comment on column core.setting.value_encrypted is 'Secret. Encrypted value.';
comment on column core.setting.value_type is 'Type. What the value has to look like.';
comment on column core.setting.scope is 'Scope. Whom the setting holds for.';
comment on column core.setting.environment is 'Environment. Where the setting holds.';
comment on column core.setting.category is 'Category. Group of settings.';
comment on column core.setting.description is 'Description. What the setting does.';
comment on column core.setting.validation_rules is 'Rules. min, max or choices of the value.';
comment on column core.setting.is_encrypted is 'Secret. Whether the value is kept encrypted.';
select core.protect('core.setting', null);
-- The platform's settings are everyone's, a person's are their own.
select core.set_policy('core.setting', 'select', 'tenant_id = any (array[(select core.tenant_id()), core.platform_id()])
    and (user_id is null or user_id = (select core.me()))');

set local role kontor_definer;

create function core.encrypt_text(p_text text) returns bytea
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select ext.pgp_sym_encrypt(p_text, encode(k.key_bytes, 'hex'), 'cipher-algo=aes256, compress-algo=0') from core.secret_key k);
end $$;
comment on function core.encrypt_text(text) is 'Encrypts with the database''s key; for functions, not for people.';

create function core.decrypt_text(p_secret bytea) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select ext.pgp_sym_decrypt(p_secret, encode(k.key_bytes, 'hex')) from core.secret_key k);
end $$;
comment on function core.decrypt_text(bytea) is 'Decrypts what core.encrypt_text made; for functions, not for people.';

create function core.setting_value(p_key text, p_default text default null) returns text
language plpgsql stable parallel safe security definer cost 20 set search_path = pg_catalog, pg_temp as $$
declare
  v_value text;
begin
  select s.value into v_value from core.setting s
   where s.key = p_key and s.environment = 'production' and s.value_type <> 'secret'
     and ((s.tenant_id = core.tenant_id() and (s.user_id is null or s.user_id = core.me())) or s.tenant_id = core.platform_id())
   order by s.user_id is null, s.tenant_id = core.platform_id() limit 1;
  return case when found then v_value else p_default end;
end $$;
comment on function core.setting_value(text, text) is 'The value of a setting: mine, else the organization''s, else the platform''s, else the default.';

-- A person's own settings must not change a rule of the house.
create function core.house_setting(p_key text, p_default text) returns text
language plpgsql stable security definer cost 20 set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
begin
  return coalesce((select s.value from core.setting s
    where s.key = p_key and s.user_id is null and s.environment = 'production' and s.value_type <> 'secret'
      and s.tenant_id in (v_tenant, core.platform_id())
    order by s.tenant_id = core.platform_id() limit 1), p_default);
end $$;
comment on function core.house_setting(text, text) is 'A setting of the organization, else of the platform, else the default.';

create function core.house_number(p_key text, p_default numeric) returns numeric
language plpgsql stable security definer cost 20 set search_path = pg_catalog, pg_temp as $$
declare
  v_value text := core.house_setting(p_key, '');
begin
  return case when v_value ~ '^[0-9]{1,9}([.][0-9]{1,4})?$' then v_value::numeric else p_default end;
end $$;
comment on function core.house_number(text, numeric) is 'A number among the settings of the house; the default where it is none.';

create function core.set_setting(p_key text, p_value text, p_scope text default 'user', p_value_type text default 'string') returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_tenant uuid := core.tenant_id();
  v_user uuid;
begin
  if v_tenant is null then
    raise exception using errcode = 'KO008', message = 'no active membership of this organization';
  elsif p_scope = 'user' then
    v_user := core.me();
  elsif p_scope = 'tenant' then
    perform core.require('setting.manage');
  else
    raise exception using errcode = 'KO009', message = format('%s is not a scope', p_scope), hint = 'scope', column = 'scope';
  end if;
  if octet_length(p_value) > 10000 and p_value_type = 'secret' then
    raise exception using errcode = 'KO009', message = 'a secret of up to 10000 bytes is needed', hint = 'secret', column = 'value';
  end if;
  insert into core.setting as s (tenant_id, user_id, key, value_type, value, value_encrypted)
  values (v_tenant, v_user, p_key, p_value_type, case when p_value_type <> 'secret' then p_value end,
          case when p_value_type = 'secret' then core.encrypt_text(p_value) end)
  on conflict on constraint setting_unique do update
     set value = excluded.value, value_encrypted = excluded.value_encrypted, value_type = excluded.value_type;
end $$;
comment on function core.set_setting(text, text, text, text) is 'Sets a setting of mine, or of the organization (setting.manage).';
grant execute on function core.setting_value(text, text), core.set_setting(text, text, text, text) to kontor_app;

insert into core.setting (tenant_id, key, value, value_type, category, description, created_by) values
    (core.platform_id(), 'client.min_version', '0.1.0', 'string', 'program', 'Older programs are asked to update.', null),
    (core.platform_id(), 'session.idle_minutes', '480', 'integer', 'sign-in', 'A session without activity ends after this.', null),
    (core.platform_id(), 'invitation.days', '14', 'integer', 'sign-in', 'How long an invitation code can be used.', null),
    (core.platform_id(), 'verification.claim_minutes', '10', 'integer', 'verification', 'How long a claimed payment stays with its verifier.', null),
    (core.platform_id(), 'verification.late_hours', '4', 'integer', 'verification', 'From when a waiting payment counts as late.', null),
    (core.platform_id(), 'verification.undo_minutes', '10', 'integer', 'verification', 'How long a decision can be taken back.', null),
    (core.platform_id(), 'verification.rejection_reasons',
     '["Receipt is not readable","Amount differs from the receipt","Reference not found on the statement","Receipt belongs to another payment"]',
        'json', 'verification', 'Reasons that are offered.', null),
    (core.platform_id(), 'deal.sources', '["Referral","Website","Phone","Exhibition","Returning client"]', 'json', 'deals', 'Sources that are offered.', null),
    (core.platform_id(), 'deal.work_types', '["Installation","Service","Consulting","Delivery"]', 'json', 'deals', 'Types of work that are offered.', null);
commit;
