-- Verify kontor:sales/deal_list on pg
begin;
select 1 / ('security_invoker=true' = any (reloptions))::int from pg_class where oid = 'sales.deal_list'::regclass;
select 1 / has_table_privilege('kontor_app', 'sales.deal_list', 'select')::int;
select 1 / ('security_invoker=true' = any (reloptions))::int from pg_class where oid = 'sales.deal_with_trash'::regclass;
select 1 / has_table_privilege('kontor_app', 'sales.deal_with_trash', 'select')::int;
rollback;
