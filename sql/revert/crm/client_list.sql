-- Revert kontor:crm/client_list from pg
begin;
drop view crm.client_list;
commit;
