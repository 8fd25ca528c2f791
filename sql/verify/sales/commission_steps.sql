-- Verify kontor:sales/commission_steps on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.lock_commissions(uuid[], text[], boolean)', 'execute') and not has_function_privilege('kontor_app', 'sales.lock_commissions(uuid[], text[], boolean)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.approve_commissions(uuid[])', 'execute') and has_function_privilege('kontor_app', 'sales.approve_commissions(uuid[])', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.unapprove_commissions(uuid[])', 'execute') and has_function_privilege('kontor_app', 'sales.unapprove_commissions(uuid[])', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.hold_commissions(uuid[], text)', 'execute') and has_function_privilege('kontor_app', 'sales.hold_commissions(uuid[], text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.release_commissions(uuid[])', 'execute') and has_function_privilege('kontor_app', 'sales.release_commissions(uuid[])', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.pay_commissions(uuid, date)', 'execute') and has_function_privilege('kontor_app', 'sales.pay_commissions(uuid, date)', 'execute'))::int;
rollback;
