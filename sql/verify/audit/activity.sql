begin;
select 1 / count(*) from pg_policies where schemaname = 'audit' and tablename = 'change' and policyname = 'change_read';
select 1 / has_function_privilege('kontor_app', 'audit.tell_outcome(uuid, text, bigint)', 'execute')::int;
select 1 / (not has_table_privilege('kontor_app', 'audit.activity', 'insert'))::int;
rollback;
