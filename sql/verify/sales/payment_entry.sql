-- Verify kontor:sales/payment_entry on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.take_receipt(uuid, text, text, bytea)', 'execute') and not has_function_privilege('kontor_app', 'sales.take_receipt(uuid, text, text, bytea)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.stage_of(text, uuid)', 'execute') and not has_function_privilege('kontor_app', 'sales.stage_of(text, uuid)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.refuse_duplicate(text)', 'execute') and not has_function_privilege('kontor_app', 'sales.refuse_duplicate(text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.put_payment(sales.deal, uuid, bigint, text, text, date, text, text, text, uuid)', 'execute') and not has_function_privilege('kontor_app', 'sales.put_payment(sales.deal, uuid, bigint, text, text, date, text, text, text, uuid)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.record_payment(uuid, uuid, bigint, text, text, date, text, text, text, uuid, text, text, bytea)', 'execute') and has_function_privilege('kontor_app', 'sales.record_payment(uuid, uuid, bigint, text, text, date, text, text, text, uuid, text, text, bytea)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.replace_receipt(uuid, int, text, text, bytea, uuid)', 'execute') and has_function_privilege('kontor_app', 'sales.replace_receipt(uuid, int, text, text, bytea, uuid)', 'execute'))::int;
rollback;
