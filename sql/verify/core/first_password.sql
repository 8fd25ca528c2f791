begin;
select 1 / (not has_function_privilege('kontor_app', 'core.void_first_passwords(uuid)', 'execute'))::int;
select 1 / (not has_function_privilege('kontor_app', 'core.void_if_lost(uuid)', 'execute'))::int;
rollback;
