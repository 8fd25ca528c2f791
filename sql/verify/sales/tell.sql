-- Verify kontor:sales/tell on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.tell(sales.payment, text, text, text)', 'execute')
            and not has_function_privilege('kontor_app', 'sales.tell(sales.payment, text, text, text)', 'execute'))::int;
rollback;
