-- Exchange rates, parts of the program that an organization switches on or off, credentials, retention.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table core.exchange_rate (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  currency text not null,
  base text not null,
  valid_on date not null,
  rate numeric(20, 10) not null,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint exchange_rate_pkey primary key (tenant_id, id),
  constraint exchange_rate_unique unique (tenant_id, currency, base, valid_on),
  constraint exchange_rate_tenant foreign key (tenant_id) references core.tenant (id),
  constraint exchange_rate_currency foreign key (currency) references core.currency (code),
  constraint exchange_rate_base foreign key (base) references core.currency (code),
  -- NaN is greater than every number
  constraint exchange_rate_positive check (rate > 0 and rate <= 1000000000),
  constraint exchange_rate_day check (valid_on between '1970-01-01' and '2199-12-31'),
  constraint exchange_rate_differs check (currency <> base)
);
create index exchange_rate_currency_fk on core.exchange_rate (currency, tenant_id);
create index exchange_rate_base_fk on core.exchange_rate (base, valid_on, tenant_id);   -- figures ask for the rates of a period
comment on table core.exchange_rate is 'Exchange rates. What one unit of a currency was worth in another on a day.';
comment on column core.exchange_rate.currency is 'Currency. What is converted.';
comment on column core.exchange_rate.base is 'Into. What it is converted into.';
comment on column core.exchange_rate.valid_on is 'Day. From this day until the next rate.';
comment on column core.exchange_rate.rate is 'Rate. Units of the base for one unit of the currency.';
select core.protect('core.exchange_rate', null, 'setting.manage', p_insert => '{currency,base,valid_on,rate}', p_update => '{rate}');
-- The platform's rates serve everyone; an organization's own come first.
select core.set_policy('core.exchange_rate', 'select', 'tenant_id = any (array[(select core.tenant_id()), core.platform_id()])');

create table core.domain (
  key text not null,
  name text collate core.alphabet not null,
  description text not null default '',
  is_default boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint domain_pkey primary key (key),
  constraint domain_key_form check (key ~ '^[a-z][a-z_]{1,39}$')
);
comment on table core.domain is 'Parts. Parts of the program that can be switched on or off.';
comment on column core.domain.key is 'Key. Short name.';
comment on column core.domain.name is 'Part. As people see it.';
comment on column core.domain.description is 'Description. What it is for.';
comment on column core.domain.is_default is 'On at first. Whether new organizations have it.';
select core.protect_shared('core.domain', 'key', 'true');

create table core.tenant_domain (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  domain_key text not null,
  is_on boolean not null,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint tenant_domain_pkey primary key (tenant_id, id),
  constraint tenant_domain_unique unique (tenant_id, domain_key),
  constraint tenant_domain_tenant foreign key (tenant_id) references core.tenant (id),
  constraint tenant_domain_domain foreign key (domain_key) references core.domain (key)
);
create index tenant_domain_domain_fk on core.tenant_domain (domain_key, tenant_id);
comment on table core.tenant_domain is 'Parts in use. What the organization switched on or off.';
comment on column core.tenant_domain.domain_key is 'Part. Which part of the program.';
comment on column core.tenant_domain.is_on is 'On. Whether the organization uses it.';
select core.protect('core.tenant_domain', null, 'tenant.manage', p_insert => '{domain_key,is_on}', p_update => '{is_on}');

create table core.credential (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  name text collate core.alphabet not null,
  api_type text not null,
  provider text not null,
  endpoint_url text not null default '',
  secret bytea,
  configuration jsonb not null default '{}',
  is_active boolean not null default true,
  last_tested_at timestamptz,
  last_error text not null default '',
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint credential_pkey primary key (tenant_id, id),
  constraint credential_name_unique unique (tenant_id, name),
  constraint credential_tenant foreign key (tenant_id) references core.tenant (id),
  constraint credential_api_type check (api_type in ('llm_text', 'llm_voice', 'crm', 'erp', 'payment', 'messaging')),
  constraint credential_endpoint_form check (endpoint_url = '' or endpoint_url ~ '^https://[^[:space:]]{1,500}$'),
  constraint credential_configuration_size check (pg_column_size(configuration) <= 8192),
  constraint credential_length check (char_length(name) between 1 and 100 and char_length(provider) between 1 and 100)
);
comment on table core.credential is 'Credentials. Keys of services that the organization uses.';
comment on column core.credential.name is 'Name. What the key is called.';
comment on column core.credential.api_type is 'Kind. What the service does.';
comment on column core.credential.provider is 'Provider. Who runs the service.';
comment on column core.credential.endpoint_url is 'Address. Where the service is; starts with https://.';
comment on column core.credential.secret is 'Secret. Encrypted, shown to nobody.';
comment on column core.credential.configuration is 'Configuration. Further values as name and value.';
comment on column core.credential.is_active is 'Active. Whether the key is used.';
comment on column core.credential.last_tested_at is 'Last test. When the key was tried last.';
comment on column core.credential.last_error is 'Last error. What the last test said.';
select core.protect('core.credential', 'setting.manage', 'setting.manage',
    p_insert => '{name,api_type,provider,endpoint_url,configuration,is_active}', p_update => '{name,provider,endpoint_url,configuration,is_active}');

