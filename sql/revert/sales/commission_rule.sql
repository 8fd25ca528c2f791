-- Revert kontor:sales/commission_rule from pg
begin;
drop table sales.commission_rule;
commit;
