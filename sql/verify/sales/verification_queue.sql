-- Verify kontor:sales/verification_queue on pg
begin;
select 1 / ('security_invoker=true' = any (reloptions))::int from pg_class where oid = 'sales.verification_queue'::regclass;
select 1 / has_table_privilege('kontor_app', 'sales.verification_queue', 'select')::int;
rollback;
