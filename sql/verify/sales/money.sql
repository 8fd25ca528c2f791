-- Verify kontor:sales/money on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.today(uuid)', 'execute') and not has_function_privilege('kontor_app', 'sales.today(uuid)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.today()', 'execute') and has_function_privilege('kontor_app', 'sales.today()', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.rate_on(uuid, text, text, date)', 'execute') and not has_function_privilege('kontor_app', 'sales.rate_on(uuid, text, text, date)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.quoted_rate(uuid, text, text, date)', 'execute') and not has_function_privilege('kontor_app', 'sales.quoted_rate(uuid, text, text, date)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.share(bigint, text, numeric, numeric, text)', 'execute') and not has_function_privilege('kontor_app', 'sales.share(bigint, text, numeric, numeric, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.part(bigint, bigint, bigint)', 'execute') and not has_function_privilege('kontor_app', 'sales.part(bigint, bigint, bigint)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.convert(uuid, bigint, text, text, date)', 'execute') and not has_function_privilege('kontor_app', 'sales.convert(uuid, bigint, text, text, date)', 'execute'))::int;
rollback;
