-- Revert kontor:crm/client_secret from pg
begin;
drop function crm.set_client_notes(uuid, int, text);
drop function crm.client_notes(uuid);
commit;
