begin;
select 1 / (not has_function_privilege('kontor_app', 'core.seen_table(text,uuid)', 'execute'))::int;
rollback;
