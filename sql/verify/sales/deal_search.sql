-- Verify kontor:sales/deal_search on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.find_deals(text, int)', 'execute') and has_function_privilege('kontor_app', 'sales.find_deals(text, int)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.find_payments(text, int)', 'execute') and has_function_privilege('kontor_app', 'sales.find_payments(text, int)', 'execute'))::int;
rollback;
