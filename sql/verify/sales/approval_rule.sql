-- Verify kontor:sales/approval_rule on pg
begin;
select 1 / (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = 'sales.approval_rule'::regclass;
select 1 / (count(*) > 0)::int from pg_policies where schemaname || '.' || tablename = 'sales.approval_rule' and cmd = 'SELECT';
select 1 / (not has_table_privilege('kontor_app', 'sales.approval_rule', 'update, delete'))::int;
select 1 / (not has_function_privilege('kontor_app', 'sales.rules_reached(uuid, bigint, text)', 'execute'))::int;
select 1 / (has_function_privilege('kontor_app', 'sales.approval_threshold(bigint, text, int)', 'execute')
            and not has_function_privilege('public', 'sales.approval_threshold(bigint, text, int)', 'execute'))::int;
rollback;
