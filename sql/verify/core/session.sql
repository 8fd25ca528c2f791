begin;
select 1 / ('security_invoker=true' = any (reloptions))::int from pg_class where oid = 'core.user_session_list'::regclass;
select 1 / (core.min_client_version() ~ '^[0-9.]+$')::int;
select 1 / (count(*) = 0)::int from core.my_memberships();
select 1 / (not has_function_privilege('kontor_app', 'core.why_outside(uuid)', 'execute'))::int;
rollback;
