-- Verify kontor:sales/decision on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.put_decision(sales.payment, text, text)', 'execute') and not has_function_privilege('kontor_app', 'sales.put_decision(sales.payment, text, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.reject_payment(uuid, int, text)', 'execute') and has_function_privilege('kontor_app', 'sales.reject_payment(uuid, int, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.send_back_payment(uuid, int, text)', 'execute') and has_function_privilege('kontor_app', 'sales.send_back_payment(uuid, int, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.drop_commission(sales.payment)', 'execute') and not has_function_privilege('kontor_app', 'sales.drop_commission(sales.payment)', 'execute'))::int;
select 1 / (not has_function_privilege('kontor_app', 'sales.drop_bonus(sales.payment)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.undo_decision(uuid)', 'execute') and has_function_privilege('kontor_app', 'sales.undo_decision(uuid)', 'execute'))::int;
rollback;
