-- Verify kontor:report/sales_home on pg
begin;
select 1 / has_function_privilege('kontor_app', 'report.my_month()', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'report.my_weeks(int)', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'report.my_open_states()', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'report.my_steps(int)', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'report.my_days(date, date)', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'report.my_open_ages()', 'execute')::int;
rollback;
