-- Logins. CREATEROLE never leaves the functions of kontor_roleadmin, which only kontor_definer's functions call.
-- A password never comes here: the client sends the SCRAM verifier that libpq makes of it.
begin;
set local lock_timeout = '3s';
set local role kontor_owner;

create table core.verification_token (
  tenant_id uuid not null default core.tenant_id(),
  id uuid not null default core.new_id(),
  user_id uuid not null,
  identifier text not null,
  token_hash text not null,
  purpose text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint verification_token_pkey primary key (tenant_id, id),
  constraint verification_token_tenant foreign key (tenant_id) references core.tenant (id),
  constraint verification_token_user foreign key (user_id) references core.app_user (id),
  constraint verification_token_purpose check (purpose in ('invitation', 'email_verification', 'password_reset'))
);
create index verification_token_user_fk on core.verification_token (user_id, tenant_id);
comment on table core.verification_token is 'Codes. Invitations and proofs of an address; only their digests are kept.';
comment on column core.verification_token.user_id is 'Person. Who got the code.';
comment on column core.verification_token.identifier is 'Sent to. The address.';
comment on column core.verification_token.token_hash is 'Digest. SHA-256 of the code.';
comment on column core.verification_token.purpose is 'Purpose. What the code is for.';
comment on column core.verification_token.expires_at is 'Expires. Until when the code can be used.';
comment on column core.verification_token.used_at is 'Used. When the code was used.';
select core.protect('core.verification_token', 'member.manage', p_audit => false, p_notify => false);

create table core.external_account (
  id uuid not null default core.new_id(),
  user_id uuid not null,
  provider text not null,
  provider_account_id text not null,
  scope text not null default '',
  token_expires_at timestamptz,
  access_token bytea,
  refresh_token bytea,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  created_by uuid default core.me(),
  constraint external_account_pkey primary key (id),
  constraint external_account_unique unique (provider, provider_account_id),
  constraint external_account_user foreign key (user_id) references core.app_user (id),
  constraint external_account_text_length check (char_length(provider) <= 60 and char_length(provider_account_id) <= 255 and char_length(scope) <= 1000)
);
create index external_account_user_fk on core.external_account (user_id);
comment on table core.external_account is 'External accounts. Accounts with other services, such as a calendar.';
comment on column core.external_account.user_id is 'Person. Whose account it is.';
comment on column core.external_account.provider is 'Service. Who keeps the account.';
comment on column core.external_account.provider_account_id is 'Account. Name of the account there.';
comment on column core.external_account.scope is 'Scope. What Kontor may do there.';
comment on column core.external_account.token_expires_at is 'Expires. Until when the token is good.';
comment on column core.external_account.access_token is 'Token. Encrypted.';
comment on column core.external_account.refresh_token is 'Refresh token. Encrypted.';
select core.protect_shared('core.external_account', 'id', 'user_id = (select core.me())');
-- Unique among everybody's, as core.app_user.email.
revoke select (provider_account_id) on core.external_account from kontor_app;

set local role kontor_roleadmin;

create function core.check_login(p_login name, p_must_exist boolean) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if p_login is null or p_login !~ '^u_[0-9a-f]{40}$' then
    raise exception using errcode = 'KO009', message = 'not a login of Kontor', hint = 'login';
  elsif p_must_exist and not exists (select from pg_roles r where r.rolname = p_login and not r.rolsuper and not r.rolcreaterole
                                        and not r.rolbypassrls and not r.rolreplication and not r.rolcreatedb) then
    raise exception using errcode = 'KO002', message = 'no such login';
  end if;
end $$;
comment on function core.check_login(name, boolean) is 'Refuses a name that is not a person''s login.';

