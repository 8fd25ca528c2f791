-- Verify kontor:sales/deal on pg
begin;
select 1 / (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = 'sales.deal'::regclass;
select 1 / (count(*) > 0)::int from pg_policies where schemaname || '.' || tablename = 'sales.deal' and cmd = 'SELECT';
select 1 / (not has_table_privilege('kontor_app', 'sales.deal', 'update, delete'))::int;
rollback;
