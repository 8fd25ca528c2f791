-- Verify kontor:sales/invoice on pg
begin;
select 1 / (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = 'sales.invoice'::regclass;
select 1 / (count(*) > 0)::int from pg_policies where schemaname || '.' || tablename = 'sales.invoice' and cmd = 'SELECT';
select 1 / (not has_table_privilege('kontor_app', 'sales.invoice', 'update, delete'))::int;
rollback;
