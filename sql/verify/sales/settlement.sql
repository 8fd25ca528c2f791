-- Verify kontor:sales/settlement on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.issue_invoice(sales.payment, text)', 'execute') and not has_function_privilege('kontor_app', 'sales.issue_invoice(sales.payment, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.applying_rule(uuid, uuid, date)', 'execute') and not has_function_privilege('kontor_app', 'sales.applying_rule(uuid, uuid, date)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.verified_in(uuid, uuid, date, text)', 'execute') and not has_function_privilege('kontor_app', 'sales.verified_in(uuid, uuid, date, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.earn_commission(sales.payment)', 'execute') and not has_function_privilege('kontor_app', 'sales.earn_commission(sales.payment)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.streak_before(uuid, uuid, date)', 'execute') and not has_function_privilege('kontor_app', 'sales.streak_before(uuid, uuid, date)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.count_day(uuid, uuid, date, int, int, bigint)', 'execute') and not has_function_privilege('kontor_app', 'sales.count_day(uuid, uuid, date, int, int, bigint)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.uncount_payment(sales.payment)', 'execute') and not has_function_privilege('kontor_app', 'sales.uncount_payment(sales.payment)', 'execute'))::int;
rollback;
