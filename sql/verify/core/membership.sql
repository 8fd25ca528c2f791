begin;
select 1 / (count(*) = 4)::int from pg_class where relnamespace = 'core'::regnamespace and relforcerowsecurity
   and relname in ('role', 'role_permission', 'membership', 'user_permission');
select 1 / (not has_table_privilege('kontor_app', 'core.role_permission', 'insert'))::int;
select 1 / (not has_column_privilege('kontor_app', 'core.membership', 'role_id', 'update'))::int;
select 1 / count(*) from pg_class where oid = 'core.colleague'::regclass and 'security_invoker=true' = any (reloptions);
rollback;
