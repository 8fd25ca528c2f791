-- Verify kontor:sales/payment_checks on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.payment_checks(uuid)', 'execute')
            and has_function_privilege('kontor_app', 'sales.payment_checks(uuid)', 'execute'))::int;
rollback;
