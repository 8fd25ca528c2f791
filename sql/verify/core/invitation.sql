begin;
select 1 / has_function_privilege('kontor_app', 'core.accept_invitation(uuid, text, text)', 'execute')::int;
select 1 / (not has_function_privilege('public', 'core.accept_invitation(uuid, text, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'core.free_login(text, text)', 'execute'))::int;
select 1 / (not has_function_privilege('kontor_app', 'core.put_invitation(uuid)', 'execute'))::int;
rollback;
