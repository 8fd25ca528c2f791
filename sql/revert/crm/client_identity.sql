-- Revert kontor:crm/client_identity from pg
begin;
drop table crm.client_identity;
commit;
