-- Verify kontor:sales/commission_rule on pg
begin;
select 1 / (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = 'sales.commission_rule'::regclass;
select 1 / (count(*) > 0)::int from pg_policies where schemaname || '.' || tablename = 'sales.commission_rule' and cmd = 'SELECT';
select 1 / (not has_table_privilege('kontor_app', 'sales.commission_rule', 'update, delete'))::int;
rollback;
