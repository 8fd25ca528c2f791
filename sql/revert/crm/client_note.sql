-- Revert kontor:crm/client_note from pg
begin;
drop table crm.client_note;
commit;
