-- Verify kontor:sales/deal_entry on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.take_client(uuid, jsonb)', 'execute') and not has_function_privilege('kontor_app', 'sales.take_client(uuid, jsonb)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.put_first_payment(sales.deal, jsonb, uuid)', 'execute') and not has_function_privilege('kontor_app', 'sales.put_first_payment(sales.deal, jsonb, uuid)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.enter_deal(uuid, uuid, bigint, text, text, date, date, text, text, uuid, boolean, jsonb, jsonb, text, text, bytea)', 'execute') and has_function_privilege('kontor_app', 'sales.enter_deal(uuid, uuid, bigint, text, text, date, date, text, text, uuid, boolean, jsonb, jsonb, text, text, bytea)', 'execute'))::int;
rollback;
