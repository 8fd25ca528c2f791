-- Revert kontor:sales/deal_list from pg
begin;
drop view sales.deal_list, sales.deal_with_trash;
commit;
