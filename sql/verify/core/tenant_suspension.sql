begin;
select 1 / has_function_privilege('kontor_app', 'core.suspend_tenant(uuid, text)', 'execute')::int;
select 1 / (not has_function_privilege('public', 'core.suspend_tenant(uuid, text)', 'execute'))::int;
select 1 / (not has_function_privilege('kontor_app', 'core.lock_tenant(uuid)', 'execute'))::int;
select 1 / (not has_function_privilege('kontor_app', 'core.put_tenant_suspension(uuid, text)', 'execute'))::int;
rollback;
