-- Verify kontor:report/verifier_home on pg
begin;
select 1 / has_function_privilege('kontor_app', 'report.verifier_today()', 'execute')::int;
rollback;
