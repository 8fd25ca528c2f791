begin;
select 1 / (count(*) >= 5)::int from core.maintain();
select 1 / (not has_function_privilege('kontor_app', 'core.maintain()', 'execute'))::int;
rollback;
