-- Verify kontor:sales/commission on pg
begin;
select 1 / (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = 'sales.commission'::regclass;
select 1 / (count(*) > 0)::int from pg_policies where schemaname || '.' || tablename = 'sales.commission' and cmd = 'SELECT';
select 1 / (not has_table_privilege('kontor_app', 'sales.commission', 'update, delete'))::int;
rollback;
