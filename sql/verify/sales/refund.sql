-- Verify kontor:sales/refund on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.claw_back(sales.commission, sales.payment, bigint, bigint, bigint, bigint)', 'execute') and not has_function_privilege('kontor_app', 'sales.claw_back(sales.commission, sales.payment, bigint, bigint, bigint, bigint)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.take_commission_back(sales.payment, sales.payment)', 'execute') and not has_function_privilege('kontor_app', 'sales.take_commission_back(sales.payment, sales.payment)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.refund_payment(uuid, int, bigint, text)', 'execute') and has_function_privilege('kontor_app', 'sales.refund_payment(uuid, int, bigint, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.ask_refund(uuid, int, text, bigint)', 'execute') and has_function_privilege('kontor_app', 'sales.ask_refund(uuid, int, text, bigint)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.decline_refund(uuid, int, text)', 'execute') and has_function_privilege('kontor_app', 'sales.decline_refund(uuid, int, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.put_refund_request(sales.payment, bigint, text)', 'execute') and not has_function_privilege('kontor_app', 'sales.put_refund_request(sales.payment, bigint, text)', 'execute'))::int;
rollback;