create function core.check_verifier(p_verifier text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_part text[] := regexp_match(p_verifier, '^SCRAM-SHA-256\$([0-9]{4,6}):([A-Za-z0-9+/]{16,88}={0,2})\$([A-Za-z0-9+/]{43}=):([A-Za-z0-9+/]{43}=)$');
begin
  -- PostgreSQL would take anything else for a password in clear.
  if v_part is null or v_part[1]::int < 4096 or length(v_part[2]) % 4 <> 0
     or encode(decode(v_part[2], 'base64'), 'base64') <> v_part[2]
     or encode(decode(v_part[3], 'base64'), 'base64') <> v_part[3] or encode(decode(v_part[4], 'base64'), 'base64') <> v_part[4] then
    raise exception using errcode = 'KO015', message = 'a SCRAM-SHA-256 verifier is needed';
  end if;
exception when invalid_parameter_value then
  raise exception using errcode = 'KO015', message = 'a SCRAM-SHA-256 verifier is needed';
end $$;
comment on function core.check_verifier(text) is 'Refuses whatever is not a SCRAM verifier, a password in clear above all.';

create function core.write_login(p_login name, p_verifier text, p_valid_until timestamptz default 'infinity') returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform core.check_verifier(p_verifier);
  if exists (select from pg_roles where rolname = p_login) then
    perform core.check_login(p_login, true);
    execute format('alter role %I login password %L valid until %L', p_login, p_verifier, p_valid_until);
    -- Whoever knew the password before may have left settings for whoever comes.
    execute format('alter role %I reset all', p_login);
    execute format('alter role %I in database %I reset all', p_login, current_database());
  else
    perform core.check_login(p_login, false);
    execute format('create role %I login nosuperuser nocreatedb nocreaterole inherit noreplication nobypassrls '
        'connection limit 12 password %L valid until %L', p_login, p_verifier, p_valid_until);
  end if;
  if not pg_has_role(p_login, 'kontor_app', 'member') then
    execute format('grant kontor_app to %I', p_login);
  end if;
  -- A courtesy to the person; the watchdog is the law.
  execute format('alter role %I set statement_timeout = ''60s''', p_login);
  execute format('alter role %I set lock_timeout = ''5s''', p_login);
  execute format('alter role %I set idle_in_transaction_session_timeout = ''60s''', p_login);
end $$;
comment on function core.write_login(name, text, timestamptz) is 'Makes a login, or gives one a new verifier.';

create function core.enable_login(p_login name, p_enabled boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform core.check_login(p_login, true);
  execute format('alter role %I %s', p_login, case when p_enabled then 'login' else 'nologin' end);
end $$;
comment on function core.enable_login(name, boolean) is 'Opens or closes a login.';

-- PostgreSQL lets everybody ALTER ROLE their own password, and tells nobody.
create function core.verifier_digest(p_login name) returns bytea
language plpgsql stable parallel safe security definer cost 10 set search_path = pg_catalog, pg_temp as $$
begin
  return (select sha256(convert_to(r.rolpassword, 'UTF8')) from pg_authid r where r.rolname = p_login);
end $$;
comment on function core.verifier_digest(name) is 'Digest of the verifier that a login has now, to compare with the one that was set.';

grant execute on function core.write_login(name, text, timestamptz), core.enable_login(name, boolean), core.verifier_digest(name) to kontor_definer;

set local role kontor_definer;
-- In every database of the server: a login belongs to all of them, and can change its password from each.
create function core.end_connections(p_login name) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_stat_clear_snapshot();
  return (select count(pg_terminate_backend(a.pid)) from pg_stat_activity a where a.usename = p_login and a.pid <> pg_backend_pid());
end $$;
comment on function core.end_connections(name) is 'Ends every other connection of a login.';

-- Every password goes through here. Whoever is on their way in with the one before is not seen yet and can't be ended: so nobody counts
-- until core.settle_password has seen that the new one is committed.
create function core.put_password(p_user uuid, p_verifier text, p_valid_until timestamptz default 'infinity') returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_login name := (select u.login from core.app_user u where u.id = p_user);
begin
  if not exists (select from pg_roles where rolname = v_login) then
    perform core.write_login(v_login, p_verifier, p_valid_until);
    return;
  end if;
  perform core.end_connections(v_login);
  perform core.write_login(v_login, p_verifier, p_valid_until);
  update core.app_user u
     set password_set_at = clock_timestamp(), password_set_by = core.me(), password_set_in = pg_current_xact_id(),
         trusted_from = 'infinity', verifier_digest = sha256(convert_to(p_verifier, 'UTF8'))
   where u.id = p_user;
  update core.user_session s set ended_at = clock_timestamp() where s.user_id = p_user and s.ended_at is null;
end $$;
comment on function core.put_password(uuid, text, timestamptz) is
    'Gives a person a login, or a new password: sessions and connections end, and nobody gets anywhere until it is settled (core.settle_password).';

create function core.settle_password() returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_user core.app_user;
begin
  select * into v_user from core.app_user u where u.login = session_user and u.trusted_from is not null;
  if not found then
    return true;
  elsif v_user.verifier_digest is distinct from core.verifier_digest(session_user) then
    raise exception using errcode = 'KO008', message = 'the password was changed by somebody else', hint = 'replaced';
  elsif v_user.trusted_from <> 'infinity' then
    return core.is_trusted(v_user.trusted_from, v_user.verifier_digest);
  end if;
  perform core.end_connections(session_user);   -- they may hold the row
  select * into v_user from core.app_user u where u.id = v_user.id for no key update;
  if v_user.password_set_in = pg_current_xact_id() then
    raise exception using errcode = 'KO006', message = 'a password is settled after the transaction that set it';
  end if;
  -- Committed, since it is seen here: whoever begins to connect from now on needs it.
  update core.app_user u set trusted_from = clock_timestamp() where u.id = v_user.id and u.trusted_from = 'infinity';
  perform core.end_connections(session_user);
  return false;
end $$;
comment on function core.settle_password() is
    'Call it first on every connection of a person who signs in. True: it counts. False: a new password holds from now on, and it has to be made once more.';

-- RFC 5803, for the one password that the server makes itself: an invitation code, sent back once and never stored.
create function core.scram_verifier(p_password text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_salt bytea := ext.gen_random_bytes(16);
  v_key bytea := convert_to(p_password, 'UTF8');
  v_block bytea := ext.hmac(v_salt || '\x00000001'::bytea, v_key, 'sha256');
  v_salted bit(256) := ('x' || encode(v_block, 'hex'))::bit(256);
  v_client bytea;
begin
  for i in 2..4096 loop
    v_block := ext.hmac(v_block, v_key, 'sha256');
    v_salted := v_salted # ('x' || encode(v_block, 'hex'))::bit(256);
  end loop;
  v_block := '';
  for i in 0..3 loop
    v_block := v_block || int8send(substring(v_salted from i * 64 + 1 for 64)::bit(64)::bigint);
  end loop;
  v_client := ext.hmac('Client Key'::bytea, v_block, 'sha256');
  return format('SCRAM-SHA-256$4096:%s$%s:%s', encode(v_salt, 'base64'), encode(sha256(v_client), 'base64'),
      encode(ext.hmac('Server Key'::bytea, v_block, 'sha256'), 'base64'));
end $$;
comment on function core.scram_verifier(text) is 'The SCRAM-SHA-256 verifier of a code that the server made.';

grant execute on function core.settle_password() to kontor_app;
commit;
