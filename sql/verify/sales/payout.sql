-- Verify kontor:sales/payout on pg
begin;
select 1 / (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = 'sales.commission_payout'::regclass;
select 1 / (count(*) > 0)::int from pg_policies where schemaname || '.' || tablename = 'sales.commission_payout' and cmd = 'SELECT';
select 1 / (not has_table_privilege('kontor_app', 'sales.commission_payout', 'update, delete'))::int;
rollback;
