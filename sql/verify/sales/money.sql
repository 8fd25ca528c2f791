-- Verify kontor:sales/money on pg
begin;
select 1 / (not has_function_privilege('public', 'sales.convert(uuid, bigint, text, text, date)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.share(bigint, text, numeric, numeric, text)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.rate_on(uuid, text, text, date)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.quoted_rate(uuid, text, text, date)', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.today()', 'execute'))::int;
select 1 / (not has_function_privilege('public', 'sales.today(uuid)', 'execute'))::int;
rollback;
