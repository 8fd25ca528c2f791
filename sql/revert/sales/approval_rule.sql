-- Revert kontor:sales/approval_rule from pg
begin;
drop function sales.approval_threshold(bigint, text, int);
drop function sales.rules_reached(uuid, bigint, text);
drop table sales.approval_rule;
commit;
