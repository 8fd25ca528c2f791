-- Verify kontor:sales/payment_list on pg
begin;
select 1 / ('security_invoker=true' = any (reloptions))::int from pg_class where oid = 'sales.payment_list'::regclass;
select 1 / has_table_privilege('kontor_app', 'sales.payment_list', 'select')::int;
rollback;
