-- Verify kontor:sales/payment on pg
begin;
select 1 / (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = 'sales.payment'::regclass;
select 1 / (count(*) > 0)::int from pg_policies where schemaname || '.' || tablename = 'sales.payment' and cmd = 'SELECT';
select 1 / (not has_table_privilege('kontor_app', 'sales.payment', 'update, delete'))::int;
rollback;
