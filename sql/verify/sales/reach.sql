-- Verify kontor:sales/reach on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.reaches(text, uuid)', 'execute') and not has_function_privilege('kontor_app', 'sales.reaches(text, uuid)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.lock_deal(uuid, int, text)', 'execute') and not has_function_privilege('kontor_app', 'sales.lock_deal(uuid, int, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.lock_payment(uuid, int, text)', 'execute') and not has_function_privilege('kontor_app', 'sales.lock_payment(uuid, int, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.my_role_key()', 'execute') and not has_function_privilege('kontor_app', 'sales.my_role_key()', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.name_of(uuid)', 'execute') and not has_function_privilege('kontor_app', 'sales.name_of(uuid)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.reason(text)', 'execute') and not has_function_privilege('kontor_app', 'sales.reason(text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.approval_slots(uuid, bigint, text)', 'execute') and not has_function_privilege('kontor_app', 'sales.approval_slots(uuid, bigint, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.payment_slots(uuid, uuid, bigint, text)', 'execute') and not has_function_privilege('kontor_app', 'sales.payment_slots(uuid, uuid, bigint, text)', 'execute'))::int;
rollback;
