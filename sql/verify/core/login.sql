begin;
select core.check_verifier(core.scram_verifier('x'));
select 1 / (not has_function_privilege('kontor_app', 'core.write_login(name,text,timestamptz)', 'execute'))::int;
select 1 / (not has_function_privilege('kontor_app', 'core.enable_login(name,boolean)', 'execute'))::int;
select 1 / (not has_function_privilege('kontor_app', 'core.verifier_digest(name)', 'execute'))::int;
select 1 / (not has_function_privilege('kontor_app', 'core.put_password(uuid,text,timestamptz)', 'execute'))::int;
select 1 / (not has_function_privilege('kontor_app', 'core.end_connections(name)', 'execute'))::int;
select 1 / (count(*) = 3)::int from pg_proc where proowner = 'kontor_roleadmin'::regrole and prosecdef;
rollback;
