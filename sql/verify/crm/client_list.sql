-- Verify kontor:crm/client_list on pg
begin;
select 1 / ('security_invoker=true' = any (reloptions))::int from pg_class where oid = 'crm.client_list'::regclass;
select 1 / has_table_privilege('kontor_app', 'crm.client_list', 'select')::int;
select 1 / ('security_invoker=true' = any (reloptions))::int from pg_class where oid = 'crm.client_with_trash'::regclass;
select 1 / has_table_privilege('kontor_app', 'crm.client_with_trash', 'select')::int;
rollback;
