-- Verify kontor:crm/client on pg
begin;
select 1 / (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = 'crm.client'::regclass;
select 1 / (count(*) > 0)::int from pg_policies where schemaname || '.' || tablename = 'crm.client' and cmd = 'SELECT';
select 1 / (not has_table_privilege('kontor_app', 'crm.client', 'update, delete'))::int;
rollback;
