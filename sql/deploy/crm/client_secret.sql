-- Deploy kontor:crm/client_secret to pg
-- Private notes about a client: encrypted at rest, in the clear only for who may see and edit the client.
begin;
set local lock_timeout = '3s';
set local role kontor_definer;

create function crm.client_notes(p_client uuid) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_client crm.client;
begin
  perform core.require('client.read');
  select * into v_client from crm.client c where c.tenant_id = (select core.tenant_id()) and c.id = p_client;
  if not found or not (core.sees_all('client.read') or v_client.owner_id = any (core.seen_owners('client.read'))) then
    raise exception using errcode = 'KO002', message = 'no such client';
  elsif not (core.sees_all('client.write') or v_client.owner_id = any (core.seen_owners('client.write'))) then
    raise exception using errcode = 'KO001', message = 'private notes are for who looks after the client', hint = 'client.write';
  end if;
  return case when v_client.notes_encrypted is null then '' else core.decrypt_text(v_client.notes_encrypted) end;
end $$;
comment on function crm.client_notes(uuid) is 'The private notes about a client, for who may edit the client.';

create function crm.set_client_notes(p_client uuid, p_version int, p_notes text) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_client crm.client;
begin
  perform crm.client_notes(p_client);
  if char_length(p_notes) > 10000 then
    raise exception using errcode = 'KO009', message = '10000 characters at most', hint = 'notes', column = 'notes';
  end if;
  update crm.client c set notes_encrypted = case when coalesce(p_notes, '') <> '' then core.encrypt_text(p_notes) end
   where c.tenant_id = (select core.tenant_id()) and c.id = p_client and c.version = coalesce(p_version, c.version) returning * into v_client;
  if not found then
    raise exception using errcode = 'KO003', message = 'the client changed since you looked';
  end if;
  return v_client.version;
end $$;
comment on function crm.set_client_notes(uuid, int, text) is 'Replaces the private notes about a client; returns the client''s new version.';

grant execute on function crm.client_notes(uuid), crm.set_client_notes(uuid, int, text) to kontor_app;
commit;