create table core.retention_policy (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  table_name text not null,
  keep_days int not null,
  action text not null default 'delete',
  is_active boolean not null default true,
  last_run_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint retention_policy_pkey primary key (tenant_id, id),
  constraint retention_policy_unique unique (tenant_id, table_name),
  constraint retention_policy_tenant foreign key (tenant_id) references core.tenant (id),
  constraint retention_policy_table check (table_name in ('core.notification', 'core.user_session', 'core.verification_token',
                                                          'audit.activity', 'audit.event', 'crm.client')),
  constraint retention_policy_action check (action in ('delete', 'anonymise')),
  constraint retention_policy_fits check ((table_name = 'crm.client') = (action = 'anonymise')),
  constraint retention_policy_keep_days check (keep_days between 1 and 36500),
  -- who signed in, exported, or reset whose password is not forgotten overnight
  constraint retention_policy_keep_activity check (table_name <> 'audit.activity' or keep_days >= 90)
);
comment on table core.retention_policy is 'Retention. How long what is kept, and what happens then.';
comment on column core.retention_policy.table_name is 'What. The rows that the rule is about.';
comment on column core.retention_policy.keep_days is 'Keep for. In days.';
comment on column core.retention_policy.action is 'Then. Deleted, or made nameless.';
comment on column core.retention_policy.is_active is 'Active. Whether the rule is carried out.';
comment on column core.retention_policy.last_run_at is 'Last effect. When the rule last deleted rows.';
select core.protect('core.retention_policy', 'setting.manage', 'setting.manage', p_insert => '{table_name,keep_days,action,is_active}',
    p_update => '{keep_days,is_active}');

set local role kontor_definer;

insert into core.domain (key, name, description, is_default) values
    ('sales', 'Sales', 'Deals, payments, invoices, commissions.', true), ('front_office', 'Front office', 'Conversations and requests.', true),
    ('calendar', 'Calendar', 'Services and appointments.', true), ('shop', 'Shop', 'Products and orders.', true),
    ('knowledge', 'Knowledge', 'Articles, documents, prompts.', true), ('billing', 'Billing', 'Plans, wallets, ledger.', true),
    ('care', 'Care', 'Patients and doctors.', false), ('credit', 'Credit', 'Customer credit and schedules.', false);

create function core.set_credential_secret(p_credential uuid, p_secret text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform core.require('setting.manage');
  if coalesce(p_secret, '') = '' or octet_length(p_secret) > 10000 then
    raise exception using errcode = 'KO009', message = 'a secret of up to 10000 bytes is needed', hint = 'secret', column = 'secret';
  end if;
  update core.credential c set secret = core.encrypt_text(p_secret) where c.tenant_id = core.tenant_id() and c.id = p_credential;
  if not found then
    raise exception using errcode = 'KO002', message = 'no such credential';
  end if;
end $$;
comment on function core.set_credential_secret(uuid, text) is 'Keeps the secret of a credential, encrypted.';

create function core.run_retention() returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_policy record;
  v_rows bigint;
  v_total bigint := 0;
begin
  -- What somebody holds, a rule or a row, has its turn the next time.
  for v_policy in select p.tenant_id, p.id, p.table_name, p.keep_days from core.retention_policy p
   where p.is_active and p.action = 'delete' for no key update skip locked loop
    execute format('delete from %1$s x where x.tenant_id = $1 and x.id in (
            select y.id from %1$s y where y.tenant_id = $1 and y.%2$I < clock_timestamp() - make_interval(days => $2)
               for update skip locked)', v_policy.table_name,
        case v_policy.table_name when 'audit.activity' then 'at' when 'audit.event' then 'at'
             when 'core.user_session' then 'last_activity_at' else 'created_at' end)
    using v_policy.tenant_id, v_policy.keep_days;
    get diagnostics v_rows = row_count;
    v_total := v_total + v_rows;
    -- Where nothing was to be deleted, nothing is told either: this runs every few minutes, and the policy is audited.
    update core.retention_policy p set last_run_at = clock_timestamp()
     where v_rows > 0 and p.tenant_id = v_policy.tenant_id and p.id = v_policy.id;
  end loop;
  return v_total;
end $$;
comment on function core.run_retention() is 'Deletes what the retention rules no longer keep.';

grant execute on function core.set_credential_secret(uuid, text) to kontor_app;
commit;
