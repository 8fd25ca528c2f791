-- Verify kontor:report/manager on pg
begin;
select 1 / has_function_privilege('kontor_app', 'report.revenue(date, date, text, uuid, text)', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'report.kpis(date, date, uuid, text)', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'report.funnel(date, date, uuid, text)', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'report.methods(date, date, uuid, text)', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'report.leaderboard(date, date, uuid, text)', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'report.payment_status(date, date, uuid, text)', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'report.commissions_due(uuid, text)', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'report.satisfaction(uuid)', 'execute')::int;
rollback;
