-- Verify kontor:sales/approval on pg
begin;
select 1 / (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = 'sales.payment_approval'::regclass;
select 1 / (count(*) > 0)::int from pg_policies where schemaname || '.' || tablename = 'sales.payment_approval' and cmd = 'SELECT';
select 1 / (not has_table_privilege('kontor_app', 'sales.payment_approval', 'update, delete'))::int;
rollback;
