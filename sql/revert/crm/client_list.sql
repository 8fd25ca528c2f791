-- Revert kontor:crm/client_list from pg
begin;
drop view crm.client_list, crm.client_with_trash;
commit;
