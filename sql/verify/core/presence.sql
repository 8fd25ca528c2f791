begin;
select 1 / (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = 'core.presence'::regclass;
select 1 / (not has_any_column_privilege('kontor_app', 'core.presence', 'insert, update'))::int;
select 1 / (has_function_privilege('kontor_app', 'core.keep_present(uuid,text,uuid,boolean)', 'execute')
        and not has_function_privilege('kontor_app', 'core.others_present(text,uuid)', 'execute'))::int;
rollback;
