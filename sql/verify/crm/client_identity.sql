-- Verify kontor:crm/client_identity on pg
begin;
select 1 / (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = 'crm.client_identity'::regclass;
select 1 / (count(*) > 0)::int from pg_policies where schemaname || '.' || tablename = 'crm.client_identity' and cmd = 'SELECT';
select 1 / (not has_table_privilege('kontor_app', 'crm.client_identity', 'update, delete'))::int;
rollback;
