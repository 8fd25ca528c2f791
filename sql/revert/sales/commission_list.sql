-- Revert kontor:sales/commission_list from pg
begin;
drop view sales.commission_list;
commit;
