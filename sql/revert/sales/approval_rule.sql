-- Revert kontor:sales/approval_rule from pg
begin;
drop table sales.approval_rule;
commit;
