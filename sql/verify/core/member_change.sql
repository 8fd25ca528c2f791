begin;
select 1 / count(*) from pg_class where oid = 'core.member_list'::regclass and 'security_invoker=true' = any (reloptions);
select 1 / (has_function_privilege('kontor_app', 'core.suspend_member(uuid,text)', 'execute'))::int;
select 1 / (not has_function_privilege('kontor_app', 'core.lock_member(uuid,text)', 'execute'))::int;
select 1 / (not has_function_privilege('kontor_app', 'core.put_suspension(uuid,text)', 'execute'))::int;
rollback;
