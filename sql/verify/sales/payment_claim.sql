-- Verify kontor:sales/payment_claim on pg
begin;
select 1 / (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = 'sales.payment_claim'::regclass;
select 1 / (count(*) > 0)::int from pg_policies where schemaname || '.' || tablename = 'sales.payment_claim' and cmd = 'SELECT';
select 1 / (not has_table_privilege('kontor_app', 'sales.payment_claim', 'update, delete'))::int;
rollback;
