-- Verify kontor:sales/commission_explained on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.commission_steps(uuid)', 'execute')
            and has_function_privilege('kontor_app', 'sales.commission_steps(uuid)', 'execute'))::int;
rollback;
