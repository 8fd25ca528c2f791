-- Verify kontor:sales/deal_steps on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.submit_draft(uuid, int)', 'execute') and has_function_privilege('kontor_app', 'sales.submit_draft(uuid, int)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.set_deal_status(sales.deal, text, text)', 'execute') and not has_function_privilege('kontor_app', 'sales.set_deal_status(sales.deal, text, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.hold_deal(uuid, int)', 'execute') and has_function_privilege('kontor_app', 'sales.hold_deal(uuid, int)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.resume_deal(uuid, int)', 'execute') and has_function_privilege('kontor_app', 'sales.resume_deal(uuid, int)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.cancel_deal(uuid, int, text)', 'execute') and has_function_privilege('kontor_app', 'sales.cancel_deal(uuid, int, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.restore_deal(uuid)', 'execute') and has_function_privilege('kontor_app', 'sales.restore_deal(uuid)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.delete_deal(uuid, int)', 'execute') and has_function_privilege('kontor_app', 'sales.delete_deal(uuid, int)', 'execute'))::int;
rollback;
