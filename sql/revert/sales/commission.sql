-- Revert kontor:sales/commission from pg
begin;
drop table sales.commission;
commit;
