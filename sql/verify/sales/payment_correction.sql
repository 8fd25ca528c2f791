-- Verify kontor:sales/payment_correction on pg
begin;
select 1 / has_function_privilege('kontor_app', 'sales.correct_reference(uuid, int, text)', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'sales.ask_for_payment(uuid)', 'execute')::int;
select 1 / has_function_privilege('kontor_app', 'sales.hand_over_payment(uuid)', 'execute')::int;
rollback;
