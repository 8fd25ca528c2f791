begin;
select 1 / (not has_function_privilege('kontor_app', 'audit.row_changes(text,uuid)', 'execute'))::int;
select 1 / (has_function_privilege('kontor_app', 'audit.record_history(text,uuid)', 'execute'))::int;
rollback;
