-- Verify kontor:sales/take_back on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.withdraw(sales.payment)', 'execute') and not has_function_privilege('kontor_app', 'sales.withdraw(sales.payment)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.take_back_payment(uuid)', 'execute') and has_function_privilege('kontor_app', 'sales.take_back_payment(uuid)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.take_back_deal(uuid)', 'execute') and has_function_privilege('kontor_app', 'sales.take_back_deal(uuid)', 'execute'))::int;
rollback;
