-- Revert kontor:sales/rule_candidates from pg
begin;
drop function sales.rule_candidates(uuid, date);
commit;
