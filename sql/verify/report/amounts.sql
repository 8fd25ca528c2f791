-- Verify kontor:report/amounts on pg
begin;
select 1 / has_function_privilege('kontor_app', 'report.amounts(text[], date, date, uuid, text, boolean, boolean)', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'report.rates(date, text)', 'execute')::int;
rollback;
