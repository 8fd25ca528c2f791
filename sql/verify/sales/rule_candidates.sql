-- Verify kontor:sales/rule_candidates on pg
begin;
select 1 / has_function_privilege('kontor_app', 'sales.rule_candidates(uuid, date)', 'execute')::int;
rollback;
