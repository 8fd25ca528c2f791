-- Revert kontor:crm/client from pg
begin;
drop table crm.client;
drop extension if exists btree_gin;
commit;
