-- Verify kontor:sales/verification on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.claim_payment(uuid)', 'execute') and has_function_privilege('kontor_app', 'sales.claim_payment(uuid)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.release_payment(uuid)', 'execute') and has_function_privilege('kontor_app', 'sales.release_payment(uuid)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.take_decision(uuid, int)', 'execute') and not has_function_privilege('kontor_app', 'sales.take_decision(uuid, int)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.open_slot(sales.payment)', 'execute') and not has_function_privilege('kontor_app', 'sales.open_slot(sales.payment)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.approve_payment(uuid, int, text)', 'execute') and has_function_privilege('kontor_app', 'sales.approve_payment(uuid, int, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.approve_payments(uuid[], int[])', 'execute') and has_function_privilege('kontor_app', 'sales.approve_payments(uuid[], int[])', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.is_mine(sales.payment)', 'execute') and not has_function_privilege('kontor_app', 'sales.is_mine(sales.payment)', 'execute'))::int;
rollback;
